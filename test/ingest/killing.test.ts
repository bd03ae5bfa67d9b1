import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { kill } from './killing.ts'

const folder = mkdtempSync(join(tmpdir(), 'linernotes-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let files = 0

test.each([
  ['of many batches', { nodes: 2_000 }],
  // The first is so large that indexes are put off.
  ['of few batches', { nodes: 4_000, batchSize: 6_000 }],
])(
  'an import on SQLite %s that is killed five times ends with the graph of one that is not',
  async (_, size) => {
    const empty = async () => {
      const file = join(folder, `${files++}.db`)
      return { config: { engine: 'sqlite', file, readers: 1 } as const, ...size }
    }
    expect(await kill(empty, { kills: 5, seed: 1 })).toBeGreaterThan(0)
  },
  300_000,
)
