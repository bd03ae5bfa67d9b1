import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Store } from '../../src/store/contract.ts'
import type { JournalEntry, Lease, Place } from '../../src/store/journal.ts'
import { stringsIn } from '../../src/store/texts.ts'
import { walkedModel } from '../support/walked-model.ts'
import { gathered, link, node, type Open } from './asking.ts'

const place: Place = { input: 'i', since: 's', round: 2, items: 7, line: 3, putOff: 9, report: '{"a":1}' }
const lease = (purpose = 'import of x'): Lease => ({
  ...{ token: randomUUID(), purpose, pid: 5, host: 'here' },
  since: '2026-01-01T00:00:00Z',
})

/** What imports keep beside the graph. */
export function journalingSuite(open: Open): void {
  describe('the journal', () => {
    let store: Store
    let token: string
    beforeEach(async () => {
      store = await open(walkedModel)
      const held = lease()
      token = held.token
      expect(await store.journal.take(held)).toBe(true)
    })
    afterEach(() => store.close())

    const keep = (entry: Partial<JournalEntry>) =>
      store.write({ nodes: [], links: [], journal: () => ({ source: 'x', token, waiting: [], ...entry }) })
    const lines = (round: number, ...numbers: number[]) =>
      numbers.map((number) => ({ round, number, text: `line ${number}` }))

    test('keeps the place of a run by its source, and forgets it', async () => {
      expect(await store.journal.place('x')).toBeUndefined()
      await keep({ place: { ...place, items: 1 } })
      await keep({ place })
      await keep({ source: 'y', place: { ...place, input: 'other' } })
      await keep({})
      expect(await store.journal.place('x')).toEqual(place)
      await keep({ place: null })
      expect(await store.journal.place('x')).toBeUndefined()
      expect(await store.journal.place('y')).toMatchObject({ input: 'other' })
    })

    test('keeps what waits, and reads it in order of number by source and round', async () => {
      await keep({ waiting: [...lines(2, 10, 9, 2), ...lines(3, 1)] })
      await keep({ source: 'y', waiting: lines(2, 3) })
      await keep({ waiting: [{ round: 2, number: 9, text: 'again' }] })
      const numbers = async (round: number, after: number, limit = 100) =>
        (await store.journal.waiting('x', round, after, limit)).map(({ number }) => number)
      expect(await numbers(2, 0)).toEqual([2, 9, 10])
      expect(await numbers(2, 2)).toEqual([9, 10])
      expect(await numbers(2, 0, 2)).toEqual([2, 9])
      expect(await numbers(3, 0)).toEqual([1])
      expect(await numbers(4, 0)).toEqual([])
      expect(await store.journal.waiting('x', 2, 8, 1)).toEqual([{ round: 2, number: 9, text: 'again' }])
    })

    test('drops what waits in runs without a place, and nothing else', async () => {
      await keep({ source: 'a', waiting: lines(2, 1, 2) })
      await keep({ place, waiting: lines(2, 1, 2) })
      await keep({ source: 'z', waiting: lines(3, 1) })
      await store.journal.sweep()
      expect(await store.journal.waiting('a', 2, 0, 10)).toEqual([])
      expect(await store.journal.waiting('z', 3, 0, 10)).toEqual([])
      expect(await store.journal.waiting('x', 2, 0, 10)).toHaveLength(2)
    })

    test('is told the outcomes of its batch, and is no change of the graph', async () => {
      const nodes = [node('artist:x'), node('song:y')]
      await store.write({ nodes, links: [] })
      const before = { revision: await store.revision(), stats: await store.stats() }
      let told: unknown
      const written = await store.write({
        ...{ nodes, links: [link('WROTE', 'artist:none', 'song:y')] },
        journal: (outcomes) => {
          told = { nodes: outcomes.nodes, links: outcomes.links }
          return { source: 'x', token, place, waiting: lines(2, 1) }
        },
      })
      expect(told).toEqual({ nodes: ['unchanged', 'unchanged'], links: ['missing-end'] })
      expect(written.revision).toBe(before.revision)
      expect({ revision: await store.revision(), stats: await store.stats() }).toEqual(before)
      expect(await gathered(store.scanNodes())).toHaveLength(2)
      const surveyed: string[] = []
      for await (const { ids } of store.surveyNodes(() => [])) surveyed.push(...stringsIn(ids))
      expect(surveyed.sort()).toEqual(['artist:x', 'song:y'])
    })

    test('goes with its batch: when that fails nothing of it is kept', async () => {
      const wrong = { kind: 'Nothing', id: 'nothing:x', properties: {} }
      const journal = () => ({ source: 'x', token, place, waiting: lines(2, 1) })
      await expect(store.write({ nodes: [node('artist:x'), wrong], links: [], journal })).rejects.toThrow()
      const failing = () => {
        throw new Error('the journal fails')
      }
      await expect(store.write({ nodes: [node('artist:x')], links: [], journal: failing })).rejects.toThrow()
      expect(await store.journal.place('x')).toBeUndefined()
      expect(await store.journal.waiting('x', 2, 0, 10)).toEqual([])
      expect(await gathered(store.scanNodes())).toEqual([])
    })

    test('lets one hold the store, who may renew and release it; the next takes it over by name', async () => {
      const other = lease('merge')
      expect(await store.journal.take(other)).toBe(false)
      expect(await store.journal.take(other, randomUUID())).toBe(false)
      const held = (await store.journal.holder())!
      expect(held).toMatchObject({ token, purpose: 'import of x', pid: 5, host: 'here', since: '2026-01-01T00:00:00Z' })
      await new Promise((resolve) => setTimeout(resolve, 30))
      const { quiet } = (await store.journal.holder())!
      expect(quiet).toBeGreaterThanOrEqual(held.quiet + 20)
      const asked = performance.now()
      expect(await store.journal.renew(token)).toBe(true)
      const renewed = (await store.journal.holder())!
      // Not renewed, it would have been quiet for longer than the question took.
      expect(renewed.quiet).toBeLessThanOrEqual(Math.ceil(performance.now() - asked) + 1)

      expect(await store.journal.take(other, token)).toBe(true)
      expect(await store.journal.renew(token)).toBe(false)
      await store.journal.release(token)
      expect(await store.journal.holder()).toMatchObject({ token: other.token, purpose: 'merge' })
      await store.journal.release(other.token)
      expect(await store.journal.holder()).toBeUndefined()
    })

    test("keeps nothing of a batch whose lease is another's by now", async () => {
      await store.journal.take(lease('merge'), token)
      const late = store.write({
        ...{ nodes: [node('artist:x')], links: [] },
        journal: () => ({ source: 'x', token, place, waiting: [] }),
      })
      await expect(late).rejects.toMatchObject({ code: 'STORE_BUSY' })
      expect(await gathered(store.scanNodes())).toEqual([])
      expect(await store.journal.place('x')).toBeUndefined()
    })

    test('is taken by one of many who try at once', async () => {
      await store.journal.release(token)
      const taken = await Promise.all(Array.from({ length: 6 }, () => store.journal.take(lease())))
      expect(taken.filter(Boolean)).toHaveLength(1)
    })
  })
}
