import { describe, expect, test } from 'vitest'
import { defaultLimits } from '../../src/graphql/limits.ts'
import { model } from '../../src/model/index.ts'
import { asking } from '../support/asking.ts'
import { graphOf } from '../support/graph.ts'
import { links, nodes, smallGraph } from '../support/small-graph.ts'

// `asking` gives every answer twice, by shape and by graphql-js, and compares the two.
describe('a path', () => {
  const asked = `{ path(from: "artist:taylour", to: "artist:francis") {
    length sentence nodes { __typename id name ... on Video { released } } links { type sentence from { name } to { id } character sources { id } }
  } }`

  test('has nodes and links in walking order and reads as a sentence', async () => {
    const { ask, reads } = asking()
    const { data, errors } = await ask(asked)
    expect(errors).toEqual([])
    expect(reads).toHaveLength(1)
    expect(data.path).toEqual({
      length: 4,
      sentence:
        'Taylour Paige appeared as the woman in We Cry Together, which was directed by Jake Schreier, who directed May I Have This Dance (first), which was performed by Francis and the Lights',
      nodes: [
        { __typename: 'Artist', id: 'artist:taylour', name: 'Taylour Paige' },
        { __typename: 'Video', id: 'video:wct', name: 'We Cry Together', released: '2022-09-01' },
        { __typename: 'Artist', id: 'artist:jake', name: 'Jake Schreier' },
        { __typename: 'Video', id: 'video:may-i', name: 'May I Have This Dance', released: null },
        { __typename: 'Artist', id: 'artist:francis', name: 'Francis and the Lights' },
      ],
      links: [
        {
          type: 'APPEARED_IN',
          sentence: 'Taylour Paige appeared as the woman in We Cry Together',
          from: { name: 'Taylour Paige' },
          to: { id: 'video:wct' },
          character: 'the woman',
          sources: [],
        },
        {
          type: 'DIRECTED',
          sentence: 'Jake Schreier directed We Cry Together',
          from: { name: 'Jake Schreier' },
          to: { id: 'video:wct' },
          character: null,
          sources: [{ id: 'source:S1' }, { id: 'source:S2' }],
        },
        {
          type: 'DIRECTED',
          sentence: 'Jake Schreier directed May I Have This Dance (first)',
          from: { name: 'Jake Schreier' },
          to: { id: 'video:may-i' },
          character: null,
          sources: [],
        },
        {
          type: 'PERFORMED',
          sentence: 'Francis and the Lights performed on May I Have This Dance',
          from: { name: 'Francis and the Lights' },
          to: { id: 'video:may-i' },
          character: null,
          sources: [],
        },
      ],
    })
  })

  test('of a node to itself has no links and its name for a sentence', async () => {
    const { data } = await asking().ask(
      '{ path(from: "song:n95", to: "song:n95") { length sentence links { type } nodes { id } } }',
    )
    expect(data.path).toEqual({ length: 0, sentence: 'N95', links: [], nodes: [{ id: 'song:n95' }] })
  })

  test('is null where there is none, and paths say why', async () => {
    const { ask } = asking()
    const { data } = await ask(`{
      path(from: "artist:taylour", to: "company:pglang") { length }
      none: paths(from: "artist:taylour", to: "company:pglang") { outcome paths { length } }
      far: paths(from: "artist:taylour", to: "artist:francis", filter: { maxLength: 3 }) { outcome paths { length } }
      some: paths(from: "artist:taylour", to: "artist:kendrick", first: 3) { outcome paths { sentence } }
      shortest: paths(from: "artist:taylour", to: "artist:kendrick", onlyShortest: true) { paths { length } }
    }`)
    expect(data).toMatchObject({
      path: null,
      none: { outcome: 'NOT_CONNECTED', paths: [] },
      far: { outcome: 'TOO_FAR', paths: [] },
      some: { outcome: 'FOUND' },
      shortest: { paths: [{ length: 2 }, { length: 2 }] },
    })
    expect(data.some.paths.map(({ sentence }: { sentence: string }) => sentence)).toEqual([
      'Taylour Paige performed on We Cry Together (featured), which was performed by Kendrick Lamar (main)',
      'Taylour Paige appeared as the woman in We Cry Together, which was directed by Kendrick Lamar',
      'Taylour Paige performed on We Cry Together (featured), which is a track of Mr. Morale & the Big Steppers, which was released by Kendrick Lamar',
    ])
  })

  test.each([
    ['an id of no kind', 'from: "x", to: "song:n95"', 'BAD_ID', /"x" is not an id/],
    ['an id nobody has', 'from: "song:nope", to: "song:n95"', 'BAD_ID', /No node has the id "song:nope"/],
    ['a source', 'from: "source:S1", to: "song:n95"', 'BAD_ARGUMENT', /source:S1 is a source/],
    ['avoided ids nobody has', 'from: "song:wct", to: "song:n95", filter: { avoid: ["song:x"] }', 'BAD_ID', /song:x/],
    ['no types', 'from: "song:wct", to: "song:n95", filter: { through: [] }', 'BAD_ARGUMENT', /through is empty/],
    ['length 0', 'from: "song:wct", to: "song:n95", filter: { maxLength: 0 }', 'BAD_ARGUMENT', /maxLength is 0/],
    [
      'years the wrong way round',
      'from: "song:wct", to: "song:n95", filter: { from: "2020", to: "2019-01" }',
      'BAD_ARGUMENT',
      /2020 comes after to 2019-01/,
    ],
  ])('refuses %s', async (_, args, code, message) => {
    const { data, errors } = await asking().ask(`{ path(${args}) { length } }`)
    expect(data).toEqual({ path: null })
    expect(errors).toMatchObject([{ code, path: ['path'], message: expect.stringMatching(message) }])
  })

  test('obeys the filter', async () => {
    const { ask } = asking()
    const { data } = await ask(
      `query ($through: [LinkType!], $avoid: [ID!]) {
      through: path(from: "artist:taylour", to: "artist:kendrick", filter: { through: $through }) { nodes { id } }
      avoid: path(from: "artist:taylour", to: "artist:kendrick", filter: { avoid: $avoid }) { nodes { id } }
      late: path(from: "artist:taylour", to: "artist:jake", filter: { from: "2023" }) { length }
      sure: path(from: "artist:taylour", to: "artist:jake", filter: { minConfidence: HIGH }) { length }
    }`,
      { through: ['APPEARED_IN', 'DIRECTED'], avoid: ['song:wct'] },
    )
    expect(data.through.nodes.map(({ id }: { id: string }) => id)).toEqual([
      'artist:taylour',
      'video:wct',
      'artist:kendrick',
    ])
    expect(data.avoid.nodes[1].id).toBe('video:wct')
    expect(data.late).toBeNull()
    expect(data.sure).toBeNull()
  })

  test('follows a redirect', async () => {
    const graph = { ...smallGraph, redirects: [{ from: 'artist:t', into: 'artist:taylour' }] }
    const { data } = await asking(graph).ask('{ path(from: "artist:t", to: "artist:jake") { nodes { id } } }')
    expect(data.path.nodes[0].id).toBe('artist:taylour')
  })
})

