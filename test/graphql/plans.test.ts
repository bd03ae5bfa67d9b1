import { describe, expect, test } from 'vitest'
import { asking } from '../support/asking.ts'

const query = `query ($id: ID!, $where: VideoWhere, $first: Int, $after: String, $order: [DirectedVideoOrder!]) {
  artist(id: $id) { directed(where: $where, first: $first, after: $after, orderBy: $order) { pageInfo { endCursor } nodes { title } } }
}`

/** Whether two requests share a plan: then the very same selection object reaches the store. */
async function share(one: Record<string, unknown>, two: Record<string, unknown>): Promise<boolean> {
  const { ask, reads } = asking()
  for (const variables of [one, two]) expect((await ask(query, variables)).errors).toEqual([])
  return reads[0]?.selection === reads[1]?.selection
}

describe('a plan', () => {
  test('is shared by requests that differ in values alone, and each gets its own answer', async () => {
    const { ask, reads } = asking()
    const titled = (eq: string) => ({ id: 'artist:jake', where: { title: { eq } } })
    const [one, two] = [await ask(query, titled('we cry together')), await ask(query, titled('may i have this dance'))]
    expect(reads[0]?.selection).toBe(reads[1]?.selection)
    expect(one.data.artist.directed.nodes).toEqual([{ title: 'We Cry Together' }])
    expect(two.data.artist.directed.nodes).toEqual([{ title: 'May I Have This Dance' }])
    expect(await share({ id: 'artist:jake', first: 1 }, { id: 'artist:dave', first: 7 })).toBe(true)
    expect(
      await share(
        { id: 'artist:jake', where: { id: { in: [] } } },
        { id: 'artist:dave', where: { id: { in: ['a', 'b'] } } },
      ),
    ).toBe(true)
  })

  test.each([
    ['an operator', { where: { title: { eq: 'x' } } }, { where: { title: { ne: 'x' } } }],
    ['a field of the filter', { where: { title: { eq: 'x' } } }, { where: { version: { eq: 'x' } } }],
    ['the number of alternatives', { where: { or: [{}] } }, { where: { or: [{}, {}] } }],
    ['the order', { order: ['TITLE_ASC'] }, { order: ['TITLE_DESC'] }],
    ['a choice in the filter', { where: { type: { isNull: true } } }, { where: { type: { isNull: false } } }],
    ['whether an argument is given', { first: 3 }, {}],
  ])('is another one for another form: %s', async (_, one, two) => {
    expect(await share({ id: 'artist:jake', ...one }, { id: 'artist:jake', ...two })).toBe(false)
  })

  test('tells apart cursors that end on a missing value', async () => {
    const { ask, reads } = asking()
    const page = async (variables: object) =>
      (await ask(query, { id: 'artist:jake', first: 1, ...variables })).data.artist.directed
    const dated = (await page({})).pageInfo.endCursor
    const undated = (await page({ after: dated })).pageInfo.endCursor
    expect((await page({ after: undated })).nodes).toEqual([])
    expect(reads[1]?.selection).not.toBe(reads[2]?.selection)
  })

  test('serves one fragment in two operations', async () => {
    const { schema } = asking()
    const { execute, parse } = await import('graphql')
    const { recordingStore } = await import('../support/recording-store.ts')
    const { smallGraph } = await import('../support/small-graph.ts')
    const { model } = await import('../../src/model/index.ts')
    const document = parse(`
      query One { ...Root } query Two($id: ID!) { ...Root other: artist(id: $id) { name } }
      fragment Root on Query { video(id: "video:wct") { directors(first: 1) { nodes { name } } } }
    `)
    const store = recordingStore(model, smallGraph)
    const run = (operationName: string, variableValues: Record<string, unknown>) =>
      execute({
        schema,
        document,
        operationName,
        variableValues,
        contextValue: {
          store,
          signal: new AbortController().signal,
          deadline: Date.now() + 5_000,
          trace: { statements: 0, rows: 0 },
        },
      })
    expect(await run('One', {})).toEqual({ data: { video: { directors: { nodes: [{ name: 'Jake Schreier' }] } } } })
    expect(await run('Two', { id: 'artist:dave' })).toMatchObject({ data: { other: { name: 'Dave Free' } } })
  })

  test('reads values that stand inside literals', async () => {
    const { ask } = asking()
    const { data, errors } = await ask(
      `query ($a: String, $b: ID!) { videos(where: { or: [{ title: { startsWith: $a } }, { id: { in: [$b, "video:n95"] } }] }) { nodes { id } } }`,
      { a: 'MAY', b: 'video:wct' },
    )
    expect(errors).toEqual([])
    expect(data.videos.nodes.map((video: { id: string }) => video.id)).toEqual([
      'video:may-i',
      'video:n95',
      'video:wct',
    ])
  })
})
