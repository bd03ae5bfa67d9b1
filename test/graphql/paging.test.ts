import { describe, expect, test } from 'vitest'
import { asking } from '../support/asking.ts'

const page = `query ($first: Int, $last: Int, $after: String, $before: String, $order: [ArtistOrder!], $where: ArtistWhere) {
  artists(first: $first, last: $last, after: $after, before: $before, orderBy: $order, where: $where) {
    nodes { name } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`

describe('pages', () => {
  test('follow one another forward and backward without a gap', async () => {
    const { ask } = asking()
    const names: string[] = []
    let after: string | null = null
    do {
      const { data } = await ask(page, { first: 2, after })
      names.push(...data.artists.nodes.map((node: { name: string }) => node.name))
      after = data.artists.pageInfo.hasNextPage ? data.artists.pageInfo.endCursor : null
    } while (after)
    expect(names).toEqual(['Dave Free', 'Francis and the Lights', 'Jake Schreier', 'Kendrick Lamar', 'Taylour Paige'])

    const last = (await ask(page, { last: 2 })).data.artists
    expect(last.nodes).toEqual([{ name: 'Kendrick Lamar' }, { name: 'Taylour Paige' }])
    expect(last.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true })
    const before = (await ask(page, { last: 2, before: last.pageInfo.startCursor })).data.artists
    expect(before.nodes).toEqual([{ name: 'Francis and the Lights' }, { name: 'Jake Schreier' }])
    expect(before.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true })
  })

  test('show the first 20 unless asked otherwise, none for 0, and at most the limit', async () => {
    const { ask, reads } = asking()
    await ask(page)
    const [read] = reads
    expect(read?.selection.by === 'list' && read.values[read.selection.list.page!.size.param]).toBe(20)
    expect((await ask(page, { first: 0 })).data.artists).toMatchObject({
      nodes: [],
      pageInfo: { hasNextPage: true, endCursor: null },
    })
    for (const first of [201, -1]) {
      const { errors } = await ask(page, { first })
      expect(errors[0]).toMatchObject({
        code: 'BAD_ARGUMENT',
        message: expect.stringContaining(`first is ${first}; it must be between 0 and 200`),
      })
    }
  })

  test('go on where lists by how many links end, those without any last', async () => {
    const { ask } = asking()
    for (const order of [['DIRECTED_COUNT_DESC'], ['SONGS_COUNT_ASC', 'NAME_DESC'], ['DIRECTED_COUNT_ASC']]) {
      const whole = (await ask(page, { first: 100, order })).data.artists.nodes
      const paged = []
      for (let after: string | null = null; ; ) {
        const { data, errors } = await ask(page, { first: 1, after, order })
        expect(errors).toEqual([])
        paged.push(...data.artists.nodes)
        if (!data.artists.pageInfo.hasNextPage) break
        after = data.artists.pageInfo.endCursor
      }
      expect(paged).toEqual(whole)
      expect(paged.length).toBeGreaterThan(2)
    }
    const counted = 'query { artists(orderBy: [DIRECTED_COUNT_DESC]) { nodes { directed { totalCount } } } }'
    const counts = (await ask(counted)).data.artists.nodes.map(
      (node: { directed: { totalCount: number } }) => node.directed.totalCount,
    )
    expect(counts).toEqual(counts.toSorted((a: number, b: number) => b - a))
    expect(counts.at(-1)).toBe(0)
  })

  test.each([
    { first: 1, last: 1 },
    { last: 1, after: 'x' },
    { first: 1, before: 'x' },
    { after: 'x', before: 'y' },
  ])('refuse %o', async (variables) => {
    expect((await asking().ask(page, variables)).errors[0]?.code).toBe('BAD_ARGUMENT')
  })

  test('refuse a cursor of another list, parent, order or filter, and one that is none', async () => {
    const { ask } = asking()
    const cursor = (await ask(page, { first: 1 })).data.artists.pageInfo.endCursor
    expect((await ask(page, { after: cursor })).errors).toEqual([])
    for (const variables of [
      { order: ['NAME_DESC'] },
      { order: ['BEGAN_ASC'] },
      { where: { name: { startsWith: 'd' } } },
    ])
      expect((await ask(page, { after: cursor, ...variables })).errors[0]?.code).toBe('BAD_CURSOR')
    for (const after of ['', 'x', 'ln1_', cursor.slice(0, -4)])
      expect((await ask(page, { after })).errors[0]?.code).toBe('BAD_CURSOR')
    const other = await ask(`query ($after: String) { albums(after: $after) { nodes { id } } }`, { after: cursor })
    expect(other.errors[0]?.code).toBe('BAD_CURSOR')
  })

  test('are bound to the values of the filter, not to its place in the query', async () => {
    const { ask } = asking()
    const asked = (rest: string) =>
      `query ($text: String, $after: String) { ${rest} artists(first: 1, after: $after, where: { name: { contains: $text } }) { nodes { name } pageInfo { endCursor } } }`
    const first = await ask(asked(''), { text: 'a' })
    const after = first.data.artists.pageInfo.endCursor
    const next = await ask(asked('first: songs(first: 3) { totalCount }'), { text: 'a', after })
    expect(next.data.artists.nodes).toEqual([{ name: 'Francis and the Lights' }])
    expect((await ask(asked(''), { text: 'k', after })).errors[0]?.code).toBe('BAD_CURSOR')
  })

  test('of a nested list belong to their parent, and are refused below a list', async () => {
    const { ask } = asking()
    const directed = `query ($id: ID!, $after: String) { artist(id: $id) { directed(first: 1, after: $after) { nodes { id } pageInfo { endCursor } } } }`
    const first = await ask(directed, { id: 'artist:jake' })
    const after = first.data.artist.directed.pageInfo.endCursor
    expect((await ask(directed, { id: 'artist:jake', after })).data.artist.directed.nodes).toEqual([
      { id: 'video:may-i' },
    ])
    expect((await ask(directed, { id: 'artist:dave', after })).errors[0]?.code).toBe('BAD_CURSOR')
    const below = await ask(
      `query ($after: String) { artists { nodes { directed(after: $after) { nodes { id } } } } }`,
      { after },
    )
    expect(below.errors[0]?.code).toBe('BAD_ARGUMENT')
    const nested = await ask(
      `{ video(id: "video:wct") { directors { nodes { id directed(first: 1) { edges { cursor } } } } } }`,
    )
    const cursor = nested.data.video.directors.nodes[0].directed.edges[0].cursor
    expect((await ask(directed, { id: 'artist:jake', after: cursor })).data.artist.directed.nodes).toEqual([
      { id: 'video:may-i' },
    ])
  })

  test('ask the store only for what is selected', async () => {
    const { ask, reads } = asking()
    await ask('{ artists { totalCount } }')
    await ask('{ artists { nodes { id } } }')
    await ask('{ artists { pageInfo { hasNextPage } } }')
    const lists = reads.map(({ selection }) => (selection.by === 'list' ? selection.list : undefined))
    expect(lists[0]).toMatchObject({ total: true })
    expect(lists[0]?.page).toBeUndefined()
    expect(lists[1]).toMatchObject({ total: false, page: { peek: false, keys: false } })
    expect(lists[2]).toMatchObject({ total: false, page: { peek: true, keys: false } })
  })
})
