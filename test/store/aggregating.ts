import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Store } from '../../src/store/contract.ts'
import type { AggregateRow, AggregateSelection, LinkSelection, PageRow } from '../../src/store/selection.ts'
import type { Draft } from '../support/draft.ts'
import { walkedModel } from '../support/walked-model.ts'
import { ask, folded, link, linked, linksAt, node, type Open, page, pageOf, rowsOf, value, whole } from './asking.ts'

/** What is said of all rows of a list. */
export function aggregatingSuite(open: Open): void {
  describe('aggregating', () => {
    let store: Store
    beforeEach(async () => {
      store = await open(walkedModel)
    })
    afterEach(() => store.close())

    const span = (property: string, sum = false) => ({ property, sum })
    const saying = (more: Partial<AggregateSelection>) => ({ aggregate: { spans: [], ...more } })
    const ofRoot = async (kind: string, more: Partial<AggregateSelection>): Promise<AggregateRow> =>
      (await pageOf(store, kind, saying(more)))[3]!
    const ofLinks = async (
      id: string,
      field: string,
      more: Partial<AggregateSelection>,
      list: Partial<Draft<LinkSelection>> = {},
    ): Promise<AggregateRow> => (await linksAt(store, id, field, { ...saying(more), ...list }))[3]!

    const films = [
      node('video:a', { released: '2022', duration: 10 }),
      node('video:b', { released: '2022-09-01', duration: 15 }),
      node('video:c', { released: '2015-03' }),
      node('video:d', { duration: -4 }),
    ]

    test('of a whole kind: spans of dates and numbers, how many of each year', async () => {
      await store.write({ nodes: films, links: [] })
      const wanted = { spans: [span('duration', true), span('released')], years: 'released' }
      expect(await ofRoot('Video', wanted)).toEqual([
        [
          [-4, 15, 21, 7],
          ['2015-03', '2022-09-01', null, null],
        ],
        [
          [2015, 1],
          [2022, 2],
        ],
        [],
      ])
      expect(await ofRoot('Video', { spans: [span('duration')] })).toEqual([[[-4, 15, null, null]], [], []])
      expect(await ofRoot('Album', wanted)).toEqual([[null, null], [], []])
    })

    test('a year may be a number of its own', async () => {
      const years = [2018, 2016, null, 2018]
      const nodes = years.map((ceremonyYear, place) =>
        node(`nomination:${place}`, { award: 'a', category: 'c', result: 'WON', ceremonyYear }),
      )
      await store.write({ nodes, links: [] })
      expect(await ofRoot('Nomination', { years: 'ceremonyYear' })).toEqual([
        [],
        [
          [2016, 1],
          [2018, 2],
        ],
        [],
      ])
    })

    test('whatever the page shows, only what the filters let through', async () => {
      const roles = ['main', 'main', 'guest', 'guest']
      const nodes = [node('artist:x'), ...films]
      const links = films.map(({ id }, place) => link('PERFORMED', 'artist:x', id, { role: roles[place]! }))
      await store.write({ nodes, links })
      const dated = { op: 'isNull', property: 'released', is: false } as const
      const isMain = { op: 'eq', property: 'role', value: folded('MAIN') } as const
      const wanted = { spans: [span('duration', true)], years: 'released', roles: 'role' }
      const both = { page: page(1), total: true, where: dated }
      const [edges, , total, said] = await linksAt(store, 'artist:x', 'videos', { ...saying(wanted), ...both })
      expect([edges.length, total]).toEqual([1, 3])
      expect(said).toEqual([
        [[10, 15, 25, 12.5]],
        [
          [2015, 1],
          [2022, 2],
        ],
        [
          ['main', 2],
          ['guest', 1],
        ],
      ])
      expect(await ofLinks('artist:x', 'videos', wanted, { linkWhere: isMain })).toEqual([
        [[10, 15, 25, 12.5]],
        [[2022, 2]],
        [['main', 2]],
      ])
      expect(await ofLinks('artist:x', 'videos', { roles: 'role' }, { where: dated })).toEqual([
        [],
        [],
        [
          ['main', 2],
          ['guest', 1],
        ],
      ])
      const [, , , ofKind] = await pageOf(store, 'Video', { ...saying({ spans: wanted.spans }), where: dated })
      expect(ofKind![0]).toEqual([[10, 15, 25, 12.5]])
    })

    test('each link counts, also the second between the same two nodes', async () => {
      const songs = [node('song:a', { duration: 100, released: '2015' }), node('song:b', { duration: 50 })]
      const performed = (id: string, role: string | null) => link('PERFORMED', 'artist:x', id, { role })
      await store.write({
        nodes: [node('artist:x'), node('artist:y'), ...songs],
        links: [performed('song:a', 'main'), performed('song:a', 'vocals'), performed('song:b', null)],
      })
      const wanted = { spans: [span('duration', true)], years: 'released', roles: 'role' }
      expect(await ofLinks('artist:x', 'songs', wanted)).toEqual([
        [[50, 100, 250, 250 / 3]],
        [[2015, 2]],
        [
          ['main', 1],
          ['vocals', 1],
          [null, 1],
        ],
      ])
      expect(await ofLinks('artist:y', 'songs', wanted)).toEqual([[null], [], []])
    })

    test('roles as written: most first, then by fold, then as written, links without one last', async () => {
      const roles = ['b', 'B', 'á', 'a', 'c', 'c', null, null, null]
      const songs = roles.map((_, place) => node(`song:${place}`))
      const links = roles.map((role, place) => link('WROTE', 'artist:x', `song:${place}`, { role }))
      await store.write({ nodes: [node('artist:x'), ...songs], links })
      expect(await ofLinks('artist:x', 'wrote', { roles: 'role' })).toEqual([
        [],
        [],
        [
          ['c', 2],
          ['a', 1],
          ['á', 1],
          ['B', 1],
          ['b', 1],
          [null, 3],
        ],
      ])
    })

    test('a chain counts each node once, however many ways lead to it', async () => {
      await store.write({
        nodes: [node('album:a'), node('song:s'), node('song:t'), ...films],
        links: [
          link('TRACK_OF', 'song:s', 'album:a', { position: 1 }),
          link('TRACK_OF', 'song:t', 'album:a', { position: 2 }),
          link('VIDEO_OF', 'video:a', 'song:s'),
          link('VIDEO_OF', 'video:a', 'song:t'),
          link('VIDEO_OF', 'video:b', 'song:t'),
        ],
      })
      const wanted = { spans: [span('duration', true)], years: 'released' }
      const expected = [[[10, 15, 25, 12.5]], [[2022, 2]], []]
      expect(await ofLinks('album:a', 'videos', wanted)).toEqual(expected)
      const late = { op: 'gt', property: 'duration', value: value(10) } as const
      expect(await ofLinks('album:a', 'videos', wanted, { where: late })).toEqual([[[15, 15, 15, 15]], [[2022, 1]], []])
    })

    test('a view counts what it shows', async () => {
      const track = (id: string, edition: string) => link('TRACK_OF', id, 'album:a', { position: 1, edition })
      await store.write({
        nodes: [node('album:a'), node('song:a', { duration: 1 }), node('song:b', { duration: 2 })],
        links: [track('song:a', 'standard'), track('song:a', 'later'), track('song:b', 'later')],
      })
      const wanted = { spans: [span('duration', true)] }
      const spans = async (field: string, list: Partial<Draft<LinkSelection>> = {}) =>
        (await ofLinks('album:a', field, wanted, list))[0]
      expect(await spans('tracks')).toEqual([[1, 1, 1, 1]])
      expect(await spans('tracks', { narrow: value('later') })).toEqual([[1, 2, 3, 1.5]])
      expect(await spans('allTracks')).toEqual([[1, 2, 4, 4 / 3]])
    })

    test('through groups, their links count too, those of the artist once though a member of itself', async () => {
      await store.write({
        nodes: [node('artist:x'), node('artist:duo'), ...films],
        links: [
          link('MEMBER_OF', 'artist:x', 'artist:duo'),
          link('MEMBER_OF', 'artist:x', 'artist:x'),
          link('DIRECTED', 'artist:x', 'video:a', { role: 'co' }),
          link('DIRECTED', 'artist:duo', 'video:a'),
          link('DIRECTED', 'artist:duo', 'video:c'),
        ],
      })
      const wanted = { spans: [span('duration', true)], years: 'released', roles: 'role' }
      const expected = [
        [[10, 10, 20, 10]],
        [
          [2015, 1],
          [2022, 2],
        ],
        [
          ['co', 1],
          [null, 2],
        ],
      ]
      expect(await ofLinks('artist:x', 'directed', wanted, { through: true })).toEqual(expected)
      const roles = { roles: 'role' }
      expect((await ofLinks('artist:x', 'directed', roles, { through: true }))[2]).toEqual(expected[2])
      expect(await ofLinks('artist:x', 'directed', roles)).toEqual([[], [], [['co', 1]]])
    })

    test('each parent of a list has its own', async () => {
      await store.write({
        nodes: [node('artist:x'), node('artist:y'), ...films],
        links: [
          link('DIRECTED', 'artist:x', 'video:a', { role: 'co' }),
          link('DIRECTED', 'artist:x', 'video:c'),
          link('DIRECTED', 'artist:y', 'video:b'),
        ],
      })
      const directed = linked('Artist', 'directed', saying({ years: 'released', roles: 'role' }))
      const rows = await rowsOf(store, ['artist:x', 'artist:y'], whole('Artist', { links: [directed] }))
      const said = rows.map((row) => (row![1] as PageRow)[3])
      expect(said).toEqual([
        [
          [],
          [
            [2015, 1],
            [2022, 1],
          ],
          [
            ['co', 1],
            [null, 1],
          ],
        ],
        [[], [[2022, 1]], [[null, 1]]],
      ])
    })

    test('sums are exact beyond what one number of 64 bits holds', async () => {
      const most = Number.MAX_SAFE_INTEGER
      const nodes = Array.from({ length: 1030 }, (_, place) => node(`song:${place}`, { duration: most }))
      await store.write({ nodes, links: [] })
      const sum = Number(BigInt(most) * 1030n)
      const spans = [span('duration', true)]
      expect(await ofRoot('Song', { spans })).toEqual([[[most, most, sum, sum / 1030]], [], []])
    })

    test('alone it reads no rows, and a page without it has no place for it', async () => {
      await store.write({ nodes: films, links: [] })
      const list = { node: whole('Video'), order: [], total: false, aggregate: { spans: [], years: 'released' } }
      const trace = { statements: 0, rows: 0 }
      const answer = await ask(store, { by: 'list', list }, { trace })
      expect('page' in answer && answer.page.slice(0, 3)).toEqual([[], false, null])
      // One group for each year, and one for the video without a date.
      expect(trace).toEqual({ statements: 1, rows: 3 })
      expect(await pageOf(store, 'Video', { page: page(0) })).toHaveLength(3)
    })
  })
}
