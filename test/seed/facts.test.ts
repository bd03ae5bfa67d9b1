import { beforeAll, describe, expect, test } from 'vitest'
import type { LinkRecord, NodeRecord } from '../../src/store/contract.ts'
import { songOf } from './kendrick/cells/check.ts'
import { rowsOf } from './kendrick/files.ts'
import { Graph, type Statement } from './kendrick/graph.ts'
import { contentOf, emptyStore, seed } from './kendrick/loaded.ts'

let nodes: NodeRecord[]
let links: LinkRecord[]
let graph: Graph

beforeAll(async () => {
  const store = await emptyStore()
  await seed(store)
  ;({ nodes, links } = await contentOf(store))
  await store.close()
  graph = new Graph(nodes, links)
})

const node = (id: string) => graph.nodes.get(id)!
const position = ({ properties }: LinkRecord) => Number(properties.position)
/** Names at the near ends of the links into a node, in order of their positions. */
const into = (type: string, to: string) =>
  graph
    .into(type, to)
    .toSorted((a, b) => position(a) - position(b))
    .map(({ from }) => graph.name(from))
const outOf = (type: string, from: string) => graph.outOf(type, from).map(({ to }) => graph.name(to))
const claims = (id: string, field: string) => (node(id).claims as Statement[]).filter((claim) => claim.field === field)

describe('We Cry Together', () => {
  const film = 'video:we-cry-together'

  test('was directed by Jake Schreier, Dave Free and Kendrick Lamar', () => {
    expect(into('DIRECTED', film)).toEqual(['Jake Schreier', 'Dave Free', 'Kendrick Lamar'])
  })

  test('has Taylour Paige and Kendrick Lamar in front of the camera', () => {
    expect(graph.into('APPEARED_IN', film).map(({ from, properties }) => [from, properties.character])).toEqual([
      ['artist:kendrick-lamar', 'man in the couple'],
      ['artist:taylour-paige', 'woman in the couple'],
    ])
  })

  test('was shot in March 2020, in a cinema in June 2022 and online on 1 September 2022', () => {
    expect(node(film)).toMatchObject({
      type: 'SHORT_FILM',
      released: '2022-09-01',
      dateText: 'shot 2020-03-15; cinema 2022-06; online 2022-09-01',
      releases: [
        { date: '2022-06', medium: 'cinema', place: 'Laemmle Royal, Los Angeles' },
        { date: '2022-09-01', medium: 'online' },
      ],
    })
  })

  test('has its date in dispute, and two of three versions followed', () => {
    expect(node(film).disputed).toBe(true)
    expect(claims(film, 'released').map(({ value, followed }) => [value, followed])).toEqual([
      ['1 Sept 2022', true],
      ['press 2-6 Sept 2022', false],
      ['June 2022 theatrical run', true],
    ])
  })
})

describe('people', () => {
  test('Taylour Paige appeared in twelve films and series, the short film being the node that has its directors', () => {
    expect(outOf('APPEARED_IN', 'artist:taylour-paige').sort()).toEqual([
      'Ballers',
      'Beverly Hills Cop: Axel F',
      'Boogie',
      'High School Musical 3',
      'Hit the Floor',
      'It: Welcome to Derry',
      'Jean of the Joneses',
      "Ma Rainey's Black Bottom",
      'Magazine Dreams',
      'We Cry Together',
      'White Boy Rick',
      'Zola',
    ])
    expect(node('video:zola')).toMatchObject({
      type: 'FILM',
      released: '2021',
      dateText: '2020 (Sundance), released 2021',
    })
    expect(node('video:hit-the-floor')).toMatchObject({ type: 'TV', released: null, dateText: '2013-2016' })
  })

  test('Jake Schreier directed videos for Kendrick Lamar and six others, and feature films', () => {
    const directed = graph.outOf('DIRECTED', 'artist:jake-schreier').map(({ to }) => to)
    const billed = directed.flatMap((video) => into('PERFORMED', video).slice(0, 1))
    expect([...new Set(billed)].sort()).toEqual([
      'Benny Blanco',
      'Cashmere Cat',
      'Chance the Rapper',
      'Francis and the Lights',
      'HAIM',
      'Justin Bieber',
      'Kendrick Lamar',
    ])
    expect(
      directed
        .filter((id) => node(id).type === 'FILM')
        .map((id) => graph.name(id))
        .sort(),
    ).toEqual(['Paper Towns', 'Robot & Frank', 'Thunderbolts*'])
  })

  test('K.Dot and Oklama are Kendrick Lamar, dee.jay.dave. is Dave Free', () => {
    expect(graph.artist('K.Dot')).toBe('artist:kendrick-lamar')
    expect(graph.artist('Oklama')).toBe('artist:kendrick-lamar')
    expect(graph.artist('dee.jay.dave.')).toBe('artist:dave-free')
  })

  test('a credit keeps the name that was printed', () => {
    const printed = (type: string, from: string, to: string) => graph.between(type, from, to)[0]?.creditedAs
    expect(printed('DIRECTED', 'artist:the-little-homies', 'video:bitch-dont-kill-my-vibe')).toBe('The Lil Homies')
    expect(printed('WROTE', 'artist:bekon', 'song:blood')).toBe('Daniel Tannenbaum')
    expect(printed('DIRECTED', 'artist:vashtie-kola', 'video:adhd')).toBe('Va$htie')
    expect(printed('WROTE', 'artist:sza', 'song:gloria')).toBe('Solána Rowe')
  })

  test('The Little Homies are a duo of Kendrick Lamar and Dave Free', () => {
    expect(node('artist:the-little-homies').type).toBe('DUO')
    expect(into('MEMBER_OF', 'artist:the-little-homies').sort()).toEqual(['Dave Free', 'Kendrick Lamar'])
  })

  test('Jamie Rabineau, Candice Dragonas and Karena Evans join videos of different artists', () => {
    const made = (type: string, name: string) => outOf(type, `artist:${name}`).sort()
    expect(made('PRODUCED', 'jamie-rabineau')).toEqual(['HUMBLE.', 'LOVE.', 'Rich Spirit', 'The Heart Part 5'])
    expect(made('PRODUCED', 'candice-dragonas')).toEqual(['Old Town Road', 'Rich Spirit'])
    expect(made('DIRECTED', 'karena-evans')).toEqual(expect.arrayContaining(["God's Plan", 'luther', 'Nice for What']))
  })
})

