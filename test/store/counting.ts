import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { rolesCounted, type Store } from '../../src/store/contract.ts'
import { walkedModel } from '../support/walked-model.ts'
import { link, node, type Open } from './asking.ts'

/** What a store says of the graph as a whole. */
export function countingSuite(open: Open): void {
  describe('counting', () => {
    let store: Store
    beforeEach(async () => {
      store = await open(walkedModel)
    })
    afterEach(() => store.close())

    test('statistics count every kind and type of the model, and the links with sources', async () => {
      const empty = await store.stats()
      expect(empty.loadedAt).toBeNull()
      expect(empty.nodes).toEqual([...walkedModel.kinds.keys()].map((kind) => ({ kind, count: 0 })))
      expect(empty.links).toEqual([...walkedModel.links.keys()].map((type) => ({ type, count: 0 })))
      const wrote = (role: string | null, ...sources: string[]) =>
        link('WROTE', 'artist:x', 'song:y', { role, sources })
      await store.write({
        nodes: [
          node('artist:x'),
          node('song:y'),
          node('source:open', { url: 'https://example.org' }),
          node('source:closed'),
        ],
        links: [
          wrote(null),
          wrote('a', 'source:open'),
          wrote('b', 'source:closed'),
          wrote('c', 'source:closed', 'source:open'),
        ],
      })
      const stats = await store.stats(['linksWithSource', 'linksWithOpenableSource'])
      expect(stats.nodes.filter(({ count }) => count > 0)).toEqual([
        { kind: 'Artist', count: 1 },
        { kind: 'Song', count: 1 },
        { kind: 'Source', count: 2 },
      ])
      expect(stats.links.filter(({ count }) => count > 0)).toEqual([{ type: 'WROTE', count: 4 }])
      expect([stats.linksWithSource, stats.linksWithOpenableSource]).toEqual([3, 2])
      expect(stats.revision).toBe(await store.revision())
      expect(stats.loadedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/)
    })

    test('only the parts that are named are there, in an empty graph too', async () => {
      const plain = ['revision', 'loadedAt', 'nodes', 'links', 'runs']
      expect(Object.keys(await store.stats()).toSorted()).toEqual(plain.toSorted())
      const { creditsByYear, roles, confidence, ...rest } = await store.stats(['roles', 'creditsByYear', 'confidence'])
      expect(Object.keys(rest).toSorted()).toEqual(plain.toSorted())
      expect([creditsByYear, roles]).toEqual([[], []])
      expect(confidence).toEqual(['HIGH', 'MEDIUM', 'LOW', 'UNKNOWN'].map((name) => ({ confidence: name, count: 0 })))
    })

    test('credits are counted by the year of the work: links from makers to works, but for those not walked', async () => {
      const nodes = [
        node('artist:x'),
        node('company:c'),
        node('video:old', { released: '2015-03' }),
        node('video:new', { released: '2022' }),
        node('video:undated'),
        node('song:s', { released: '2015' }),
        node('album:a', { released: '2023-01-01' }),
        node('nomination:n', { award: 'a', category: 'c', result: 'WON', ceremonyYear: 2016 }),
      ]
      const credits = [
        link('DIRECTED', 'artist:x', 'video:old'),
        link('DIRECTED', 'artist:x', 'video:old', { segment: 'b' }),
        link('PRODUCED', 'artist:x', 'video:new'),
        link('PRODUCED', 'company:c', 'video:new'),
        link('PRODUCED', 'artist:x', 'video:undated'),
        link('WROTE', 'artist:x', 'song:s'),
      ]
      const others = [
        link('REFERENCED_IN', 'artist:x', 'video:new'),
        link('RECEIVED', 'artist:x', 'nomination:n'),
        link('NOMINATED_FOR', 'nomination:n', 'video:new'),
        link('VIDEO_OF', 'video:new', 'song:s'),
        link('TRACK_OF', 'song:s', 'album:a', { position: 1 }),
        link('WORKED_FOR', 'artist:x', 'company:c'),
      ]
      await store.write({ nodes, links: [...credits, ...others] })
      expect((await store.stats(['creditsByYear'])).creditsByYear).toEqual([
        { year: 2015, count: 3 },
        { year: 2022, count: 2 },
      ])
    })

    test('the most frequent roles come first, equals by type, fold and writing; a hundred at most', async () => {
      const songs = Array.from({ length: rolesCounted + 5 }, (_, place) => node(`song:${place}`))
      const told = ['lead', 'lead', 'alto', 'alto', 'Álto', 'Álto', null]
      const links = [
        ...songs.map(({ id }, place) => link('CREWED', 'artist:x', id, { role: `z${place}` })),
        ...told.map((role, place) => link('WROTE', 'artist:x', `song:${place}`, { role })),
        link('PERFORMED', 'artist:x', 'song:1', { role: 'lead' }),
        link('PERFORMED', 'artist:x', 'video:v', { role: 'lead' }),
        link('PERFORMED', 'artist:x', 'album:a', { role: 'lead' }),
      ]
      await store.write({ nodes: [node('artist:x'), node('video:v'), node('album:a'), ...songs], links })
      const { roles } = await store.stats(['roles'])
      expect(roles).toHaveLength(rolesCounted)
      expect(roles.slice(0, 4)).toEqual([
        { type: 'PERFORMED', role: 'lead', count: 3 },
        { type: 'WROTE', role: 'alto', count: 2 },
        { type: 'WROTE', role: 'Álto', count: 2 },
        { type: 'WROTE', role: 'lead', count: 2 },
      ])
      expect(roles.slice(4, 6)).toEqual([
        { type: 'CREWED', role: 'z0', count: 1 },
        { type: 'CREWED', role: 'z1', count: 1 },
      ])
    })

    test('links are counted by confidence, again after a change', async () => {
      const rated = (confidence: string, role: string) =>
        link('WROTE', 'artist:x', 'song:y', { role, ...(confidence && { confidence }) })
      await store.write({
        nodes: [node('artist:x'), node('song:y')],
        links: [rated('HIGH', 'a'), rated('HIGH', 'b'), rated('LOW', 'c'), rated('', 'd')],
      })
      const counts = async () => (await store.stats(['confidence'])).confidence.map(({ count }) => count)
      expect(await counts()).toEqual([2, 0, 1, 1])
      await store.write({
        nodes: [],
        links: [link('WROTE', 'artist:x', 'song:y', { role: 'e', confidence: 'MEDIUM' })],
      })
      expect(await counts()).toEqual([2, 1, 1, 1])
    })

    test('statistics that are called off are not answered', async () => {
      await expect(store.stats(['roles'], { signal: AbortSignal.abort() })).rejects.toMatchObject({
        code: 'STORE_TIMEOUT',
      })
    })
  })
}
