import { describe, expect, test } from 'vitest'
import { asking } from '../support/asking.ts'

async function found(field: string, where: string): Promise<string[]> {
  const { data, errors } = await asking().ask(`{ ${field}(where: ${where}) { nodes { id } } }`)
  expect(errors).toEqual([])
  return data[field].nodes.map((node: { id: string }) => node.id)
}

describe('a filter', () => {
  test('compares text without case and accents, or exactly', async () => {
    expect(await found('artists', '{ name: { eq: "DAVE fréé" } }')).toEqual(['artist:dave'])
    expect(await found('artists', '{ name: { exact: "dave free" } }')).toEqual([])
    expect(await found('artists', '{ name: { exact: "Dave Free" } }')).toEqual(['artist:dave'])
    expect(await found('artists', '{ name: { in: ["dave free", "JAKE SCHREIER"] } }')).toEqual([
      'artist:dave',
      'artist:jake',
    ])
  })

  test('takes a year or month as a bound for all its days', async () => {
    expect(await found('videos', '{ released: { lte: "2022" } }')).toEqual(['video:n95', 'video:wct'])
    expect(await found('videos', '{ released: { lte: "2022-05" } }')).toEqual(['video:n95'])
    expect(await found('videos', '{ released: { gt: "2022-05" } }')).toEqual(['video:wct'])
    expect(await found('videos', '{ released: { gte: "2022", lt: "2022-09" } }')).toEqual(['video:n95'])
    expect(await found('videos', '{ released: { gt: "2022" } }')).toEqual([])
  })

  test('looks into lists, sources and missing values', async () => {
    expect(await found('artists', '{ aliases: { has: "k.DOT" } }')).toEqual(['artist:kendrick'])
    expect(await found('artists', '{ aliases: { hasAll: ["K.Dot", "nobody"] } }')).toEqual([])
    expect(await found('artists', '{ source: { has: "source:S1" } }')).toEqual(['artist:jake'])
    expect(await found('videos', '{ released: { isNull: true } }')).toEqual(['video:may-i'])
  })

  test('looks at links with both sides', async () => {
    expect(
      await found(
        'videos',
        '{ directors: { some: { node: { name: { eq: "dave free" } }, link: { position: { isNull: true } } } } }',
      ),
    ).toEqual(['video:n95'])
    expect(await found('videos', '{ directors: { none: { node: { name: { eq: "dave free" } } } } }')).toEqual([
      'video:may-i',
    ])
    expect(await found('videos', '{ directors: { all: { link: { confidence: { eq: HIGH } } } } }')).toEqual([])
    expect(await found('videos', '{ not: { type: { eq: SHORT_FILM } } }')).toEqual(['video:may-i', 'video:n95'])
  })

  test('narrows a list of links by the link itself', async () => {
    const { ask } = asking()
    const { data } = await ask(
      `{ song(id: "song:wct") { performers(linkWhere: { role: { eq: "Featured" } }) { nodes { name } totalCount } } }`,
    )
    expect(data.song.performers).toEqual({ nodes: [{ name: 'Taylour Paige' }], totalCount: 1 })
  })

  test('with nothing in it lets everything through, and a null is refused', async () => {
    expect(await found('videos', '{}')).toHaveLength(3)
    expect(await found('videos', '{ or: [] }')).toEqual([])
    const nullVariable = await asking().ask(
      'query ($x: String) { artists(where: { name: { eq: $x } }) { nodes { id } } }',
      { x: null },
    )
    expect(nullVariable.errors[0]).toMatchObject({ code: 'BAD_ARGUMENT', message: expect.stringContaining('isNull') })
    const unset = await asking().ask('query ($x: String) { artists(where: { name: { eq: $x } }) { totalCount } }')
    expect(unset.data.artists.totalCount).toBe(5)
  })

  test('that would match everything by accident is refused', async () => {
    const { errors } = await asking().ask('{ artists(where: { name: { contains: "\u0301" } }) { nodes { id } } }')
    expect(errors[0]?.code).toBe('BAD_ARGUMENT')
  })

  test('is bounded in depth and size', async () => {
    const deep = `${'{ not: '.repeat(11)}{}${' }'.repeat(11)}`
    expect((await asking().ask(`{ artists(where: ${deep}) { totalCount } }`)).errors[0]?.code).toBe('QUERY_TOO_COSTLY')
    const wide = `{ or: [${'{ name: { eq: "x" } }'.repeat(101)}] }`
    expect((await asking().ask(`{ artists(where: ${wide}) { totalCount } }`)).errors[0]?.code).toBe('QUERY_TOO_COSTLY')
  })
})
