import { describe, expect, test } from 'vitest'
import { checkCost, checkForm, defaultLimits } from '../../src/graphql/limits.ts'
import type { RefSelection, Selection } from '../../src/store/selection.ts'
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

  test('count links that are read by name, and their sources', () => {
    const sources = (levels: number): RefSelection[] =>
      levels === 0 ? [] : [{ property: 'sources', node: { ...source, refs: sources(levels - 1) } }]
    const source = { kind: 'Source', properties: [], links: [] }
    const asked = (refs: readonly RefSelection[]): Selection => ({
      by: 'ids',
      ids: { param: 0 },
      of: [],
      links: { known: { param: 1 }, properties: [], refs },
    })
    const limits = { ...defaultLimits, depth: 2, links: 3, cost: 50 }
    checkForm(asked(sources(2)), limits)
    expect(() => checkForm(asked(sources(3)), limits)).toThrow('3 deep; at most 2')
    expect(() => checkForm(asked([...sources(1), ...sources(1), ...sources(2)]), limits)).toThrow('4 lists below it')
    const links = (count: number) => [[], Array<string>(count).fill('WROTE key artist:a song:a')]
    checkCost(asked([]), links(50), limits)
    expect(() => checkCost(asked([]), links(51), limits)).toThrow('51 rows')
    checkCost(asked(sources(1)), links(10), limits)
    expect(() => checkCost(asked(sources(1)), links(11), limits)).toThrow('55 rows')
    expect(() => checkCost(asked(sources(2)), links(3), limits)).toThrow('63 rows')
  })

  test('can be set', async () => {
    const { ask } = asking(undefined, { ...defaultLimits, page: 5 })
    expect((await ask('{ artists(first: 6) { nodes { id } } }')).errors[0]?.message).toContain('between 0 and 5')
  })
})