describe('around a node', () => {
  test('stand its counts, its neighbours page by page, each with all links', async () => {
    const { ask, reads } = asking()
    const page =
      '{ totalCount pageInfo { hasNextPage hasPreviousPage endCursor } edges { cursor node { id } links { type role } } }'
    const first = await ask(`{ artist(id: "artist:kendrick") {
      degree neighbourCounts { through direction kind count links } neighbours(first: 2) ${page}
    } }`)
    expect(reads).toHaveLength(2)
    const { artist } = first.data
    expect(artist.degree).toBe(5)
    expect(artist.neighbourCounts).toEqual([
      { through: 'DIRECTED', direction: 'OUT', kind: 'VIDEO', count: 1, links: 1 },
      { through: 'PERFORMED', direction: 'OUT', kind: 'SONG', count: 2, links: 3 },
      { through: 'RELEASED', direction: 'OUT', kind: 'ALBUM', count: 1, links: 1 },
    ])
    expect(artist.neighbours).toMatchObject({
      totalCount: 4,
      pageInfo: { hasNextPage: true, hasPreviousPage: false },
      edges: [
        { node: { id: 'album:morale' }, links: [{ type: 'RELEASED', role: null }] },
        {
          node: { id: 'song:n95' },
          links: expect.arrayContaining([
            { type: 'PERFORMED', role: 'main' },
            { type: 'PERFORMED', role: 'vocals' },
          ]),
        },
      ],
    })
    const after = artist.neighbours.pageInfo.endCursor
    const next = await ask(
      `query ($after: String) { artist(id: "artist:kendrick") { neighbours(first: 2, after: $after) ${page} } }`,
      { after },
    )
    expect(next.data.artist.neighbours).toMatchObject({
      pageInfo: { hasNextPage: false, hasPreviousPage: true },
      edges: [{ node: { id: 'song:wct' } }, { node: { id: 'video:wct' } }],
    })
    const elsewhere = await ask(
      'query ($after: String) { artist(id: "artist:jake") { neighbours(after: $after) { totalCount } } }',
      { after },
    )
    expect(elsewhere.errors).toMatchObject([{ code: 'BAD_CURSOR' }])
  })

  test('go on behind a node that is no longer there', async () => {
    const page = 'neighbours(first: 2, after: $after) { edges { cursor node { id } } pageInfo { hasPreviousPage } }'
    const asked = `query ($after: String) { artist(id: "artist:kendrick") { ${page} } }`
    const all = (await asking().ask(asked.replace('first: 2', 'first: 9'))).data.artist.neighbours.edges
    expect(all).toHaveLength(4)
    for (const [place, { cursor, node }] of all.entries()) {
      const isGone = (id: string) => id === node.id
      const rest = graphOf(
        model,
        nodes.filter(({ id }) => !isGone(id)),
        links.filter(({ from, to }) => !isGone(from) && !isGone(to)),
      )
      const { data, errors } = await asking(rest).ask(asked, { after: cursor })
      expect(errors).toEqual([])
      expect(data.artist.neighbours).toEqual({
        edges: all.slice(place + 1, place + 3),
        pageInfo: { hasPreviousPage: true },
      })
    }
  })

  test('are only those of the types and kinds asked for', async () => {
    const { data } = await asking().ask(`{ song(id: "song:wct") {
      people: neighbours(kinds: [ARTIST]) { nodes { id } }
      videos: neighbours(through: [VIDEO_OF]) { nodes { id } edges { links { from { id } } } }
    } }`)
    expect(data.song.people.nodes).toEqual([{ id: 'artist:kendrick' }, { id: 'artist:taylour' }])
    expect(data.song.videos).toEqual({
      nodes: [{ id: 'video:wct' }],
      edges: [{ links: [{ from: { id: 'video:wct' } }] }],
    })
  })

  test('a source has none, and no map is asked about it', async () => {
    const { data } = await asking().ask(
      '{ source(id: "source:S1") { degree neighbourCounts { count } neighbours { totalCount nodes { id } pageInfo { hasNextPage startCursor } } } }',
    )
    expect(data.source).toEqual({
      degree: 0,
      neighbourCounts: [],
      neighbours: { totalCount: 0, nodes: [], pageInfo: { hasNextPage: false, startCursor: null } },
    })
  })

  test('walks hang in lists and in what walks found, one read for each field of a level', async () => {
    const { ask, reads } = asking()
    const { data } = await ask(`{
      videos(where: { title: { eq: "we cry together" } }) { nodes { directors { nodes { name degree neighbours(kinds: [VIDEO]) { nodes { name neighbours(kinds: [SONG]) { nodes { name } } } } } } } }
    }`)
    expect(reads).toHaveLength(3)
    const [jake] = data.videos.nodes[0].directors.nodes
    expect(jake).toEqual({
      name: 'Jake Schreier',
      degree: 2,
      neighbours: {
        nodes: [
          { name: 'May I Have This Dance', neighbours: { nodes: [] } },
          { name: 'We Cry Together', neighbours: { nodes: [{ name: 'We Cry Together' }] } },
        ],
      },
    })
  })

  test('nests only so deep', async () => {
    const deep = (levels: number): string => (levels ? `neighbours { nodes { ${deep(levels - 1)} } }` : 'id')
    const { ask } = asking(smallGraph, { ...defaultLimits, depth: 3 })
    expect((await ask(`{ song(id: "song:wct") { ${deep(3)} } }`)).errors).toEqual([])
    expect((await ask(`{ song(id: "song:wct") { ${deep(4)} } }`)).errors).toMatchObject([{ code: 'QUERY_TOO_COSTLY' }])
  })

  test('common neighbours come with the links to each', async () => {
    const { ask } = asking()
    const { data } = await ask(`{ commonNeighbours(of: ["artist:taylour", "artist:kendrick"]) {
      totalCount edges { node { id } links { type from { id } } }
    } }`)
    expect(data.commonNeighbours).toEqual({
      totalCount: 2,
      edges: [
        {
          node: { id: 'song:wct' },
          links: [
            { type: 'PERFORMED', from: { id: 'artist:taylour' } },
            { type: 'PERFORMED', from: { id: 'artist:kendrick' } },
          ],
        },
        {
          node: { id: 'video:wct' },
          links: [
            { type: 'APPEARED_IN', from: { id: 'artist:taylour' } },
            { type: 'DIRECTED', from: { id: 'artist:kendrick' } },
          ],
        },
      ],
    })
    expect((await ask('{ commonNeighbours(of: ["song:wct", "song:wct"]) { totalCount } }')).errors).toMatchObject([
      { code: 'BAD_ARGUMENT', message: expect.stringContaining('two or more') },
    ])
  })

  test('a neighbourhood holds the nodes and every link among them', async () => {
    const { ask, reads } = asking()
    const { data } = await ask(`{
      whole: neighbourhood(around: ["video:wct"]) { truncated nodes { id } links { type from { id } } }
      cut: neighbourhood(around: ["video:wct"], depth: 2, limit: 3) { truncated nodes { id } }
    }`)
    expect(reads).toHaveLength(2)
    expect(data.whole.truncated).toBe(false)
    expect(data.whole.nodes).toHaveLength(6)
    expect(data.whole.nodes[0]).toEqual({ id: 'video:wct' })
    expect(data.whole.links).toHaveLength(7)
    expect(data.cut).toMatchObject({ truncated: true, nodes: [{ id: 'video:wct' }, { id: expect.any(String) }, {}] })
  })

  test('a neighbourhood does without what is avoided', async () => {
    const { data } = await asking().ask(`{
      whole: neighbourhood(around: ["video:wct"]) { nodes { id } }
      without: neighbourhood(around: ["video:wct"], filter: { avoid: ["artist:dave"] }) { nodes { id } }
    }`)
    const ids = (part: { nodes: { id: string }[] }) => part.nodes.map(({ id }) => id)
    expect(ids(data.whole)).toContain('artist:dave')
    expect(ids(data.without).sort()).toEqual(
      ids(data.whole)
        .filter((id) => id !== 'artist:dave')
        .sort(),
    )
  })
})

