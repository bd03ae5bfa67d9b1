import { describe, expect, test } from 'vitest'
import { asking } from '../support/asking.ts'

describe('an answer', () => {
  test('tells who directed a video, what else they directed, and for whom', async () => {
    const { ask, reads } = asking()
    const { data, errors } = await ask(`{
      video(id: "video:wct") { name title kind directors { totalCount nodes { name directed { nodes { title artists { nodes { name } } } } } } }
    }`)
    expect(errors).toEqual([])
    expect(reads).toHaveLength(1)
    expect(data.video).toMatchObject({ name: 'We Cry Together', title: 'We Cry Together', kind: 'VIDEO' })
    expect(data.video.directors.totalCount).toBe(3)
    expect(data.video.directors.nodes.map((node: { name: string }) => node.name)).toEqual([
      'Jake Schreier',
      'Dave Free',
      'Kendrick Lamar',
    ])
    const jake = data.video.directors.nodes[0].directed.nodes
    expect(jake).toEqual([
      { title: 'We Cry Together', artists: { nodes: [] } },
      { title: 'May I Have This Dance', artists: { nodes: [{ name: 'Francis and the Lights' }] } },
    ])
  })

  test('shows a link from both sides with its sentence, sources and properties', async () => {
    const { ask } = asking()
    const link = `link { type sentence role segment position confidence disputed attributes character from { __typename id name } to { id name ... on Video { released } } sources { id url } }`
    const { data } = await ask(`{
      out: artist(id: "artist:jake") { directed { edges { ${link} } } }
      in: video(id: "video:wct") { directors(first: 1) { edges { ${link} } } }
    }`)
    const [first, second] = data.out.directed.edges
    expect(first.link).toEqual(data.in.directors.edges[0].link)
    expect(first.link).toEqual({
      type: 'DIRECTED',
      sentence: 'Jake Schreier directed We Cry Together',
      role: null,
      segment: null,
      position: 1,
      confidence: 'HIGH',
      disputed: false,
      attributes: [],
      character: null,
      from: { __typename: 'Artist', id: 'artist:jake', name: 'Jake Schreier' },
      to: { id: 'video:wct', name: 'We Cry Together', released: '2022-09-01' },
      sources: [
        { id: 'source:S1', url: 'https://example.org/1' },
        { id: 'source:S2', url: null },
      ],
    })
    expect(second.link.sentence).toBe('Jake Schreier directed May I Have This Dance (first)')
  })

  test('gives each response key its own page, also of the same field', async () => {
    const { ask, reads } = asking()
    const { data } = await ask(`{ video(id: "video:wct") {
      one: directors(first: 1) { nodes { name } }
      directors { nodes { name } }
      last: directors(last: 1) { nodes { id called: name } }
      again: directors(first: 1) { edges { node { id } } totalCount }
    } }`)
    expect(data.video.one.nodes).toEqual([{ name: 'Jake Schreier' }])
    expect(data.video.directors.nodes).toHaveLength(3)
    expect(data.video.last.nodes).toEqual([{ id: 'artist:kendrick', called: 'Kendrick Lamar' }])
    expect(data.video.again).toEqual({ edges: [{ node: { id: 'artist:jake' } }], totalCount: 3 })
    const [read] = reads
    expect(read?.selection.by === 'ids' && read.selection.of[0]?.links).toHaveLength(3)
  })

  test('merges fields, fragments and both ways to the same nodes', async () => {
    const { ask } = asking()
    const { data } = await ask(`
      query { video(id: "video:wct") { title } video(id: "video:wct") { ...More directors { nodes { name } } directors { edges { node { n: name aliases } } nodes { id } } } }
      fragment More on Video { released ... on Node { id } }
    `)
    expect(data.video).toMatchObject({ title: 'We Cry Together', released: '2022-09-01', id: 'video:wct' })
    expect(data.video.directors.nodes[2]).toEqual({ name: 'Kendrick Lamar', id: 'artist:kendrick' })
    expect(data.video.directors.edges[2].node).toEqual({ n: 'Kendrick Lamar', aliases: ['K.Dot', 'Oklama'] })
  })

  test('heeds skip and include, by literal and by variable', async () => {
    const { ask } = asking()
    const query = `query ($yes: Boolean!) { video(id: "video:wct") { title @skip(if: $yes) released @include(if: $yes) id @include(if: false) } }`
    expect((await ask(query, { yes: true })).data.video).toEqual({ released: '2022-09-01' })
    expect((await ask(query, { yes: false })).data.video).toEqual({ title: 'We Cry Together' })
  })

  test('reads records with the nodes they refer to', async () => {
    const { ask } = asking()
    const { data } = await ask(`{
      video(id: "video:wct") { disputed releases { date medium place sources { name } } claims { field value followed note sources { id } } }
      album(id: "album:morale") { editions { key isDefault trackCount company { name } } }
    }`)
    expect(data.video.releases).toEqual([
      { date: '2022-06', medium: 'cinema', place: null, sources: [{ name: 'VIBE' }] },
    ])
    expect(data.video.claims).toEqual([
      { field: 'released', value: '2022-09-02', followed: false, note: null, sources: [{ id: 'source:S2' }] },
    ])
    expect(data.video.disputed).toBe(true)
    expect(data.album.editions).toEqual([
      { key: 'standard', isDefault: true, trackCount: 2, company: { name: 'pgLang' } },
      { key: 'later', isDefault: false, trackCount: 3, company: null },
    ])
  })

  test('shows the default edition of an album unless another is named', async () => {
    const { ask } = asking()
    const { data } = await ask(`{ album(id: "album:morale") {
      tracks { nodes { title } } later: tracks(edition: "LATER") { nodes { title } edges { link { edition position } } } allTracks { totalCount }
    } }`)
    expect(data.album.tracks.nodes.map((song: { title: string }) => song.title)).toEqual(['N95', 'We Cry Together'])
    expect(data.album.later.nodes).toHaveLength(3)
    expect(data.album.later.edges[2].link).toEqual({ edition: 'later', position: 3 })
    expect(data.album.allTracks.totalCount).toBe(5)
  })

  test('reaches videos through songs, once each, and says through which', async () => {
    const { ask } = asking()
    const { data } = await ask(
      `{ album(id: "album:morale") { videos { totalCount edges { node { title } link { type } via { name kind } } } } }`,
    )
    expect(data.album.videos).toEqual({
      totalCount: 2,
      edges: [
        { node: { title: 'N95' }, link: null, via: [{ name: 'N95', kind: 'SONG' }] },
        { node: { title: 'We Cry Together' }, link: null, via: [{ name: 'We Cry Together', kind: 'SONG' }] },
      ],
    })
  })

  test('finds nodes of any kind in the order asked, with null for the unknown', async () => {
    const { ask, reads } = asking()
    const { data } = await ask(
      `{ nodes(ids: ["song:n95", "artist:nobody", "artist:dave", "song:n95"]) { __typename name ... on Song { duration } ... on Artist { x: directed { totalCount } } } none: artist(id: "artist:nobody") { id } }`,
    )
    expect(data.nodes).toEqual([
      { __typename: 'Song', name: 'N95', duration: 195 },
      null,
      { __typename: 'Artist', name: 'Dave Free', x: { totalCount: 2 } },
      { __typename: 'Song', name: 'N95', duration: 195 },
    ])
    expect(data.none).toBeNull()
    expect(reads).toHaveLength(2)
  })

  test('refuses an id of no kind or of another kind, and leaves the other fields their data', async () => {
    const { ask } = asking()
    const { data, errors } = await ask(
      `{ artist(id: "video:wct") { id } node(id: "nonsense") { id } song(id: "song:n95") { title } }`,
    )
    expect(data).toEqual({ artist: null, node: null, song: { title: 'N95' } })
    expect(errors.map(({ code }) => code)).toEqual(['BAD_ID', 'BAD_ID'])
    expect(errors[0]?.message).toContain('video(id:)')
  })
})