describe('albums', () => {
  const album = 'album:mr-morale-and-the-big-steppers'
  const tracks = () =>
    graph
      .into('TRACK_OF', album)
      .filter(({ properties }) => properties.edition === 'standard')
      .toSorted((a, b) => Number(a.properties.disc) - Number(b.properties.disc) || position(a) - position(b))

  test('the original edition of Mr. Morale & the Big Steppers has its eighteen songs in order', () => {
    const titles = tracks().map(({ from }) => graph.name(from))
    expect(titles).toHaveLength(18)
    expect(titles.slice(0, 3)).toEqual(['United in Grief', 'N95', 'Worldwide Steppers'])
    expect(titles.slice(8, 11)).toEqual(['Purple Hearts', 'Count Me Out', 'Crown'])
    expect(titles.at(-1)).toBe('Mirror')
    expect(titles).not.toContain('The Heart Part 5')
  })

  test('N95 has the earliest of the videos of its songs', () => {
    const videos = tracks().flatMap(({ from }) => graph.into('VIDEO_OF', from).map((link) => node(link.from)))
    const earliest = videos.toSorted((a, b) => (String(a.released) < String(b.released) ? -1 : 1))
    expect(earliest.map(({ title }) => title)).toEqual(['N95', 'We Cry Together', 'Rich Spirit', 'Count Me Out'])
  })

  test('The Heart Part 5 stands on a later edition only, and that is disputed', () => {
    const [link, ...others] = graph.outOf('TRACK_OF', 'song:the-heart-part-5')
    expect(others).toEqual([])
    expect(link).toMatchObject({
      to: album,
      properties: { edition: 'streaming', position: 19, disputed: true, sources: ['source:S104', 'source:S105'] },
    })
    expect(node(album).editions).toMatchObject([
      { key: 'standard', trackCount: 18, discCount: 2, isDefault: true },
      { key: 'streaming', trackCount: 19, isDefault: false },
    ])
  })

  test('Father Time has six producers, each with the sources that say so', () => {
    const producers = graph.into('PRODUCED', 'song:father-time')
    expect(producers.map(({ from }) => graph.name(from)).sort()).toEqual([
      'Beach Noise',
      'Bekon',
      'DJ Dahi',
      'Duval Timothy',
      'Grandmaster Vic',
      'Sounwave',
    ])
    for (const { properties } of producers)
      expect(properties).toMatchObject({ sources: ['source:S025', 'source:S229'], confidence: 'HIGH' })
  })

  test('who produced BLOOD. is disputed, with every version and its sources', () => {
    expect(
      graph
        .into('PRODUCED', 'song:blood')
        .map(({ from, properties }) => [from, properties.disputed, properties.confidence]),
    ).toEqual([
      ['artist:anthony-tiffith', true, expect.any(String)],
      ['artist:bekon', true, 'HIGH'],
      ['artist:rahki', true, 'LOW'],
    ])
    expect(claims('song:blood', 'PRODUCED')).toMatchObject([
      { value: 'Bekon', sources: ['source:S040'], followed: false },
      { value: 'Rahki', sources: ['source:S041'], followed: false },
      { value: 'Bekon and Anthony Tiffith', followed: true },
    ])
  })

  test('luther samples a song of Luther Vandross and Cheryl Lynn', () => {
    const [link] = graph.outOf('SAMPLES', 'song:luther')
    expect(graph.name(link!.to)).toBe('If This World Were Mine')
    expect(into('PERFORMED', link!.to)).toEqual(['Luther Vandross', 'Cheryl Lynn'])
  })
})

