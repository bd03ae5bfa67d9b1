import { expect } from 'vitest'
import type { Batch } from '../../src/store/contract.ts'
import type { Answer, EdgeRow, PageRow, ParamValue, Selection } from '../../src/store/selection.ts'

/** Many links of one artist: few titles, dates that are missing, two links to every third song. */
const songs = Array.from({ length: 300 }, (_, place) => ({
  kind: 'Song',
  id: `song:${place}`,
  properties: { title: `T${place % 7}`, released: place % 4 ? `${2000 + (place % 5)}` : null },
}))
const links = songs.flatMap(({ id }, place) =>
  (place % 3 ? [null] : [null, 'featured']).map((role) => ({
    type: 'PERFORMED',
    from: 'artist:hub',
    to: id,
    properties: { role },
  })),
)
export const hub: Batch = {
  nodes: [{ kind: 'Artist', id: 'artist:hub', properties: { name: 'Hub' } }, ...songs],
  links,
}

export interface Order {
  readonly property: string
  readonly descending: boolean
}
export const orders: readonly Order[] = ['title', 'released'].flatMap((property) =>
  [false, true].map((descending) => ({ property, descending })),
)

export type Read = (selection: Selection, values: readonly ParamValue[]) => Promise<Answer> | Answer

export interface PageAsked {
  readonly order: Order
  readonly size: number
  readonly backward?: boolean
  readonly beyond?: EdgeRow
}

/** The selection of a page of the hub's songs, and its values. */
export function pageOf({ order, size, backward = false, beyond }: PageAsked): [Selection, readonly ParamValue[]] {
  const [key, id, link] = beyond ? [(beyond[2] as unknown[])[0], (beyond[0] as string[])[0], beyond[1]] : []
  const position = { keys: [key === null ? null : { param: 2 }], id: { param: 3 }, link: { param: 4 } }
  const selection: Selection = {
    by: 'ids',
    ids: { param: 0 },
    of: [
      {
        kind: 'Artist',
        properties: [],
        refs: [],
        links: [
          {
            field: 'songs',
            link: { properties: [], refs: [] },
            node: { kind: 'Song', properties: ['title'], refs: [], links: [] },
            order: [{ on: 'node', ...order }],
            page: { size: { param: 1 }, backward, peek: true, keys: true, ...(beyond && { beyond: position }) },
            total: false,
          },
        ],
      },
    ],
  }
  return [selection, [['artist:hub'], size, ...(beyond ? [(key ?? '') as string, id as string, link as string] : [])]]
}

export async function songsOf(read: Read, asked: PageAsked): Promise<readonly EdgeRow[]> {
  const found = await read(...pageOf(asked))
  return ((found as Extract<Answer, { nodes: unknown }>).nodes[0]!.row[1] as PageRow)[0]
}

/** Holds the pages, read from either end, to the list as it is read in one. */
export async function pagesAreAsTheWhole(read: Read, order: Order): Promise<void> {
  const all = await songsOf(read, { order, size: 5000 })
  expect(all.length).toBe(400)
  const forward: EdgeRow[] = []
  let page = await songsOf(read, { order, size: 9 })
  while (page.length > 0) {
    forward.push(...page)
    page = await songsOf(read, { order, size: 9, beyond: page.at(-1)! })
  }
  expect(forward).toEqual(all)
  const backward: EdgeRow[] = []
  page = await songsOf(read, { order, size: 9, backward: true })
  while (page.length > 0) {
    backward.unshift(...page)
    page = await songsOf(read, { order, size: 9, backward: true, beyond: page[0]! })
  }
  expect(backward).toEqual(all)
}