describe('collaborators and the timeline', () => {
  test('tell works, roles, years and what is shared', async () => {
    const { ask, reads } = asking()
    const { data } = await ask(`{ artist(id: "artist:dave") { collaborators {
      totalCount edges { works roles first last node { name } shared(first: 1) { id ... on Video { title } } via { id } }
    } } }`)
    expect(reads).toHaveLength(2)
    expect(data.artist.collaborators).toEqual({
      totalCount: 3,
      edges: [
        {
          works: 1,
          roles: ['DIRECTED'],
          first: '2022',
          last: '2022',
          node: { name: 'Jake Schreier' },
          shared: [{ id: 'video:wct', title: 'We Cry Together' }],
          via: [],
        },
        {
          works: 1,
          roles: ['DIRECTED'],
          node: { name: 'Kendrick Lamar' },
          first: '2022',
          last: '2022',
          shared: [{ id: 'video:wct', title: 'We Cry Together' }],
          via: [],
        },
        {
          works: 1,
          roles: ['APPEARED_IN'],
          node: { name: 'Taylour Paige' },
          first: '2022',
          last: '2022',
          shared: [{ id: 'video:wct', title: 'We Cry Together' }],
          via: [],
        },
      ],
    })
  })

  test('go through groups where asked, and name them', async () => {
    const graph = graphOf(
      model,
      [
        ...nodes,
        { kind: 'Artist', id: 'artist:homies', properties: { name: 'The Little Homies', type: 'DUO' } },
        { kind: 'Video', id: 'video:h', properties: { title: 'HUMBLE.', released: '2017-03-30' } },
      ],
      [
        ...links,
        { type: 'MEMBER_OF', from: 'artist:dave', to: 'artist:homies', properties: {} },
        { type: 'DIRECTED', from: 'artist:homies', to: 'video:h', properties: {} },
        { type: 'APPEARED_IN', from: 'artist:taylour', to: 'video:h', properties: {} },
      ],
    )
    const { data } = await asking(graph).ask(`{ artist(id: "artist:dave") {
      own: collaborators(first: 1) { edges { works node { id } via { name } } }
      all: collaborators(viaGroups: true, first: 1) { edges { works first last node { id } via { name } } }
    } }`)
    expect(data.artist.own.edges).toEqual([{ works: 1, node: { id: 'artist:jake' }, via: [] }])
    expect(data.artist.all.edges).toEqual([
      { works: 2, first: '2017', last: '2022', node: { id: 'artist:taylour' }, via: [{ name: 'The Little Homies' }] },
    ])
  })

  test('page by page are the whole list', async () => {
    const { ask } = asking()
    const seen: string[] = []
    let after: string | null = null
    do {
      const { data } = await ask(
        'query ($after: String) { artist(id: "artist:kendrick") { collaborators(first: 1, after: $after) { pageInfo { hasNextPage endCursor } nodes { id } } } }',
        { after },
      )
      const page: { pageInfo: { hasNextPage: boolean; endCursor: string }; nodes: { id: string }[] } =
        data.artist.collaborators
      seen.push(...page.nodes.map(({ id }) => id))
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
    } while (after)
    expect(seen).toEqual(['artist:taylour', 'artist:dave', 'artist:jake'])
  })

  test('the timeline lists credits by year', async () => {
    const { data } = await asking().ask(`{ artist(id: "artist:kendrick") {
      timeline { year credits { type role to { name } } }
      late: timeline(from: "2023") { year }
      released: timeline(through: [RELEASED], to: "2022-12") { credits { sentence } }
    } }`)
    expect(data.artist).toEqual({
      timeline: [
        {
          year: 2022,
          credits: [
            { type: 'DIRECTED', role: null, to: { name: 'We Cry Together' } },
            { type: 'RELEASED', role: null, to: { name: 'Mr. Morale & the Big Steppers' } },
          ],
        },
      ],
      late: [],
      released: [{ credits: [{ sentence: 'Kendrick Lamar released Mr. Morale & the Big Steppers' }] }],
    })
  })
})