describe('videos', () => {
  test('God Is Gangsta is one film over two songs, with a directing team for each', () => {
    const film = 'video:god-is-gangsta'
    expect(graph.outOf('VIDEO_OF', film).map(({ to, properties }) => [graph.name(to), properties.segment])).toEqual([
      ['For Sale? (Interlude)', 'For Sale?'],
      ['u', 'u'],
    ])
    expect(
      graph
        .into('DIRECTED', film)
        .map(({ from, properties }) => `${graph.name(from)}: ${properties.segment}`)
        .sort(),
    ).toEqual(['Jack Begert: u', 'PANAMAERA: For Sale?', 'The Little Homies: For Sale?', 'The Little Homies: u'])
  })

  test('an unsure address of a video is a claim, and does not lead to it', () => {
    expect(node('video:we-cry-together')).toMatchObject({ externalIds: [], urls: [] })
    expect(claims('video:we-cry-together', 'externalIds.youtube')).toMatchObject([
      { value: 'wUGyZM9rcnY', followed: false },
    ])
  })

  test('The Heart Part 5 shows six faces and thanks two people', () => {
    const how = (way: string) =>
      graph.into('REFERENCED_IN', 'video:the-heart-part-5').filter(({ properties }) => properties.how === way).length
    expect([how('depicted'), how('thanked')]).toEqual([6, 2])
  })
})

test('directors, cast and performers are numbered in the order of their rows', () => {
  const rows = [...rowsOf('video_credits.tsv'), ...rowsOf('credits.tsv')].map(({ cells }) => cells)
  const lists = {
    director: ['DIRECTED', ({ video_id }: Record<string, string>) => `video:${video_id?.slice(2)}`],
    cast: ['APPEARED_IN', ({ video_id }: Record<string, string>) => `video:${video_id?.slice(2)}`],
    'primary artist': ['PERFORMED', ({ subject_id = '' }: Record<string, string>) => songOf(subject_id, graph) ?? ''],
  } as const
  for (const [role, [type, workOf]] of Object.entries(lists)) {
    const mine = rows.filter((row) => row.role === role)
    for (const work of new Set(mine.map(workOf))) {
      const names = mine.filter((row) => workOf(row) === work).map(({ name = '' }) => graph.name(graph.artist(name)!))
      expect(
        [...new Set(into(type, work))].filter((name) => names.includes(name)),
        work,
      ).toEqual(names)
    }
  }
})

test('nominations for a year of directing name two people and no work', () => {
  for (const year of [2022, 2023]) {
    const id = `nomination:bet-hip-hop-${year}-video-director-of-the-year`
    expect(into('RECEIVED', id).sort()).toEqual(['Dave Free', 'Kendrick Lamar'])
    expect(graph.outOf('NOMINATED_FOR', id)).toEqual([])
    expect(node(id)).toMatchObject({ result: 'WON', ceremonyYear: year })
  }
})

describe('sources', () => {
  test('every node cites one, and every link but one', () => {
    expect(nodes.filter(({ kind, properties }) => kind !== 'Source' && !(properties.sources as []).length)).toEqual([])
    expect(links.filter(({ properties }) => !(properties.sources as []).length)).toMatchObject([
      { type: 'DIRECTED', from: 'artist:jake-schreier', to: 'video:lonely', properties: { note: 'UNVERIFIED' } },
    ])
  })

  test('a person, place or company without a row of its own is as sure as the links that name it', () => {
    const rows = new Set(rowsOf('people.tsv').map(({ cells }) => cells.name))
    const named = nodes.filter(
      ({ kind, properties }) => /^(Artist|Place|Company)$/.test(kind) && !rows.has(String(properties.name)),
    )
    expect(named.length).toBeGreaterThan(300)
    for (const { id, properties } of named) {
      const told = links.filter(({ from, to }) => from === id || to === id).map((link) => link.properties)
      const ranks = told.map(({ confidence }) => ['UNKNOWN', 'LOW', 'MEDIUM', 'HIGH'].indexOf(String(confidence)))
      expect({ id, sources: properties.sources, confidence: properties.confidence }).toEqual({
        id,
        sources: [...new Set(told.flatMap(({ sources }) => sources as string[]))].sort(),
        confidence: ['UNKNOWN', 'LOW', 'MEDIUM', 'HIGH'][Math.max(...ranks)],
      })
    }
  })

  test('about a hundred have no public address', () => {
    const sources = nodes.filter(({ kind }) => kind === 'Source')
    expect(sources.filter(({ properties }) => properties.url === null)).toHaveLength(103)
  })
})

test('seeding a second time writes nothing', async () => {
  const store = await emptyStore()
  await seed(store)
  const revision = await store.revision()
  const report = await seed(store)
  for (const [what, { written, changed }] of report.tallies)
    expect({ what, written, changed }).toEqual({ what, written: 0, changed: 0 })
  expect(await store.revision()).toBe(revision)
  await store.close()
})
