import { expect, test } from 'vitest'
import { synthetic } from '../../seed/importers/synthetic/synthetic.ts'
import { ingest } from '../../src/ingest/ingest.ts'
import type { Store } from '../../src/store/contract.ts'
import { withWrite } from './with-write.ts'

/**
 * On an engine; `open` opens one and the same store, that is empty at first. `passing`: the engine moves its counts one
 * after another while a batch comes in, so now and then what is read lies between two states of the graph, no further.
 */
export function wholeBatchesTest(open: () => Promise<Store>, nodes: number, { passing = false } = {}): void {
  test('who reads while an import writes sees whole batches only', async () => {
    const [writing, reading] = [await open(), await open()]
    // Its thread is begun: else an import may be through before the first answer.
    await reading.stats()
    /** What there is after each batch. */
    const whole = new Set(['0 0'])
    let [written, joined] = [0, 0]
    const isNew = (outcome: string) => outcome === 'created'
    const counting = withWrite(writing, async (batch) => {
      const outcomes = await writing.write(batch)
      written += outcomes.nodes.filter(isNew).length
      joined += outcomes.links.filter(isNew).length
      whole.add(`${written} ${joined}`)
      return outcomes
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
    const items = synthetic.read([], { flags: { nodes: `${nodes}`, seed: '1' } })
    const run = ingest(counting, items, { batchSize: 400 }).finally(() => {
      done = true
    })
    await Promise.all([run, read()])
    await writing.close()
    await reading.close()
    const torn = seen.filter((counts) => !whole.has(counts))
    const states = [...whole].map(numbers)
    const isBetween = (counts: string) =>
      states.some((before, place) => isWithin(numbers(counts), before, states[place + 1] ?? before))
    expect(passing ? torn.filter((counts) => !isBetween(counts)) : torn).toEqual([])
    expect(torn.length).toBeLessThanOrEqual(seen.length / 50)
    expect(new Set(seen).size).toBeGreaterThan(3)
  })
}

function numbers(counts: string): number[] {
  return counts.split(' ').map(Number)
}

function isWithin(counts: readonly number[], least: readonly number[], most: readonly number[]): boolean {
  return counts.every((count, place) => count >= least[place]! && count <= most[place]!)
}
