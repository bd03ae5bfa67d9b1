import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Model, model } from '../../src/model/index.ts'
import type { LinkRecord, Store } from '../../src/store/contract.ts'
import { arbitraryGraph } from '../support/arbitrary-graph.ts'
import { compareText } from '../support/fold-by-hand.ts'
import { mergesOf } from '../support/merges.ts'
import { recount, storedCounts } from '../support/recount.ts'
import { walkedModel } from '../support/walked-model.ts'
import { by, gathered, keysIn, link, namesIn, node, type Open, page, pageOf, positionOf } from './asking.ts'

/** The counts of links that nodes are ordered by: right after every write and merge. `rounds`: random histories. */
export function linkCountsSuite(open: Open, rounds: number): void {
  describe('counts of links', () => {
    let store: Store
    beforeEach(async () => {
      store = await open(walkedModel)
    })
    afterEach(() => store.close())

    const agree = async () => {
      const counted = await storedCounts(store, walkedModel)
      expect(counted).toEqual(await recount(store, walkedModel))
      return counted
    }
    const wrote = (from: string, to: string, role: string | null = null) =>
      link('WROTE', `artist:${from}`, `song:${to}`, { role })
    const named = (prefix: string, ...names: string[]) => names.map((name) => node(`${prefix}:${name}`))

    test('what lists links is counted at both ends, once for each link, and missing where there is none', async () => {
      const links = [wrote('x', 's'), wrote('x', 's', 'composer'), wrote('x', 't'), wrote('y', 's')]
      await store.write({ nodes: [...named('artist', 'x', 'y', 'z'), ...named('song', 's', 't')], links })
      const counted = await agree()
      expect(counted).toEqual({
        'artist:x': { wroteCount: 3 },
        'artist:y': { wroteCount: 1 },
        'song:s': { writersCount: 3 },
        'song:t': { writersCount: 1 },
      })
    })

    test('a self link counts at both of its ends', async () => {
      await store.write({ nodes: named('song', 's'), links: [link('SAMPLES', 'song:s', 'song:s')] })
      expect(await agree()).toEqual({ 'song:s': { samplesCount: 1, sampledByCount: 1 } })
    })

    test('links of one type are counted by the kinds they join', async () => {
      const ends = ['song:s', 'song:t', 'album:a', 'video:v']
      const links = ends.map((to) => link('PERFORMED', 'artist:x', to))
      await store.write({ nodes: [...['artist:x', ...ends].map((id) => node(id))], links })
      expect((await agree())['artist:x']).toEqual({ songsCount: 2, guestOnCount: 1, videosCount: 1 })
    })

    test('only what became a link counts: not what was there, was given twice or lacks an end', async () => {
      const first = [wrote('x', 's'), wrote('x', 's'), wrote('x', 'lost'), wrote('lost', 's')]
      await store.write({ nodes: [...named('artist', 'x'), ...named('song', 's')], links: first })
      expect(await agree()).toEqual({ 'artist:x': { wroteCount: 1 }, 'song:s': { writersCount: 1 } })
      await store.write({ nodes: [...named('artist', 'x'), ...named('song', 's', 'lost')], links: first })
      await store.write({ nodes: [], links: [link('WROTE', 'artist:x', 'song:s', { note: 'now known' })] })
      expect(await agree()).toEqual({
        'artist:x': { wroteCount: 2 },
        'song:s': { writersCount: 1 },
        'song:lost': { writersCount: 1 },
      })
    })

    test('nodes written again, changed or not, keep their counts, and a later batch adds to them', async () => {
      await store.write({ nodes: [...named('artist', 'x'), ...named('song', 's')], links: [wrote('x', 's')] })
      await store.write({
        nodes: [node('artist:x', { realName: 'X' }), ...named('song', 't')],
        links: [wrote('x', 't')],
      })
      expect((await agree())['artist:x']).toEqual({ wroteCount: 2 })
    })

    test('a link written to a merged node counts at the one it became', async () => {
      await store.write({ nodes: [...named('artist', 'from', 'into'), ...named('song', 's')], links: [] })
      await store.merge('artist:from', 'artist:into')
      await store.write({ nodes: named('artist', 'from'), links: [wrote('from', 's'), wrote('into', 's', 'composer')] })
      expect(await agree()).toEqual({ 'artist:into': { wroteCount: 2 }, 'song:s': { writersCount: 2 } })
    })

    /** Of which a merge moves some, makes two one, and lets one go. */
    const links = [
      wrote('from', 's'),
      wrote('into', 's'),
      wrote('from', 't'),
      link('MEMBER_OF', 'artist:from', 'artist:into'),
      link('MEMBER_OF', 'artist:from', 'artist:from'),
    ]

    test('a merge moves counts, counts links that become one once, and takes off those it lets go', async () => {
      await store.write({ nodes: [...named('artist', 'from', 'into'), ...named('song', 's', 't')], links })
      await store.merge('artist:from', 'artist:into')
      expect(await agree()).toEqual({
        'artist:into': { wroteCount: 2, memberOfCount: 1, membersCount: 1 },
        'song:s': { writersCount: 1 },
        'song:t': { writersCount: 1 },
      })
    })

    test('a merge in the batch that writes the links does the same', async () => {
      await store.write({ nodes: [...named('artist', 'from', 'into'), ...named('song', 's')], links: [] })
      const merges = [{ from: 'artist:from', into: 'artist:into' }]
      await store.write({ nodes: named('song', 't'), links: [wrote('from', 's'), wrote('into', 't')], merges })
      expect((await agree())['artist:into']).toEqual({ wroteCount: 2 })
    })

    test('a merge taken back takes its counts back, and those of what was written since', async () => {
      await store.write({ nodes: [...named('artist', 'from', 'into'), ...named('song', 's', 't', 'u')], links })
      const before = await agree()
      await store.merge('artist:from', 'artist:into')
      await store.write({ nodes: [], links: [wrote('into', 'u')] })
      await store.unmerge('artist:from')
      const after = { ...before, 'song:u': { writersCount: 1 } }
      expect(await agree()).toEqual({ ...after, 'artist:into': { wroteCount: 2, membersCount: 1 } })
      expect(before['artist:from']).toEqual({ wroteCount: 2, memberOfCount: 2, membersCount: 1 })
    })

    test('a write that is refused leaves them as they were', async () => {
      await store.write({ nodes: [...named('artist', 'x'), ...named('song', 's')], links: [] })
      const wrong = link('WROTE', 'song:s', 'artist:x')
      await expect(store.write({ nodes: [], links: [wrote('x', 's'), wrong] })).rejects.toThrow()
      expect(await agree()).toEqual({})
    })

    test('they are no values of a node: what is scanned tells as much as before', async () => {
      await store.write({ nodes: [...named('artist', 'x'), ...named('song', 's')], links: [wrote('x', 's')] })
      for (const { kind, properties } of await gathered(store.scanNodes()))
        expect(Object.keys(properties).toSorted()).toEqual(
          Object.keys(walkedModel.kinds.get(kind)!.properties).toSorted(),
        )
    })

    test.each([false, true])(
      'those without a link come last, by id, in the way of the order (descending %s)',
      async (descending) => {
        const links = [wrote('b', 's'), wrote('b', 't'), wrote('d', 's'), wrote('c', 't')]
        await store.write({ nodes: [...named('artist', 'a', 'b', 'c', 'd', 'e'), ...named('song', 's', 't')], links })
        const order = [by('wroteCount', descending)]
        const names = descending ? ['b', 'd', 'c', 'e', 'a'] : ['c', 'd', 'b', 'a', 'e']
        const all = await pageOf(store, 'Artist', { order, page: page(9, { keys: true }) })
        expect(namesIn(all)).toEqual(names)
        expect(all[0].map((edge) => keysIn(edge)[0])).toEqual(
          descending ? [2, 1, 1, null, null] : [1, 1, 2, null, null],
        )
        for (const [place, edge] of all[0].entries()) {
          const beyond = positionOf(edge)
          const after = await pageOf(store, 'Artist', { order, page: page(3, { beyond }) })
          expect(namesIn(after)).toEqual(names.slice(place + 1, place + 4))
          const before = await pageOf(store, 'Artist', { order, page: page(3, { beyond, backward: true }) })
          expect(namesIn(before)).toEqual(names.slice(Math.max(0, place - 3), place))
        }
        const peeked = async (size: number, backward: boolean) => {
          const shown = await pageOf(store, 'Artist', { order, page: page(size, { backward, peek: true }) })
          return [namesIn(shown), shown[1]]
        }
        for (const size of [1, 2, 3, 4, 5]) {
          expect(await peeked(size, false)).toEqual([names.slice(0, size), size < 5])
          expect(await peeked(size, true)).toEqual([names.slice(-size), size < 5])
        }
      },
    )

    test(`${rounds} random histories of writes, rewrites and merges end in what a recount finds`, async () => {
      for (let round = 0; round < rounds; round++) await history(open, round)
    }, 600_000)
  })
}

