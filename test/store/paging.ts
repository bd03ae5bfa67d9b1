import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Store } from '../../src/store/contract.ts'
import type { OrderTerm, PageRow } from '../../src/store/selection.ts'
import type { DraftPosition } from '../support/draft.ts'
import { walkedModel } from '../support/walked-model.ts'
import {
  by,
  folded,
  keyOf,
  keysIn,
  link,
  linksAt,
  namesIn,
  node,
  type Open,
  page,
  pageOf,
  positionOf,
  value,
} from './asking.ts'

/** Orders, pages and positions. */
export function pagingSuite(open: Open): void {
  describe('paging', () => {
    let store: Store
    beforeEach(async () => {
      store = await open(walkedModel)
    })
    afterEach(() => store.close())

    const dated = async (...dates: (string | null)[]) => {
      await store.write({ nodes: dates.map((released, place) => node(`song:${place}`, { released })), links: [] })
    }
    const ordered = async (...order: OrderTerm[]) => namesIn(await pageOf(store, 'Song', { order }))

    test('rule 5: missing values come last in both directions', async () => {
      await dated('2016', null, '2015', null)
      expect(await ordered(by('released'))).toEqual(['2', '0', '1', '3'])
      expect(await ordered(by('released', true))).toEqual(['0', '2', '3', '1'])
      const last = page(3, { backward: true })
      expect(namesIn(await pageOf(store, 'Song', { order: [by('released')], page: last }))).toEqual(['0', '1', '3'])
    })

    test('rule 10: ties take the direction of the last order, ascending without one', async () => {
      await dated('2015', '2015', '2014', '2015')
      expect(await ordered()).toEqual(['0', '1', '2', '3'])
      expect(await ordered(by('released'))).toEqual(['2', '0', '1', '3'])
      expect(await ordered(by('released', true))).toEqual(['3', '1', '0', '2'])
      expect(await ordered(by('released', true), by('duration'))).toEqual(['0', '1', '3', '2'])
      expect(await ordered(by('released'), by('duration', true))).toEqual(['2', '3', '1', '0'])
      expect(await ordered(by('id', true))).toEqual(['3', '2', '1', '0'])
    })

    test('ids are ordered by their letters, capitals before small ones', async () => {
      await store.write({ nodes: ['b', 'a-1', 'B', 'a-10', 'a', '~'].map((name) => node(`song:${name}`)), links: [] })
      expect(await ordered()).toEqual(['B', 'a', 'a-1', 'a-10', 'b', '~'])
    })

    test('rules 6 and 11: pages both ways from every row, through missing values, neither skip nor repeat', async () => {
      const dates = ['2015', null, '2016', '2015', null, '2017', null, '2016', '2015']
      const nodes = dates.map((released, place) =>
        node(`song:${place}`, { released, duration: place % 2 ? null : place % 3 }),
      )
      await store.write({ nodes, links: [] })
      const orders = [
        [by('released')],
        [by('released', true)],
        [by('released'), by('duration', true)],
        [by('released', true), by('duration')],
        [by('duration', true), by('released', true), by('title')],
      ]
      for (const order of orders)
        await agreesWithItself(
          (beyond, backward) =>
            pageOf(store, 'Song', { order, page: page(3, { keys: true, backward, ...(beyond && { beyond }) }) }),
          nodes.length,
        )
    })

    test('rules 6, 7 and 11: so do pages of links that differ only in what tells them apart', async () => {
      const roles = ['main', null, 'featured', 'vocals', 'Main', 'MAIN']
      const songs = ['a', 'b', 'c'].map((name) => node(`song:${name}`, { title: 'same' }))
      const links = songs.flatMap(({ id }) => roles.map((role) => link('PERFORMED', 'artist:x', id, { role })))
      await store.write({ nodes: [node('artist:x'), ...songs], links })
      const orders = [
        [],
        [by('title')],
        [by('role', true, 'link')],
        [by('title', true), by('role', false, 'link')],
        [by('position', false, 'link'), by('role', false, 'link')],
      ]
      for (const order of orders)
        await agreesWithItself(
          (beyond, backward) =>
            linksAt(store, 'artist:x', 'songs', {
              order,
              page: page(4, { keys: true, backward, ...(beyond && { beyond }) }),
            }),
          links.length,
        )
    })

    test('a position has its place though its row is gone or never was', async () => {
      await dated('2015', '2016', null, '2017')
      const order = [by('released')]
      const from = async (key: string | null, id: string, backward: boolean) => {
        const beyond = { keys: [key === null ? null : value(key)], id: value(id) }
        return namesIn(await pageOf(store, 'Song', { order, page: page(9, { backward, beyond }) }))
      }
      expect(await from('2015-06', 'song:0', false)).toEqual(['1', '3', '2'])
      expect(await from('2015-06', 'song:0', true)).toEqual(['0'])
      expect(await from('2016', 'song:0', false)).toEqual(['1', '3', '2'])
      expect(await from('2016', 'song:9', false)).toEqual(['3', '2'])
      expect(await from(null, 'song:0', false)).toEqual(['2'])
      expect(await from(null, 'song:0', true)).toEqual(['0', '1', '3'])
      expect(await from(null, 'song:9', false)).toEqual([])
    })

    test('a row carries what its order compared: text folded, the rest as it is', async () => {
      await store.write({ nodes: [node('song:x', { title: 'Ámbar', duration: 7, released: '2015-03' })], links: [] })
      const order = [by('title'), by('released', true), by('duration'), by('hot100Peak'), by('id')]
      const [edges] = await pageOf(store, 'Song', { order, page: page(1, { keys: true }) })
      expect(keysIn(edges[0]!)).toEqual(['ambar', '2015-03', 7, null, 'song:x'])
    })

    test('rule 12: the last rows come in the order of the list', async () => {
      await dated('2011', '2012', '2013', '2014', '2015')
      const last = page(2, { backward: true, peek: true, keys: true })
      const [edges, more] = await pageOf(store, 'Song', { order: [by('id')], page: last })
      expect([namesIn([edges, more, null]), more]).toEqual([['3', '4'], true])
      const before = { ...last, beyond: positionOf(edges[0]!) }
      const [earlier, evenMore] = await pageOf(store, 'Song', { order: [by('id')], page: before })
      expect([namesIn([earlier, evenMore, null]), evenMore]).toEqual([['1', '2'], true])
      const [first, none] = await pageOf(store, 'Song', {
        order: [by('id')],
        page: { ...last, beyond: positionOf(earlier[0]!) },
      })
      expect([namesIn([first, none, null]), none]).toEqual([['0'], false])
    })

    test('whether there are more is known when asked, at an exact end too', async () => {
      await dated('2011', '2012', '2013')
      const peeked = async (size: number, peek = true) =>
        (await pageOf(store, 'Song', { page: page(size, { peek }) }))[1]
      expect([await peeked(2), await peeked(3), await peeked(4), await peeked(0)]).toEqual([true, false, false, true])
      expect(await peeked(2, false)).toBe(false)
    })

    test('a page of nothing is empty and still counts', async () => {
      await dated('2011', '2012')
      expect(await pageOf(store, 'Song', { page: page(0), total: true })).toEqual([[], false, 2])
    })

    test('a total counts all that fits, with or without a page, and is null unless asked', async () => {
      await dated('2011', '2012', '2013')
      const where = { op: 'gt', property: 'released', value: value('2011') } as const
      const { page: _, ...noPage } = {
        page: undefined,
        where,
        total: true,
        order: [],
        node: { kind: 'Song', properties: [], refs: [], links: [] },
      }
      expect((await pageOf(store, 'Song', { page: page(1), total: true }))[2]).toBe(3)
      expect((await pageOf(store, 'Song', { page: page(1), total: true, where }))[2]).toBe(2)
      expect((await pageOf(store, 'Song', { where }))[2]).toBeNull()
      const answer = await store.read(
        { by: 'list', list: { ...noPage, where: { op: 'gt', property: 'released', value: { param: 0 } } } },
        ['2011'],
      )
      expect(answer).toEqual({ page: [[], false, 2] })
    })

    test('rule 7: a total at a node counts links, and those of a page beyond a position too', async () => {
      const links = [null, 'a', 'b'].map((role) => link('WROTE', 'artist:x', 'song:y', { role }))
      await store.write({ nodes: [node('artist:x'), node('song:y')], links })
      const [edges, , total] = await linksAt(store, 'artist:x', 'wrote', { page: page(1, { keys: true }), total: true })
      expect(total).toBe(3)
      const beyond = positionOf(edges[0]!)
      const [rest, , again] = await linksAt(store, 'artist:x', 'wrote', { page: page(9, { beyond }), total: true })
      expect([rest.length, again]).toEqual([2, 3])
      const linkWhere = { op: 'eq', property: 'role', value: folded('A') } as const
      expect((await linksAt(store, 'artist:x', 'wrote', { linkWhere, total: true }))[2]).toBe(1)
      await store.write({ nodes: [node('song:z')], links: [link('WROTE', 'artist:x', 'song:z')] })
      const where = { op: 'eq', property: 'id', value: value('song:z') } as const
      expect((await linksAt(store, 'artist:x', 'wrote', { where, total: true }))[2]).toBe(1)
      expect(edges[0]![1]).toBe(links.map(keyOf).sort()[0])
    })
  })
}

/** Asks for the whole list in pages, then for what lies on both sides of every row of it. */
async function agreesWithItself(
  ask: (beyond: DraftPosition | undefined, backward: boolean) => Promise<PageRow>,
  length: number,
): Promise<void> {
  const rows = async (backward: boolean) => {
    const all: unknown[][] = []
    for (let beyond: DraftPosition | undefined; ; ) {
      const [edges] = await ask(beyond, backward)
      if (edges.length === 0) return all
      const shown = edges.map((edge) => [...edge])
      if (backward) all.unshift(...shown)
      else all.push(...shown)
      beyond = positionOf((backward ? edges[0] : edges.at(-1))!)
    }
  }
  const forward = await rows(false)
  expect(forward.length).toBe(length)
  expect(await rows(true)).toEqual(forward)
  for (const [place, row] of forward.entries()) {
    const [after] = await ask(positionOf(row), false)
    expect(after).toEqual(forward.slice(place + 1, place + 1 + after.length))
    const [before] = await ask(positionOf(row), true)
    expect(before).toEqual(forward.slice(place - before.length, place))
  }
}
