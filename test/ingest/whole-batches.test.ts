import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { openStore } from '../../src/store/open.ts'
import { wholeBatchesTest } from './whole-batches.ts'

const folder = mkdtempSync(join(tmpdir(), 'linernotes-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

wholeBatchesTest(() => openStore({ engine: 'sqlite', file: join(folder, 'a.db'), readers: 1 }), 3_000)
