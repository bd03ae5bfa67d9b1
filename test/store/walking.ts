import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Store } from '../../src/store/contract.ts'
import type { Filter, PageRow } from '../../src/store/selection.ts'
import type { Draft } from '../support/draft.ts'
import { compareText } from '../support/fold-by-hand.ts'
import { walkedModel } from '../support/walked-model.ts'
import {
  ask,
  by,
  folded,
  keyOf,
  link,
  linked,
  linksAt,
  listed,
  namesIn,
  node,
  type Open,
  page,
  pageOf,
  positionOf,
  value,
  whole,
} from './asking.ts'

/** What a list at a node shows: links, chains, views. */
export function walkingSuite(open: Open): void {
  describe('walking', () => {
    let store: Store
    beforeEach(async () => {
      store = await open(walkedModel)
    })
    afterEach(() => store.close())

    const at = async (id: string, field: string) => namesIn(await linksAt(store, id, field))

    test('rule 7: two links between the same nodes are two rows, in order of their keys', async () => {
      const links = [null, 'main', 'vocals', 'lead'].map((role) => link('PERFORMED', 'artist:x', 'song:y', { role }))
      await store.write({ nodes: [node('artist:x'), node('song:y')], links })
      const [edges] = await linksAt(store, 'artist:x', 'songs', { page: page(9, { keys: true }) })
      expect(edges.map((edge) => edge[1])).toEqual(links.map(keyOf).sort())
      expect(await at('song:y', 'performers')).toEqual(['x', 'x', 'x', 'x'])
    })

    test('a link field shows only the kind at its far end', async () => {
      await store.write({
        nodes: [node('artist:x'), node('song:s'), node('album:a'), node('video:v'), node('company:c')],
        links: [
          ...['song:s', 'album:a', 'video:v'].map((to) => link('PRODUCED', 'artist:x', to)),
          link('PRODUCED', 'company:c', 'video:v'),
        ],
      })
      expect(await at('artist:x', 'produced')).toEqual(['s'])
      expect(await at('artist:x', 'producedAlbums')).toEqual(['a'])
      expect(await at('artist:x', 'producedVideos')).toEqual(['v'])
      expect(await at('video:v', 'producers')).toEqual(['x'])
      expect(await at('video:v', 'companies')).toEqual(['c'])
      expect((await linksAt(store, 'artist:x', 'produced', { total: true }))[2]).toBe(1)
      const where = { op: 'some', field: 'producers' } as const
      expect(namesIn(await pageOf(store, 'Song', { where }))).toEqual(['s'])
    })

    test('rule 9: a self link is seen once from each end', async () => {
      await store.write({ nodes: [node('song:x')], links: [link('SAMPLES', 'song:x', 'song:x')] })
      expect(await at('song:x', 'samples')).toEqual(['x'])
      expect(await at('song:x', 'sampledBy')).toEqual(['x'])
      expect((await linksAt(store, 'song:x', 'samples', { total: true }))[2]).toBe(1)
    })

    test('rule 8: a chain lists each node once, however many ways lead to it, with the nodes between', async () => {
      await store.write({
        nodes: [
          node('album:a'),
          node('song:s'),
          node('song:r'),
          node('video:v'),
          node('video:w', { released: '2015' }),
        ],
        links: [
          link('TRACK_OF', 'song:s', 'album:a', { position: 1 }),
          link('TRACK_OF', 'song:s', 'album:a', { position: 1, edition: 'later' }),
          link('TRACK_OF', 'song:r', 'album:a', { position: 2 }),
          ...['song:r', 'song:s'].map((song) => link('VIDEO_OF', 'video:v', song)),
          link('VIDEO_OF', 'video:w', 'song:s'),
        ],
      })
      const [edges, , total] = await linksAt(store, 'album:a', 'videos', {
        order: [by('released')],
        page: page(9, { keys: true }),
        via: whole('Song', { properties: ['title'] }),
        total: true,
      })
      const rows = [
        [['video:w'], null, ['2015'], [['song:s', 's']]],
        [
          ['video:v'],
          null,
          [null],
          [
            ['song:r', 'r'],
            ['song:s', 's'],
          ],
        ],
      ]
      expect(edges).toEqual(rows)
      expect(total).toBe(2)
      expect((await linksAt(store, 'album:a', 'videos'))[0].map((edge) => edge.at(-1))).toEqual([[], []])
    })

    test('rule 8: the start of a chain is left out', async () => {
      const nodes = ['x', 'y', 'group'].map((name) => node(`artist:${name}`))
      await store.write({ nodes, links: ['x', 'y'].map((one) => link('MEMBER_OF', `artist:${one}`, 'artist:group')) })
      expect(await at('artist:x', 'bandmates')).toEqual(['y'])
      const some = (id: string) =>
        ({ op: 'some', field: 'bandmates', node: { op: 'eq', property: 'id', value: value(id) } }) as const
      expect(namesIn(await pageOf(store, 'Artist', { where: some('artist:x') }))).toEqual(['y'])
    })

    test('rule 8: the start is left out when other links lead back to it, too', async () => {
      const links = [
        link('SAMPLES', 'song:x', 'song:y'),
        link('SAMPLES', 'song:y', 'song:x'),
        link('SAMPLES', 'song:y', 'song:z'),
      ]
      await store.write({ nodes: ['x', 'y', 'z'].map((name) => node(`song:${name}`)), links })
      const page = await linksAt(store, 'song:x', 'sampledThrough', { total: true })
      expect([namesIn(page), page[2]]).toEqual([['z'], 1])
      const where = {
        op: 'all',
        field: 'sampledThrough',
        node: { op: 'eq', property: 'id', value: value('song:z') },
      } as const
      expect(namesIn(await pageOf(store, 'Song', { where }))).toEqual(['x', 'y', 'z'])
    })

    test('rule 8: no link is walked twice', async () => {
      const nodes = ['x', 'y', 'z'].map((name) => node(`song:${name}`))
      const links = [
        link('SAMPLES', 'song:x', 'song:x'),
        link('SAMPLES', 'song:x', 'song:y'),
        link('SAMPLES', 'song:y', 'song:y'),
        link('SAMPLES', 'song:z', 'song:z'),
      ]
      await store.write({ nodes, links })
      const via = whole('Song')
      const [edges] = await linksAt(store, 'song:x', 'sampledThrough', { via })
      expect(edges).toEqual([[['song:y'], null, [], [['song:x'], ['song:y']]]])
      expect(await at('song:z', 'sampledThrough')).toEqual([])
      expect((await linksAt(store, 'song:y', 'sampledThrough', { total: true }))[2]).toBe(0)
    })

    test("a view shows the links whose property is the parent's, or the value it is narrowed to", async () => {
      const nodes = [node('album:a'), node('album:d', { defaultEdition: 'Deluxe' }), node('song:s'), node('song:t')]
      const tracks = [
        link('TRACK_OF', 'song:s', 'album:a', { position: 1 }),
        link('TRACK_OF', 'song:t', 'album:a', { position: 2, edition: 'Deluxe' }),
        link('TRACK_OF', 'song:t', 'album:d', { position: 1, edition: 'Deluxe' }),
        link('TRACK_OF', 'song:s', 'album:d', { position: 2 }),
      ]
      await store.write({ nodes, links: tracks })
      expect(await at('album:a', 'tracks')).toEqual(['s'])
      expect(await at('album:d', 'tracks')).toEqual(['t'])
      expect(await at('album:a', 'allTracks')).toEqual(['s', 't'])
      const narrowed = await linksAt(store, 'album:a', 'tracks', { narrow: folded('Deluxe'), total: true })
      expect([namesIn(narrowed), narrowed[2]]).toEqual([['t'], 1])
      const where = { op: 'some', field: 'tracks', node: { op: 'eq', property: 'id', value: value('song:t') } } as const
      expect(namesIn(await pageOf(store, 'Album', { where }))).toEqual(['d'])
    })

    test('rows keep their order at every depth', async () => {
      const names = ['a', 'b', 'c', 'd', 'e']
      const nodes = [node('artist:x'), ...names.flatMap((name) => [node(`song:${name}`), node(`artist:${name}`)])]
      const links = names.flatMap((song) => [
        link('WROTE', 'artist:x', `song:${song}`),
        ...names.map((artist) => link('PERFORMED', `artist:${artist}`, `song:${song}`)),
      ])
      await store.write({ nodes, links })
      const down = [by('id', true)]
      const performers = linked('Song', 'performers', {
        order: down,
        node: whole('Artist', { links: [linked('Artist', 'songs', { order: down })] }),
      })
      const [edges] = await linksAt(store, 'artist:x', 'wrote', {
        order: down,
        node: whole('Song', { links: [performers] }),
      })
      const turned = names.toReversed()
      expect(namesIn([edges, false, null])).toEqual(turned)
      for (const [song] of edges as [[string, PageRow]][]) {
        expect(namesIn(song[1])).toEqual(turned)
        for (const [artist] of song[1][0] as [[string, PageRow]][]) expect(namesIn(artist[1])).toEqual(turned)
      }
    })

    test('a filter that names the node at the far end gives each node once, at any depth and under not and or', async () => {
      const nodes = ['artist:x', 'artist:y', 'song:both', 'song:one', 'song:none', 'album:a'].map((id) => node(id))
      const sung = (artist: string, song: string, role: string | null) => link('PERFORMED', artist, song, { role })
      const links = [
        ...['main', 'vocals', null].flatMap((role) => [
          sung('artist:x', 'song:both', role),
          sung('artist:x', 'song:one', role),
          sung('artist:y', 'song:both', role),
        ]),
        ...[1, 2].map((position) => link('TRACK_OF', 'song:one', 'album:a', { position })),
      ]
      await store.write({ nodes, links })
      const sungBy = (id: string) =>
        ({ op: 'some', field: 'performers', node: { op: 'eq', property: 'id', value: value(id) } }) as const
      const songs = async (where: Draft<Filter>) => {
        const shown = await pageOf(store, 'Song', { where, total: true })
        return [...namesIn(shown), shown[2]]
      }
      expect(await songs(sungBy('artist:x'))).toEqual(['both', 'one', 2])
      expect(await songs({ op: 'and', of: [sungBy('artist:x'), sungBy('artist:y')] })).toEqual(['both', 1])
      expect(await songs({ op: 'or', of: [sungBy('artist:none'), sungBy('artist:y')] })).toEqual(['both', 1])
      expect(await songs({ op: 'not', of: sungBy('artist:y') })).toEqual(['none', 'one', 2])
      expect(await songs({ ...sungBy('artist:x'), op: 'none' })).toEqual(['none', 1])
      expect(await songs({ ...sungBy('artist:x'), op: 'all' })).toEqual(['none', 'one', 2])
      expect(
        await songs({
          op: 'some',
          field: 'performers',
          node: { op: 'some', field: 'songs', node: sungBy('artist:y') },
        }),
      ).toEqual(['both', 'one', 2])
      const albums = await pageOf(store, 'Album', {
        where: { op: 'some', field: 'allTracks', node: sungBy('artist:x') },
        total: true,
      })
      expect([namesIn(albums), albums[2]]).toEqual([['a'], 1])
    })

    test('a hub is paged like any other node', async () => {
      const songs = Array.from({ length: 3000 }, (_, place) => node(`song:${place}`, { title: `${place % 7}` }))
      await store.write({ nodes: [node('artist:hub'), node('artist:small'), ...songs], links: [] })
      const links = songs.map(({ id }) => link('PERFORMED', 'artist:hub', id))
      await store.write({ nodes: [], links: [...links, link('PERFORMED', 'artist:small', 'song:5')] })
      const order = [by('title')]
      const sorted = songs.toSorted(
        (a, b) => Number(a.properties.title) - Number(b.properties.title) || compareText(a.id, b.id),
      )
      const expected = sorted.map(({ id }) => id.slice(5))
      const first = await linksAt(store, 'artist:hub', 'songs', {
        order,
        page: page(20, { keys: true, peek: true }),
        total: true,
      })
      expect([namesIn(first), first[1], first[2]]).toEqual([expected.slice(0, 20), true, 3000])
      const last = await linksAt(store, 'artist:hub', 'songs', { order, page: page(20, { backward: true }) })
      expect(namesIn(last)).toEqual(expected.slice(-20))
      const beyond = positionOf(first[0].at(-1)!)
      expect(namesIn(await linksAt(store, 'artist:hub', 'songs', { order, page: page(20, { beyond }) }))).toEqual(
        expected.slice(20, 40),
      )
      expect(namesIn(await linksAt(store, 'artist:small', 'songs', { order }))).toEqual(['5'])
      const none = listed('Song', { where: { op: 'none', field: 'performers' }, total: true })
      expect(await ask(store, { by: 'list', list: none })).toEqual({ page: [[], false, 0] })
    })
  })
}