/** Three graphs over the same ids, so that later ones change, add to and cite what earlier ones wrote, and merges. */
async function history(open: Open, round: number): Promise<void> {
  const graph = arbitraryGraph(walkedModel, round)
  const [graphs] = fc.sample(fc.tuple(graph, graph, graph), { seed: round + 100, numRuns: 1 })
  const store = await open(walkedModel)
  try {
    for (const { nodes, links } of graphs!) {
      await store.write({ nodes, links: [...links, ...shuffled(links)] })
      await told(store, walkedModel)
      for (const [from, into] of mergesOf(nodes)) {
        // An id of an earlier graph may lead to the other one by now.
        await store.merge(from, into).catch(() => {})
        await told(store, walkedModel)
      }
    }
  } finally {
    await store.close()
  }

  async function told(store: Store, model: Model) {
    expect([round, await storedCounts(store, model)]).toEqual([round, await recount(store, model)])
  }
}

/** Some of the links again, between other nodes. */
function shuffled(links: readonly LinkRecord[]): LinkRecord[] {
  const byKinds = links.toSorted((a, b) => compareText(a.type + a.from, b.type + b.from))
  return byKinds.flatMap((one, place) => {
    const other = byKinds[place + 1]
    if (other?.type !== one.type || model.kindOfId(other.to) !== model.kindOfId(one.to)) return []
    return model.kindOfId(other.from) === model.kindOfId(one.from) ? [{ ...one, to: other.to }] : []
  })
}
