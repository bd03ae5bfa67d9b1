import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { synthetic } from '../../seed/importers/synthetic/synthetic.ts'
import { ingest } from '../../src/ingest/ingest.ts'
import { openStore } from '../../src/store/open.ts'
import { withWrite } from './with-write.ts'

test('who reads while an import writes sees whole batches only', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'linernotes-test-'))
  const open = () => openStore({ engine: 'sqlite', file: join(folder, 'a.db'), readers: 1 })
  const [writing, reading] = [await open(), await open()]
  onTestFinished(async () => {
    await writing.close()
    await reading.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** What there is after each batch. */
  const whole = new Set(['0 0'])
  let [nodes, links] = [0, 0]
  const isNew = (outcome: string) => outcome === 'created'
  const counting = withWrite(writing, async (batch) => {
    const written = await writing.write(batch)
    nodes += written.nodes.filter(isNew).length
    links += written.links.filter(isNew).length
    whole.add(`${nodes} ${links}`)
    return written
  })

  let done = false
  const seen: string[] = []
  const sum = (counts: readonly { readonly count: number }[]) => counts.reduce((all, { count }) => all + count, 0)
  const read = async () => {
    while (!done) {
      const stats = await reading.stats()
      seen.push(`${sum(stats.nodes)} ${sum(stats.links)}`)
    }
  }
  const items = synthetic.read([], { flags: { nodes: '3000', seed: '1' } })
  const run = ingest(counting, items, { batchSize: 400 }).finally(() => {
    done = true
  })
  await Promise.all([run, read()])
  expect(seen.filter((counts) => !whole.has(counts))).toEqual([])
  expect(new Set(seen).size).toBeGreaterThan(3)
})
