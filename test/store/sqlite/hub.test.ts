import { afterAll, describe, expect, test } from 'vitest'
import { model } from '../../../src/model/index.ts'
import type { Answer, EdgeRow, PageRow, Selection } from '../../../src/store/selection.ts'
import { answer } from '../../../src/store/sqlite/answer.ts'
import { openFile } from '../../../src/store/sqlite/open-file.ts'
import { compile } from '../../../src/store/sqlite/read.ts'
import { write } from '../../../src/store/sqlite/write.ts'

const connection = openFile(':memory:', model)
afterAll(() => void connection.db.close())

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
write(connection, model, {
  nodes: [{ kind: 'Artist', id: 'artist:hub', properties: { name: 'Hub' } }, ...songs],
  links,
})

/** What ran, told by whether it walks the far kind by an index. */
const ways = { driven: 0, sorted: 0 }
const prepare = connection.prepare.bind(connection)
connection.prepare = (sql) => {
  const statement = prepare(sql)
  if (!sql.text.includes('CROSS JOIN') && !sql.text.includes('ORDER BY')) return statement
  const rows = statement.rows.bind(statement)
  statement.rows = (given, trace) => {
    ways[sql.text.includes('INDEXED BY') ? 'driven' : 'sorted']++
    return rows(given, trace)
  }
  return statement
}

function songsOf(order: Order, size: number, backward: boolean, beyond?: EdgeRow): readonly EdgeRow[] {
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
  const values = [['artist:hub'], size, key as string, id as string, link as string]
  const found = answer(connection, compile(connection, model, selection, false), values, { statements: 0, rows: 0 })
  return ((found as Extract<Answer, { nodes: unknown }>).nodes[0]!.row[1] as PageRow)[0]
}
interface Order {
  readonly property: string
  readonly descending: boolean
}

describe('a node with very many links', () => {
  const orders = ['title', 'released'].flatMap((property) =>
    [false, true].map((descending) => ({ property, descending })),
  )

  test.each(orders)('is paged by walking the far kind as if its links were sorted: %o', (order) => {
    const all = songsOf(order, 5000, false)
    expect(all.length).toBe(400)
    expect(ways).toEqual({ driven: 0, sorted: 1 })

    const forward: EdgeRow[] = []
    for (let page = songsOf(order, 9, false); page.length > 0; page = songsOf(order, 9, false, page.at(-1)))
      forward.push(...page)
    expect(forward).toEqual(all)
    const backward: EdgeRow[] = []
    for (let page = songsOf(order, 9, true); page.length > 0; page = songsOf(order, 9, true, page[0]))
      backward.unshift(...page)
    expect(backward).toEqual(all)
    expect(ways.driven).toBeGreaterThan(80)
    expect(ways.sorted).toBe(1)
    Object.assign(ways, { driven: 0, sorted: 0 })
  })
})
