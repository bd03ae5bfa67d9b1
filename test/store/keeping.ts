import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Store, unindexedOrderLimit } from '../../src/store/contract.ts'
import { graphOf } from '../support/graph.ts'
import { walkedModel } from '../support/walked-model.ts'
import {
  ask,
  by,
  gathered,
  link,
  linked,
  linksAt,
  listed,
  node,
  nothing,
  type Open,
  page,
  pageOf,
  rowsOf,
  value,
  whole,
} from './asking.ts'

/** Finding, scanning, counting and the life of a store. */
export function keepingSuite(open: Open): void {
  describe('keeping', () => {
    let store: Store
    beforeEach(async () => {
      store = await open(walkedModel)
    })
    afterEach(() => store.close())

    test('nodes are found by id, outside id and folded name, several in order of id', async () => {
      const isrc = { externalIds: [{ source: 'isrc', id: 'X', url: null }] }
      await store.write({
        nodes: [
          node('song:b', { title: 'Ámbar', ...isrc }),
          node('song:a', { title: 'AMBAR', ...isrc }),
          node('artist:b'),
        ],
        links: [],
      })
      const found = await store.find([
        { by: 'id', id: 'song:b' },
        { by: 'id', id: 'song:none' },
        { by: 'externalId', kind: 'Song', source: 'isrc', id: 'X' },
        { by: 'externalId', kind: 'Artist', source: 'isrc', id: 'X' },
        { by: 'externalId', kind: 'Song', source: 'isrc', id: 'x' },
        { by: 'name', kind: 'Song', key: 'ambar' },
        { by: 'name', kind: 'Artist', key: 'ambar' },
        { by: 'name', kind: 'Artist', key: 'b' },
        { by: 'id', id: 'no id' },
      ])
      expect(found).toEqual([['song:b'], [], ['song:a', 'song:b'], [], [], ['song:a', 'song:b'], [], ['artist:b'], []])
      expect(await store.find([])).toEqual([])
    })

    test('nodes are found by name among those that a source does not know', async () => {
      const known = (source: string, id: string) => ({ externalIds: [{ source, id, url: null }] })
      await store.write({
        nodes: [
          node('song:a', { title: 'X' }),
          node('song:b', { title: 'X', ...known('musicbrainz', '1') }),
          node('song:c', { title: 'x', ...known('isrc', 'a "source":"musicbrainz" b') }),
          node('song:d', { title: 'Y' }),
        ],
        links: [],
      })
      const named = { by: 'name', kind: 'Song', key: 'x' } as const
      expect(
        await store.find([named, { ...named, unknownTo: 'musicbrainz' }, { ...named, unknownTo: 'isrc' }]),
      ).toEqual([
        ['song:a', 'song:b', 'song:c'],
        ['song:a', 'song:c'],
        ['song:a', 'song:b'],
      ])
    })

    test('what two nodes are both joined with, over whatever links, and of whatever direction', async () => {
      await store.write({
        nodes: ['artist:a', 'artist:b', 'artist:c', 'song:x', 'song:y', 'video:v', 'video:w'].map((id) => node(id)),
        links: [
          link('WROTE', 'artist:a', 'song:x'),
          link('PERFORMED', 'artist:b', 'song:x'),
          link('DIRECTED', 'artist:a', 'video:v'),
          link('DIRECTED', 'artist:b', 'video:v'),
          link('DIRECTED', 'artist:a', 'video:w'),
          link('PERFORMED', 'artist:c', 'song:y'),
          link('MEMBER_OF', 'artist:a', 'artist:c'),
          link('MEMBER_OF', 'artist:c', 'artist:b'),
          link('VIDEO_OF', 'video:v', 'song:x'),
          link('VIDEO_OF', 'video:v', 'song:y'),
        ],
      })
      expect(
        await store.shared([
          ['artist:a', 'artist:b'],
          ['artist:b', 'artist:a'],
          ['artist:b', 'artist:c'],
          ['song:x', 'song:y'],
          ['video:v', 'video:w'],
          ['song:x', 'video:v'],
          ['artist:a', 'artist:none'],
        ]),
      ).toEqual([
        ['artist:c', 'song:x', 'video:v'],
        ['artist:c', 'song:x', 'video:v'],
        [],
        ['video:v'],
        ['artist:a'],
        [],
        [],
      ])
      expect(await store.shared([])).toEqual([])
    })

    test('scans give everything whole: nodes by kind and id, links by type, ends and key', async () => {
      const nodes = [
        node('song:b'),
        node('song:a'),
        node('song:B', { isrcs: ['1'], note: 'n' }),
        node('artist:z'),
        node('source:S1'),
        node('album:a'),
      ]
      const links = [
        link('WROTE', 'artist:z', 'song:b'),
        link('WROTE', 'artist:z', 'song:a', { role: 'r' }),
        link('WROTE', 'artist:z', 'song:a', { role: 'q', sources: ['source:S1'] }),
        link('RELEASED', 'artist:z', 'album:a', { position: 3 }),
        link('PERFORMED', 'artist:z', 'song:B', { attributes: ['x'] }),
      ]
      await store.write({ nodes, links })
      const scanned = graphOf(walkedModel, await gathered(store.scanNodes()), await gathered(store.scanLinks()))
      const kinds = [...walkedModel.kinds.keys()]
      const types = [...walkedModel.links.keys()]
      const sorted = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
      const expected = graphOf(walkedModel, nodes, links)
      expect(scanned.nodes).toEqual(
        expected.nodes.toSorted((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || sorted(a.id, b.id)),
      )
      expect(scanned.links).toEqual(
        expected.links.toSorted(
          (a, b) =>
            types.indexOf(a.type) - types.indexOf(b.type) ||
            sorted(a.from, b.from) ||
            sorted(a.to, b.to) ||
            sorted(a.key, b.key),
        ),
      )
    })

    test('what was scanned can be written into the same store without a change', async () => {
      const nodes = [node('artist:x', { aliases: ['b', 'a'], note: '\u{1F600}' }), node('song:y', { duration: 1 })]
      await store.write({ nodes, links: [link('WROTE', 'artist:x', 'song:y')] })
      const again = await store.write({
        nodes: await gathered(store.scanNodes()),
        links: await gathered(store.scanLinks()),
      })
      expect([...again.nodes, ...again.links]).toEqual(['unchanged', 'unchanged', 'unchanged'])
    })

    test('a scan gives every node once, more than one batch of them', async () => {
      const nodes = Array.from({ length: 2500 }, (_, place) => node(`place:${place}`))
      await store.write({ nodes, links: [] })
      const scanned = (await gathered(store.scanNodes())).map(({ id }) => id)
      expect(scanned).toEqual(nodes.map(({ id }) => id).toSorted())
    })

    test('a run takes the place of an earlier one of the same source', async () => {
      const run = (source: string, written: number) => ({
        source,
        written,
        refused: 1,
        finishedAt: '2024-01-01T00:00:00.000Z',
      })
      await store.write({ ...nothing, run: run('kendrick', 5) })
      await store.write({ nodes: [node('artist:x')], links: [], run: run('synthetic', 1) })
      await store.write({ ...nothing, run: run('kendrick', 0) })
      const { runs } = await store.stats()
      expect(runs.toSorted((a, b) => (a.source < b.source ? -1 : 1))).toEqual([run('kendrick', 0), run('synthetic', 1)])
    })

    test('a long root list, unfiltered, is not ordered by a property without an index', async () => {
      const nodes = Array.from({ length: unindexedOrderLimit + 1 }, (_, place) =>
        node(`place:${place}`, { type: `${place % 3}` }),
      )
      for (let start = 0; start < nodes.length; start += 2000)
        await store.write({ nodes: nodes.slice(start, start + 2000), links: [] })
      const order = [by('type')]
      const refused = pageOf(store, 'Place', { order, page: page(1) })
      await expect(refused).rejects.toMatchObject({ code: 'BAD_ARGUMENT', message: expect.stringContaining('name') })
      expect((await pageOf(store, 'Place', { order: [by('name')], page: page(1) }))[0].length).toBe(1)
      const where = { op: 'in', property: 'id', values: value(['place:1', 'place:3']) } as const
      expect((await pageOf(store, 'Place', { order, where }))[0].map((edge) => edge[0])).toEqual([
        ['place:3'],
        ['place:1'],
      ])
    })

    test('statements and rows of a read are counted; a nested read is one statement on Neo4j', async () => {
      const nodes = ['artist:x', 'song:a', 'song:b'].map((id) => node(id))
      await store.write({ nodes, links: ['a', 'b'].map((name) => link('WROTE', 'artist:x', `song:${name}`)) })
      const writers = linked('Song', 'writers', {
        node: whole('Artist', { links: [linked('Artist', 'wrote', { total: true })] }),
      })
      const draft = {
        by: 'ids',
        ids: value(['artist:x']),
        of: [whole('Artist', { links: [linked('Artist', 'wrote', { node: whole('Song', { links: [writers] }) })] })],
      } as const
      const trace = { statements: 0, rows: 0 }
      await ask(store, draft, { trace })
      expect(trace.rows).toBeGreaterThan(0)
      expect(trace.statements).toBeGreaterThan(0)
      if (store.engine === 'neo4j') expect(trace.statements).toBe(1)
    })

    test('a read that was called off before it began is not answered', async () => {
      await expect(ask(store, { by: 'list', list: listed('Song') }, { signal: AbortSignal.abort() })).rejects.toThrow()
      expect(await pageOf(store, 'Song')).toEqual([[], false, null])
    })

    test('reads at the same time do not mix', async () => {
      const names = Array.from({ length: 20 }, (_, place) => `n${place}`)
      const nodes = names.flatMap((name) => [node(`artist:${name}`), node(`song:${name}`)])
      await store.write({ nodes, links: names.map((name) => link('WROTE', `artist:${name}`, `song:${name}`)) })
      const pages = await Promise.all(names.map((name) => linksAt(store, `artist:${name}`, 'wrote')))
      expect(pages.map(([edges]) => edges.map((edge) => (edge[0] as [string])[0]))).toEqual(
        names.map((name) => [`song:${name}`]),
      )
    })

    test('it answers a ping, and closing it twice does no harm', async () => {
      await store.ping()
      await store.close()
      await store.close()
      await expect(rowsOf(store, ['artist:x'], whole('Artist'))).rejects.toThrow()
    })
  })
}
