import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { kill } from './killing.ts'

const folder = mkdtempSync(join(tmpdir(), 'linernotes-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('an import on SQLite that is killed ten times ends with the graph of one that is not', async () => {
  let files = 0
  const empty = async () => {
    const file = join(folder, `${files++}.db`)
    return { config: { engine: 'sqlite', file, readers: 1 } as const, nodes: 2_000 }
  }
  expect(await kill(empty, { kills: 10, seed: 1 })).toBeGreaterThan(0)
}, 300_000)
