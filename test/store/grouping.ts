import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Store } from '../../src/store/contract.ts'
import type { EdgeRow, LinkSelection, NodeRow, PageRow } from '../../src/store/selection.ts'
import type { Draft } from '../support/draft.ts'
import { walkedModel } from '../support/walked-model.ts'
import {
  by,
  folded,
  idOf,
  keyIn,
  keyOf,
  link,
  linked,
  linksAt,
  node,
  type Open,
  page,
  positionOf,
  rowsOf,
  value,
  whole,
} from './asking.ts'

/** Lists that go through groups. */
export function groupingSuite(open: Open): void {
  describe('through groups', () => {
    let store: Store
    beforeEach(async () => {
      store = await open(walkedModel)
    })
    afterEach(() => store.close())

    const duo = whole('Artist', { properties: ['name'] })
    const directed = (id: string, more: Partial<Draft<LinkSelection>> = {}) =>
      linksAt(store, id, 'directed', { through: true, via: whole('Artist'), ...more })
    const told = ([edges]: PageRow) =>
      edges.map((edge) =>
        [idOf(edge), ...(edge.at(-1) as NodeRow[]).map(([id]) => id)].join(' of ').replace(/\w+:/g, ''),
      )
    const directing = (from: string, to: string, properties = {}) =>
      link('DIRECTED', `artist:${from}`, `video:${to}`, properties)
    const member = (from: string, to: string, properties = {}) =>
      link('MEMBER_OF', `artist:${from}`, `artist:${to}`, properties)

    /** x is in two groups and, as sources may say, in itself; one group is in a group; y is in one of them. */
    const small = async () => {
      const artists = ['x', 'y', 'duo', 'trio', 'label'].map((name) => node(`artist:${name}`))
      const videos = ['a', 'b', 'c', 'd'].map((name, place) =>
        node(`video:${name}`, { released: place % 2 ? `20${10 + place}` : null }),
      )
      const links = [
        member('x', 'duo', { begin: '2010' }),
        member('x', 'trio'),
        member('x', 'x'),
        member('y', 'duo'),
        member('trio', 'label'),
        directing('x', 'a', { segment: 'one', position: 3 }),
        directing('x', 'b'),
        directing('duo', 'a', { segment: 'two', position: 1 }),
        directing('duo', 'a', { segment: 'three', position: 2 }),
        directing('duo', 'c', { sources: ['source:s'] }),
        directing('trio', 'c', { role: 'co-director' }),
        directing('trio', 'b'),
        directing('label', 'd'),
      ]
      await store.write({ nodes: [...artists, ...videos, node('source:s')], links: [...links, member('x', 'duo')] })
      return links.filter(({ type, from }) => type === 'DIRECTED' && from !== 'artist:label')
    }

    test("each link of the node and of each of its groups is a row; a group's names the group", async () => {
      const links = await small()
      const shown = await directed('artist:x', {
        order: [by('position', false, 'link')],
        page: page(9, { keys: true }),
        total: true,
      })
      expect(told(shown).slice(0, 3)).toEqual(['a of duo', 'a of duo', 'a'])
      expect(told(shown).toSorted()).toEqual(['a', 'a of duo', 'a of duo', 'b', 'b of trio', 'c of duo', 'c of trio'])
      expect(shown[0].map(keyIn).toSorted()).toEqual(links.map(keyOf).toSorted())
      expect(shown.slice(1)).toEqual([false, 7])
    })

    test('a group of a group is none, nor is the group of another, nor a member', async () => {
      await small()
      expect(told(await directed('artist:y'))).toEqual(['a of duo', 'a of duo', 'c of duo'])
      expect(told(await directed('artist:duo'))).toEqual(['a', 'a', 'c'])
      expect(told(await directed('artist:label'))).toEqual(['d'])
    })

    test('rows tie by node id, then by link key, whoever they are of', async () => {
      const links = await small()
      const keys = links.map((one) => ({ id: one.to, key: keyOf(one) }))
      const sorted = keys.toSorted((a, b) => (a.id < b.id || (a.id === b.id && a.key < b.key) ? -1 : 1))
      const up = await directed('artist:x', { page: page(9, { keys: true }) })
      expect(up[0].map((edge) => ({ id: idOf(edge), key: keyIn(edge) }))).toEqual(sorted)
      const down = await directed('artist:x', { order: [by('released', true)], page: page(9, { keys: true }) })
      const dated = sorted.filter(({ id }) => id === 'video:b').toReversed()
      const undated = sorted.filter(({ id }) => id !== 'video:b').toReversed()
      expect(down[0].map(keyIn)).toEqual([...dated, ...undated].map(({ key }) => key))
      expect(down[0].map((edge) => edge[2])).toEqual([['2011'], ['2011'], ...undated.map(() => [null])])
    })

    test('pages from every row, both ways, are those of the whole list', async () => {
      await small()
      const plain = (edges: readonly EdgeRow[]) => edges.map((edge) => [idOf(edge), keyIn(edge), edge.at(-1)])
      for (const order of [[], [by('released')], [by('position', true, 'link'), by('title')]]) {
        const [all] = await directed('artist:x', { order, page: page(100, { keys: true }) })
        for (const [place, edge] of all.entries()) {
          const beyond = positionOf(edge)
          const after = await directed('artist:x', { order, page: page(2, { beyond, peek: true, keys: true }) })
          expect(plain(after[0])).toEqual(plain(all.slice(place + 1, place + 3)))
          expect(after[1]).toBe(place + 3 < all.length)
          const before = await directed('artist:x', {
            order,
            page: page(2, { beyond, peek: true, keys: true, backward: true }),
          })
          expect(plain(before[0])).toEqual(plain(all.slice(Math.max(0, place - 2), place)))
          expect(before[1]).toBe(place > 2)
        }
      }
    })

    test('filters on node and link choose among the links of all, for the total too', async () => {
      await small()
      const [edges, , total] = await directed('artist:x', {
        where: { op: 'in', property: 'title', values: value(['a', 'b']) },
        linkWhere: { op: 'isNull', property: 'segment', is: true },
        total: true,
      })
      expect(told([edges, false, null]).toSorted()).toEqual(['b', 'b of trio'])
      expect(total).toBe(2)
      const role = { op: 'eq', property: 'role', value: folded('Co-Director') } as const
      expect(told(await directed('artist:x', { linkWhere: role }))).toEqual(['c of trio'])
      const { page: _, ...unpaged } = linked('Artist', 'directed', { through: true, linkWhere: role, total: true })
      const [row] = await rowsOf(store, ['artist:x'], whole('Artist', { links: [unpaged] }))
      expect(row![1]).toEqual([[], false, 1])
    })

    test('a group is read as any node, with lists and sources of its own, behind what its link carries', async () => {
      await small()
      const [edges] = await directed('artist:x', {
        where: { op: 'eq', property: 'id', value: value('video:c') },
        order: [by('role', true, 'link')],
        page: page(9, { keys: true }),
        link: { properties: ['role', 'confidence'], refs: [{ property: 'sources', node: whole('Source') }] },
        via: { ...duo, links: [linked('Artist', 'members', { order: [by('name')], total: true })] },
      })
      const members = (...names: string[]) => [
        names.map((name) => [[`artist:${name}`], null, [], []]),
        false,
        names.length,
      ]
      expect(edges.map((edge) => edge.slice(2))).toEqual([
        [['co-director'], 'co-director', 'UNKNOWN', [], [['artist:trio', 'trio', members('x')]]],
        [[null], null, 'UNKNOWN', [['source:s']], [['artist:duo', 'duo', members('x', 'y')]]],
      ])
    })

    test('the group is named only where asked for, and a list that does not go through groups shows none', async () => {
      await small()
      const unnamed = await linksAt(store, 'artist:y', 'directed', { through: true, page: page(9, { keys: true }) })
      expect(unnamed[0].map((edge) => edge.slice(2))).toEqual([
        [[], []],
        [[], []],
        [[], []],
      ])
      const own = await linksAt(store, 'artist:x', 'directed', { total: true })
      expect([told(own), own[2]]).toEqual([['a', 'b'], 2])
      expect((await linksAt(store, 'artist:y', 'directed', { total: true }))[0]).toEqual([])
    })

    test('below other lists each node has its own groups, read once or often', async () => {
      await small()
      const through = linked('Artist', 'directed', { through: true, via: whole('Artist'), total: true })
      const members = linked('Artist', 'members', { node: whole('Artist', { links: [through] }) })
      const [duo, trio] = await rowsOf(store, ['artist:duo', 'artist:trio'], whole('Artist', { links: [members] }))
      const lists = (row: NodeRow | null | undefined) =>
        (row![1] as PageRow)[0].map((edge) => (edge[0] as NodeRow)[1] as PageRow)
      expect(lists(duo).map(told)).toEqual([told(await directed('artist:x')), told(await directed('artist:y'))])
      expect(lists(trio)).toEqual([lists(duo)[0]])
    })

    test('a hub in a group, and a member of a hub, are paged like any other', async () => {
      const videos = Array.from({ length: 300 }, (_, place) => node(`video:${place + 100}`))
      const theirs = [node('video:0'), node('video:250-b')]
      await store.write({
        nodes: [node('artist:hub'), node('artist:group'), node('artist:member'), ...videos, ...theirs],
        links: [
          member('hub', 'group'),
          member('member', 'hub'),
          ...videos.map(({ id }) => link('DIRECTED', 'artist:hub', id)),
          ...theirs.map(({ id }) => link('DIRECTED', 'artist:group', id)),
        ],
      })
      const first = { order: [by('title')], page: page(2, { peek: true }), total: true }
      const last = { order: [by('title')], page: page(152, { backward: true }) }
      const shown = await directed('artist:hub', first)
      expect([told(shown), ...shown.slice(1)]).toEqual([['0 of group', '100'], true, 302])
      expect(told(await directed('artist:hub', last)).slice(0, 3)).toEqual(['249', '250', '250-b of group'])
      const ofMember = await directed('artist:member', first)
      expect([told(ofMember), ...ofMember.slice(1)]).toEqual([['100 of hub', '101 of hub'], true, 300])
    })

    test('a link may lead to groups the other way, or be the one that is listed', async () => {
      await store.write({
        nodes: [...['whole', 'part'].map((name) => node(`company:${name}`)), node('album:a'), node('album:b')],
        links: [
          link('PART_OF', 'company:part', 'company:whole'),
          link('ISSUED', 'company:part', 'album:a'),
          link('ISSUED', 'company:whole', 'album:b'),
        ],
      })
      const albums = async (id: string) =>
        told(await linksAt(store, id, 'albums', { through: true, via: whole('Company') }))
      expect(await albums('company:whole')).toEqual(['a of part', 'b'])
      expect(await albums('company:part')).toEqual(['a'])
      await small()
      const members = await linksAt(store, 'artist:label', 'members', {
        through: true,
        via: whole('Artist'),
        total: true,
      })
      expect([told(members), members[2]]).toEqual([['trio', 'x of trio'], 2])
    })
  })
}
