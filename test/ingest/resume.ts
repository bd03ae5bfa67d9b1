import { describe, expect, test } from 'vitest'
import { ingest } from '../../src/ingest/ingest.ts'
import { rounds } from '../../src/ingest/put-off.ts'
import type { Report } from '../../src/ingest/report.ts'
import type { Store } from '../../src/store/contract.ts'
import { lines, linksOf, nodesOf } from './loading.ts'
import { withWrite } from './with-write.ts'

/*
 * A graph that has every reason to wait: links to nodes further on by id and by name, an entry that only adds to a node
 * further on, redirects before their nodes, citations that are described later and one that never is, refusals of each.
 */
const artist = (n: number, more: object = {}) => ({
  ...{ kind: 'Artist', id: `artist:${n}`, properties: { name: `A${n}` }, sources: [`S${n % 3}`] },
  ...more,
})
const entries = [
  { kind: 'Artist', id: 'artist:8', properties: { type: 'PERSON' } },
  ...Array.from({ length: 12 }, (_, n) =>
    artist(n, {
      links: [
        { type: 'DIRECTED', to: { id: `video:${n % 4}` }, sources: ['https://example.org/a'] },
        { type: 'PERFORMED', to: { kind: 'Song', title: `Song ${n % 5}` } },
        { type: 'WROTE', to: { id: 'song:never' } },
        ...(n % 4 === 0 ? [{ type: 'CLAPPED' }] : []),
      ],
    }),
  ),
  { kind: 'Artist', id: 'artist:nobody', properties: { type: 'GROUP' } },
  { kind: 'Artist', properties: { name: 'Told by name' }, sources: ['S404'] },
  ...Array.from({ length: 4 }, (_, n) => ({ kind: 'Video', id: `video:${n}`, properties: { title: `V${n}` } })),
  { kind: 'Nothing' },
  ...Array.from({ length: 3 }, (_, n) => ({ kind: 'Source', id: `source:S${n}`, properties: { name: `S${n}` } })),
]
const redirect = { redirect: { redirect: 'artist:old', into: 'artist:3' }, origin: { file: 'a.jsonl', line: 99 } }
const items = [redirect, ...lines(...entries)]
const options = { source: 'test', input: 'the same', batchSize: 7 }

async function graphOf(store: Store) {
  return {
    nodes: await nodesOf(store),
    links: await linksOf(store),
    old: await store.find([{ by: 'id', id: 'artist:old' }]),
    runs: (await store.stats()).runs.map(({ finishedAt: _, ...run }) => run),
    waits: await waitingIn(store),
    place: await store.journal.place('test'),
    holder: await store.journal.holder(),
  }
}

async function waitingIn({ journal }: Store): Promise<number> {
  const lines = await Promise.all(Object.values(rounds).map((round) => journal.waiting('test', round, 0, 999)))
  return lines.flat().length
}

const told = ({ seconds: _, takenBefore: __, ...report }: Report) => ({ ...report, tallies: new Map(report.tallies) })

class Cut extends Error {}

/** Cut off when it has written so often: before the next write, or after it but without hearing of it. */
function cutting(store: Store, writes: number, heard: boolean): Store {
  let done = 0
  return withWrite(store, async (batch) => {
    if (done === writes && heard) throw new Cut()
    const written = await store.write(batch)
    if (done++ === writes) throw new Cut()
    return written
  })
}

