import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { openSqlite } from '../../src/store/sqlite/engine.ts'
import type { Open } from './asking.ts'
import { deadlineSuite } from './deadlines.ts'
import { storeSuite } from './suite.ts'

const folder = mkdtempSync(join(tmpdir(), 'linernotes-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let files = 0

storeSuite('SQLite in memory', async (model) => openSqlite({ engine: 'sqlite', file: ':memory:', readers: 0 }, model), {
  cases: 250,
  perGraph: 8,
})

const inFile: Open = async (model) =>
  openSqlite({ engine: 'sqlite', file: join(folder, `${files++}.db`), readers: 1 }, model)

storeSuite('SQLite in a file', inFile, { cases: 60, perGraph: 8 })
deadlineSuite('SQLite in a file', inFile)
