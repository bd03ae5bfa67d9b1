import { describe, expect, test } from 'vitest'
import { model } from '../../src/model/index.ts'
import type { LinkRecord, NodeRecord } from '../../src/store/contract.ts'
import type { LinkSelection } from '../../src/store/selection.ts'
import { asking } from '../support/asking.ts'
import { graphOf } from '../support/graph.ts'
import { links, nodes } from '../support/small-graph.ts'

const homies: NodeRecord = { kind: 'Artist', id: 'artist:homies', properties: { name: 'The Homies', type: 'DUO' } }
const linked = (type: string, from: string, to: string, properties = {}): LinkRecord => ({ type, from, to, properties })
const graph = graphOf(
  model,
  [...nodes, homies],
  [
    ...links,
    linked('MEMBER_OF', 'artist:dave', 'artist:homies'),
    linked('MEMBER_OF', 'artist:kendrick', 'artist:homies'),
    linked('DIRECTED', 'artist:homies', 'video:n95', { segment: 'second', confidence: 'LOW' }),
    linked('DIRECTED', 'artist:homies', 'video:may-i', { sources: ['source:S1'] }),
  ],
)

describe('what groups directed', () => {
  test('stands among what the artist directed when asked for: via names the group, the link speaks of it', async () => {
    const { ask, reads } = asking(graph)
    const { data, errors } = await ask(`{ artist(id: "artist:dave") {
      name
      directed(viaGroups: true) { totalCount nodes { id } edges {
        node { id } via { __typename id name kind ... on Artist { type } }
        link { sentence confidence sources { id } from { id name ... on Artist { type } } to { id } }
      } }
    } }`)
    expect(errors).toEqual([])
    expect(reads).toHaveLength(1)
    const { totalCount, nodes, edges } = data.artist.directed
    expect(totalCount).toBe(4)
    expect(nodes).toEqual(edges.map(({ node }: { node: unknown }) => node))
    const group = { id: 'artist:homies', name: 'The Homies', type: 'DUO' }
    const dave = { id: 'artist:dave', name: 'Dave Free', type: null }
    const edge = (id: string, from: typeof dave | typeof group, sentence: string, more = {}) => ({
      node: { id },
      via: from === dave ? [] : [{ __typename: 'Artist', kind: 'ARTIST', ...group }],
      link: { sentence, confidence: 'UNKNOWN', sources: [], from, to: { id }, ...more },
    })
    // The two of N95 are of one date and one node: their order is that of their links' keys.
    const key = (from: string) => graph.links.find((one) => one.from === from && one.to === 'video:n95')!.key
    const n95 = [
      edge('video:n95', dave, 'Dave Free directed N95'),
      edge('video:n95', group, 'The Homies directed N95 (second)', { confidence: 'LOW' }),
    ]
    expect(edges).toEqual([
      ...(key('artist:dave') < key('artist:homies') ? n95 : n95.toReversed()),
      edge('video:wct', dave, 'Dave Free directed We Cry Together'),
      edge('video:may-i', group, 'The Homies directed May I Have This Dance', { sources: [{ id: 'source:S1' }] }),
    ])
  })

  test.each<[string, Record<string, unknown>]>([
    ['directed', {}],
    ['directed(viaGroups: false)', {}],
    ['directed(viaGroups: null)', {}],
    ['directed(viaGroups: $groups)', {}],
    ['directed(viaGroups: $groups)', { groups: false }],
    ['directed(viaGroups: $groups)', { groups: null }],
  ])('stays with the group in %s %o', async (list, variables) => {
    const { ask, reads } = asking(graph)
    const { data } = await ask(
      `query ($groups: Boolean) { artist(id: "artist:dave") { other: directed(viaGroups: $groups) { totalCount } ${list} { edges { via { id } link { from { id } sentence } } } } }`,
      variables,
    )
    expect(data.artist.directed.edges.map(({ via, link }: { via: unknown; link: unknown }) => [via, link])).toEqual(
      ['N95', 'We Cry Together'].map((title) => [
        [],
        { from: { id: 'artist:dave' }, sentence: `Dave Free directed ${title}` },
      ]),
    )
    expect(JSON.stringify(reads[0]!.selection)).not.toMatch(/through|via/)
  })

  test('is asked for by a variable, its default, or a literal, and is part of the plan', async () => {
    const { ask, reads } = asking(graph)
    const count = async (query: string, variables = {}) => (await ask(query, variables)).data.artist.directed.totalCount
    const query =
      'query ($id: ID!, $groups: Boolean) { artist(id: $id) { directed(viaGroups: $groups) { totalCount } } }'
    expect(await count(query, { id: 'artist:dave', groups: true })).toBe(4)
    expect(await count(query, { id: 'artist:dave', groups: false })).toBe(2)
    expect(await count(query, { id: 'artist:kendrick', groups: true })).toBe(3)
    expect(await count(query, { id: 'artist:homies', groups: true })).toBe(2)
    const selections = reads.map(({ selection }) => selection)
    expect(selections[0]).not.toBe(selections[1])
    expect(selections[2]).toBe(selections[0])
    const byDefault = query.replace('$groups: Boolean', '$groups: Boolean = true')
    expect(await count(byDefault, { id: 'artist:dave' })).toBe(4)
    expect(await count(byDefault, { id: 'artist:dave', groups: false })).toBe(2)
  })

  test('shares nothing with the plain list beside it, under any response keys', async () => {
    const { ask, reads } = asking(graph)
    const { data } = await ask(
      `query ($yes: Boolean!, $no: Boolean!) { artist(id: "artist:dave") {
        a: directed(viaGroups: true, first: 1) { totalCount } b: directed(viaGroups: false) { totalCount edges { via { id } } }
        c: directed(viaGroups: $yes) { totalCount edges { link @skip(if: $yes) { type } via @include(if: $no) { id } node { id } } }
        c: directed(viaGroups: $yes) { edges { link @include(if: $yes) { from @skip(if: $no) { id } } } }
        d: directed(viaGroups: $no) { totalCount }
      } }`,
      { yes: true, no: false },
    )
    const { a, b, c, d } = data.artist
    expect([a.totalCount, b.totalCount, c.totalCount, d.totalCount]).toEqual([4, 2, 4, 2])
    expect(b.edges).toEqual([{ via: [] }, { via: [] }])
    expect(c.edges.map(({ link }: { link: { from: { id: string } } }) => link.from.id).toSorted()).toEqual([
      'artist:dave',
      'artist:dave',
      'artist:homies',
      'artist:homies',
    ])
    expect(c.edges[0]).toEqual({ link: { from: expect.anything() }, node: { id: expect.any(String) } })
    expect(reads).toHaveLength(1)
  })

  test('reads the group only where it is shown', async () => {
    const { ask, reads } = asking(graph)
    const list = async (edges: string): Promise<LinkSelection> => {
      await ask(`{ artist(id: "artist:dave") { directed(viaGroups: true) { ${edges} } } }`)
      const { selection } = reads.at(-1)!
      return (selection.by === 'ids' ? selection.of[0]!.links[0] : undefined)!
    }
    for (const edges of ['totalCount', 'nodes { id }', 'edges { cursor link { type role to { id } } }'])
      expect({ via: 'none', ...(await list(edges)) }).toMatchObject({ through: true, via: 'none' })
    const via = (...properties: string[]) => ({ kind: 'Artist', properties, refs: [], links: [] })
    expect((await list('edges { via { id } }')).via).toEqual(via())
    expect((await list('edges { link { from { id } } }')).via).toEqual(via())
    expect((await list('edges { link { sentence } }')).via).toEqual(via('name'))
    expect((await list('edges { link { from { note name } } via { note } }')).via).toEqual(via('note', 'name'))
  })

  test('is shown at every artist of a list, with lists of the group below', async () => {
    const { ask } = asking(graph)
    const { data, errors } =
      await ask(`{ video(id: "video:wct") { directors { nodes { id directed(viaGroups: true) { edges {
      via { ... on Artist { members { nodes { name } } directed(first: 1) { edges { link { sentence } } } } }
      link { from { ... on Artist { members { totalCount } } } }
    } } } } } }`)
    expect(errors).toEqual([])
    const ways = data.video.directors.nodes.map(
      ({ id, directed }: { id: string; directed: { edges: { via: unknown[]; link: unknown }[] } }) => [
        id,
        directed.edges.filter(({ via }) => via.length > 0),
      ],
    )
    const edge = {
      via: [
        {
          members: { nodes: [{ name: 'Dave Free' }, { name: 'Kendrick Lamar' }] },
          directed: { edges: [{ link: { sentence: 'The Homies directed N95 (second)' } }] },
        },
      ],
      link: { from: { members: { totalCount: 2 } } },
    }
    expect(ways).toEqual([
      ['artist:jake', []],
      ['artist:dave', [edge, edge]],
      ['artist:kendrick', [edge, edge]],
    ])
  })

  test('has cursors of its own: those of the plain list are refused, and its own there', async () => {
    const { ask } = asking(graph)
    const query = `query ($id: ID!, $groups: Boolean, $after: String, $before: String, $last: Int) {
      artist(id: $id) { directed(viaGroups: $groups, after: $after, before: $before, last: $last) { edges { cursor } nodes { id } } }
    }`
    const id = 'artist:dave'
    const cursors: Record<string, string[]> = {}
    for (const groups of [true, false])
      cursors[`${groups}`] = (await ask(query, { id, groups })).data.artist.directed.edges.map(
        ({ cursor }: { cursor: string }) => cursor,
      )
    for (const groups of [true, false]) {
      for (const cursor of cursors[`${!groups}`]!) {
        expect((await ask(query, { id, groups, after: cursor })).errors[0]?.code).toBe('BAD_CURSOR')
        expect((await ask(query, { id, groups, before: cursor, last: 2 })).errors[0]?.code).toBe('BAD_CURSOR')
      }
      for (const [place, after] of cursors[`${groups}`]!.entries()) {
        const { data } = await ask(query, { id, groups, after })
        expect(data.artist.directed.nodes).toHaveLength(cursors[`${groups}`]!.length - place - 1)
      }
    }
    // Whether false or not given, the list is the same one.
    expect((await ask(query, { id, after: cursors.false![0] })).data.artist.directed.nodes).toHaveLength(1)
    const elsewhere = await ask(query, { id: 'artist:kendrick', groups: true, after: cursors.true![0] })
    expect(elsewhere.errors[0]?.code).toBe('BAD_CURSOR')
  })

  test('takes no cursor below the end of a link that may be of any group', async () => {
    const { ask } = asking(graph)
    const query = (list: string) =>
      `query ($after: String) { artist(id: "artist:dave") { ${list} { edges { link { from { ... on Artist { directed(after: $after) { edges { cursor } } } } } } } } }`
    const first = await ask(query('directed'))
    const after = first.data.artist.directed.edges[0].link.from.directed.edges[0].cursor
    expect((await ask(query('directed'), { after })).errors).toEqual([])
    expect((await ask(query('directed(viaGroups: true)'), { after })).errors[0]?.code).toBe('BAD_ARGUMENT')
  })
})