describe('finding by name', () => {
  test('tells what matched and how, best first, page by page', async () => {
    const { ask } = asking()
    const { data } = await ask(`{
      typo: search(text: "Kendrik Lamar") { edges { how matched score node { __typename id name } } }
      alias: search(text: "k-dot") { edges { how matched node { id } } }
      works: search(text: "we cry", kinds: [VIDEO]) { nodes { id } }
      page: search(text: "We Cry Together", first: 1) { pageInfo { hasNextPage endCursor } nodes { id } }
    }`)
    expect(data.typo.edges[0]).toMatchObject({
      how: 'TYPO',
      matched: 'Kendrick Lamar',
      node: { __typename: 'Artist', id: 'artist:kendrick', name: 'Kendrick Lamar' },
    })
    expect(data.alias.edges[0]).toEqual({ how: 'ALIAS', matched: 'K.Dot', node: { id: 'artist:kendrick' } })
    expect(data.works.nodes).toEqual([{ id: 'video:wct' }])
    const next = await ask(
      'query ($after: String) { search(text: "We Cry Together", first: 1, after: $after) { nodes { id } } }',
      {
        after: data.page.pageInfo.endCursor,
      },
    )
    expect([data.page.nodes[0].id, next.data.search.nodes[0].id].sort()).toEqual(['song:wct', 'video:wct'])
    const other = await ask('query ($after: String) { search(text: "Kendrick", after: $after) { nodes { id } } }', {
      after: data.page.pageInfo.endCursor,
    })
    expect(other.errors).toMatchObject([{ code: 'BAD_CURSOR' }])
  })

  test('refuses a text that can match nothing', async () => {
    const { errors } = await asking().ask('{ search(text: " ") { nodes { id } } }')
    expect(errors).toMatchObject([{ code: 'BAD_ARGUMENT', path: ['search'] }])
  })

  test('reads the names in a text, with offsets into it', async () => {
    const { ask, reads } = asking()
    const text = 'In “We Cry Together” Kendrick Lamar argues with Taylour Paige.'
    const { data } = await ask(
      `query ($text: String!) { mentions(text: $text) {
        mentions { start end text score node { id } alternatives { id } } subgraph { nodes { id } links { type } truncated }
      } }`,
      { text },
    )
    expect(reads).toHaveLength(1)
    const { mentions, subgraph } = data.mentions
    expect(mentions.map((one: { text: string }) => one.text)).toEqual([
      'We Cry Together',
      'Kendrick Lamar',
      'Taylour Paige',
    ])
    for (const { start, end, text: said } of mentions) expect(text.slice(start, end)).toBe(said)
    expect(subgraph.nodes.map(({ id }: { id: string }) => id)).toContain('artist:taylour')
    expect(subgraph.links.length).toBeGreaterThan(1)
    const { errors } = await ask('query ($text: String!) { mentions(text: $text) { mentions { text } } }', {
      text: 'a'.repeat(100_001),
    })
    expect(errors).toMatchObject([{ code: 'BAD_ARGUMENT', message: expect.stringContaining('100001') }])
  })
})