/** On an engine; `open` gives an empty store. Of the places where a run can be cut off, every so manieth is tried. */
export function resumeSuite(name: string, open: () => Promise<Store>, every = 1): void {
  describe(`a run that ended early, on ${name},`, () => {
    test('ends with the graph and the report of one that did not, wherever it was cut off', async () => {
      const whole = await open()
      const report = told(await ingest(whole, items, options))
      const graph = await graphOf(whole)
      await whole.close()
      expect(graph).toMatchObject({ old: [['artist:3']], waits: 0, place: undefined, holder: undefined })
      expect(report.refusals.length).toBeGreaterThanOrEqual(5)
      let cuts = 0
      for (const heard of [true, false])
        for (let writes = heard ? 0 : every >> 1; ; writes += every) {
          const store = await open()
          const cut = ingest(cutting(store, writes, heard), items, options)
          const failed = await cut.then(
            () => false,
            (error) => error instanceof Cut,
          )
          if (failed) cuts++
          const earlier: object[] = []
          const again = await ingest(store, items, { ...options, onEarlier: (one) => earlier.push(one) })
          expect(await graphOf(store)).toEqual(graph)
          if (earlier.length > 0) {
            expect(earlier).toMatchObject([{ takenUp: true }])
            expect(told(again)).toEqual(report)
          }
          await store.close()
          if (!failed) break
        }
      // Batches of the first round, of the second, of the third, the redirect, the end.
      expect(cuts * every).toBeGreaterThanOrEqual(2 * 12)
    })

    test('ends with the same graph when it was cut off between the parts of one large batch', async () => {
      const songs = Array.from({ length: 12 }, (_, n) => ({ kind: 'Song', properties: { title: `Song ${n}` } }))
      const ends = [...songs.map(({ properties }) => ({ kind: 'Song', ...properties })), { id: 'song:never' }]
      const links = ends.map((to) => ({ type: 'PERFORMED', to }))
      const known = (n: number, source: string) => ({ ...artist(n), id: undefined, externalIds: { [source]: `${n}` } })
      const before = lines(known(1, 'imvdb'), ...songs)
      const large = lines(known(2, 'discogs'), { ...artist(3), externalIds: { imvdb: '1', discogs: '2' }, links })
      const small = { ...options, batchSize: 3 }
      const parts = async (cutAt: number) => {
        const store = await open()
        await ingest(store, before, { ...small, source: 'before' })
        let cut = false
        if (cutAt < Number.POSITIVE_INFINITY)
          await ingest(cutting(store, cutAt, true), large, small).catch((error) => {
            cut = error instanceof Cut
          })
        const report = await ingest(store, large, small)
        const { runs: _, ...graph } = await graphOf(store)
        await store.close()
        return { graph, cut, refusals: report.refusals }
      }
      const { graph, refusals } = await parts(Number.POSITIVE_INFINITY)
      expect(graph.nodes.map(({ id }) => id)).toContain('artist:3')
      expect(graph.nodes.map(({ id }) => id)).not.toContain('artist:imvdb.1')
      let cuts = 0
      for (let writes = 0; ; writes++) {
        const again = await parts(writes)
        expect({ writes, ...again }).toEqual({ writes, graph, refusals, cut: again.cut })
        if (!again.cut) break
        cuts++
      }
      // The nodes that become one, the others, links by threes, what waits, the end.
      expect(cuts).toBeGreaterThanOrEqual(8)
    })

    test('is taken up where it was: what was taken is not written again', async () => {
      const store = await open()
      await expect(ingest(cutting(store, 4, true), items, options)).rejects.toThrow(Cut)
      const place = (await store.journal.place('test'))!
      expect(place).toMatchObject({ round: 1, input: 'the same' })
      const written: string[] = []
      const watching = withWrite(store, (batch) => {
        written.push(...batch.nodes.map(({ id }) => id))
        return store.write(batch)
      })
      const report = await ingest(watching, items, options)
      expect(report.takenBefore).toBe(place.items)
      expect(place.items).toBeGreaterThan(4)
      expect(written).not.toContain('artist:1')
      expect(written).toContain('video:3')
      await store.close()
    })

    test('tells where it is before it goes on, and goes on being the same run when it ends early again', async () => {
      const store = await open()
      await expect(ingest(cutting(store, 2, true), items, options)).rejects.toThrow(Cut)
      const { since } = (await store.journal.place('test'))!
      for (let time = 0; ; time++) {
        const place = await store.journal.place('test')
        if (!place) break
        expect(place).toMatchObject({ since, ...(place.round > rounds.reading && { items: items.length }) })
        const told: unknown[] = []
        const watching = withWrite(store, (batch) => {
          told.push('write')
          return store.write(batch)
        })
        const onProgress = ({ entries }: { readonly entries: number }) => told.push(entries)
        await ingest(cutting(watching, 2, true), items, { ...options, onProgress }).catch(() => {})
        expect([time, told.slice(0, 2)]).toEqual([time, [place.items, 'write']])
      }
      await store.close()
    })

    test('is given up when something else is read, and nothing of it stays', async () => {
      const [store, fresh] = [await open(), await open()]
      await expect(ingest(cutting(store, 4, true), items, options)).rejects.toThrow(Cut)
      const earlier: object[] = []
      const other = [...items].reverse()
      const onEarlier = (one: object) => earlier.push(one)
      await ingest(store, other, { ...options, input: 'another', onEarlier })
      expect(earlier).toMatchObject([{ takenUp: false, items: expect.any(Number) }])
      expect(await graphOf(store)).toMatchObject({ waits: 0, place: undefined })
      await fresh.close()
      await store.close()
    })

    test.each([
      ['given up for another', 'the first', 'another'],
      ['given up for one of which nothing is known', 'the first', undefined],
      ['one of which nothing is known', undefined, 'another'],
    ])('and is %s tells that nothing', async (_, input, next) => {
      const store = await open()
      const mere = { ...artist(1), sources: [] }
      const video = { kind: 'Video', id: 'video:1', properties: { title: 'V' } }
      const linking = lines({ ...mere, links: [{ type: 'DIRECTED', to: { id: 'video:1' } }] }, video)
      const once = (input: string | undefined) => ({
        source: 'test',
        batchSize: 1,
        ...(input !== undefined && { input }),
      })
      await expect(ingest(cutting(store, 1, true), linking, once(input))).rejects.toThrow(Cut)
      expect(await waitingIn(store)).toBe(1)
      await ingest(store, lines(mere, video), once(next))
      expect(await linksOf(store)).toEqual([])
      await store.close()
    })

    test('of which nothing is known keeps no place, and its lines are swept by the next', async () => {
      const store = await open()
      const { input: _, ...unknown } = options
      await expect(ingest(cutting(store, 4, true), items, unknown)).rejects.toThrow(Cut)
      expect(await store.journal.place('test')).toBeUndefined()
      expect(await waitingIn(store)).toBeGreaterThan(3)
      const earlier: object[] = []
      await ingest(store, [], { source: 'other', input: 'x', onEarlier: (one) => earlier.push(one) })
      expect(earlier).toEqual([])
      expect(await waitingIn(store)).toBe(0)
      await store.close()
    })

    test('leaves the store free, also after a failure', async () => {
      const store = await open()
      await expect(ingest(cutting(store, 2, true), items, options)).rejects.toThrow(Cut)
      expect(await store.journal.holder()).toBeUndefined()
      await store.close()
    })
  })
}
