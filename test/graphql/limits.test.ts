import { describe, expect, test } from 'vitest'
import { defaultLimits } from '../../src/graphql/limits.ts'
import { asking } from '../support/asking.ts'

const nested = (levels: number): string =>
  levels === 0
    ? 'id'
    : levels % 2
      ? `directed(first: 1) { nodes { ${nested(levels - 1)} } }`
      : `directors(first: 1) { nodes { ${nested(levels - 1)} } }`

describe('limits', () => {
  test('allow lists 8 deep and refuse the ninth before anything is read', async () => {
    const { ask, reads } = asking()
    expect((await ask(`{ artist(id: "artist:jake") { ${nested(7)} } }`)).errors).toEqual([])
    expect(reads).toHaveLength(1)
    const { errors } = await ask(`{ artist(id: "artist:jake") { ${nested(9)} } }`)
    expect(errors[0]).toMatchObject({ code: 'QUERY_TOO_COSTLY', message: expect.stringMatching(/9 deep; at most 8/) })
    expect(reads).toHaveLength(1)
  })

  test('allow 40 lists below a root field', async () => {
    const wide = (count: number) =>
      `{ artist(id: "artist:jake") { ${Array.from({ length: count }, (_, i) => `l${i}: directed(first: ${i}) { totalCount }`).join(' ')} } }`
    expect((await asking().ask(wide(40))).errors).toEqual([])
    expect((await asking().ask(wide(41))).errors[0]).toMatchObject({
      code: 'QUERY_TOO_COSTLY',
      message: expect.stringMatching(/41 lists.*at most 40/),
    })
  })

  test('refuse pages that multiply beyond the cost, and say by how much', async () => {
    const product = (first: number) =>
      `{ artists(first: ${first}) { nodes { directed(first: ${first}) { nodes { cast(first: ${first}) { nodes { id } } } } } } }`
    expect((await asking().ask(product(40))).errors).toEqual([])
    expect((await asking().ask(product(200))).errors[0]).toMatchObject({
      code: 'QUERY_TOO_COSTLY',
      message: expect.stringMatching(/could answer \d+ rows; at most 100000/),
    })
  })

  test('count the sources of sources', async () => {
    const sources = (levels: number): string => (levels === 0 ? 'id' : `sources { ${sources(levels - 1)} }`)
    expect((await asking().ask(`{ artist(id: "artist:jake") { ${sources(9)} } }`)).errors[0]?.code).toBe(
      'QUERY_TOO_COSTLY',
    )
  })

  test('count what stands between, a group among it, as deep and as costly as it is', async () => {
    const lists = (levels: number): string =>
      levels === 0 ? 'id' : `directed(first: 1) { nodes { ${nested(levels - 1)} } }`
    const between = (levels: number) =>
      `{ album(id: "album:morale") { videos(first: 1) { edges { via { ... on Song { performers(first: 1) { nodes { ${lists(levels)} } } } } } } } }`
    const group = (levels: number) =>
      `{ artist(id: "artist:jake") { directed(viaGroups: true, first: 1) { edges { via { ... on Artist { ${lists(levels)} } } } } } }`
    for (const [query, fits, deep] of [
      [between, 5, 9],
      [group, 7, 10],
    ] as const) {
      expect((await asking().ask(query(fits))).errors).toEqual([])
      const message = expect.stringContaining(`nested ${deep} deep`)
      expect((await asking().ask(query(fits + 2))).errors[0]).toMatchObject({ code: 'QUERY_TOO_COSTLY', message })
    }
    const wide = (first: number) =>
      `{ artist(id: "artist:jake") { directed(viaGroups: true, first: ${first}) { edges { link { from { ... on Artist { songs(first: ${first}) { nodes { performers(first: ${first}) { totalCount nodes { id } } } } } } } } } } }`
    expect((await asking().ask(wide(40))).errors).toEqual([])
    expect((await asking().ask(wide(50))).errors[0]).toMatchObject({ code: 'QUERY_TOO_COSTLY' })
  })

  test('can be set', async () => {
    const { ask } = asking(undefined, { ...defaultLimits, page: 5 })
    expect((await ask('{ artists(first: 6) { nodes { id } } }')).errors[0]?.message).toContain('between 0 and 5')
  })
})