describe('rankings', () => {
  test.each(['DEGREE', 'PAGERANK', 'BETWEENNESS'])(
    'by %s list nodes of the kinds asked for, page by page',
    async (by) => {
      const { ask } = asking()
      const whole = await ask(`{ ranking(by: ${by}, kinds: [ARTIST]) { sampled edges { rank score node { id } } } }`)
      const { edges } = whole.data.ranking
      expect(edges.map(({ rank }: { rank: number }) => rank)).toEqual([1, 2, 3, 4, 5])
      expect(edges[0].node.id).toBe(by === 'BETWEENNESS' ? 'artist:jake' : 'artist:kendrick')
      const scores = edges.map(({ score }: { score: number }) => score)
      expect(scores).toEqual(scores.toSorted((a: number, b: number) => b - a))
      const first = await ask(
        `{ ranking(by: ${by}, kinds: [ARTIST], first: 2) { pageInfo { endCursor hasNextPage } } }`,
      )
      const next = await ask(
        `query ($after: String) { ranking(by: ${by}, kinds: [ARTIST], first: 2, after: $after) { edges { rank node { id } } } }`,
        { after: first.data.ranking.pageInfo.endCursor },
      )
      expect(next.data.ranking.edges).toEqual(
        edges.slice(2, 4).map(({ rank, node }: { rank: number; node: unknown }) => ({ rank, node })),
      )
    },
  )

  test('communities show their most connected nodes', async () => {
    const { data } = await asking().ask('{ communities(kinds: [ARTIST, VIDEO]) { size top(first: 1) { id } } }')
    expect(data.communities.length).toBeGreaterThan(0)
    expect(data.communities[0].top).toHaveLength(1)
    expect(data.communities.reduce((sum: number, { size }: { size: number }) => sum + size, 0)).toBeLessThanOrEqual(8)
  })
})
