import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, onTestFinished, test } from 'vitest'
import { positionOf } from '../../../seed/importers/imvdb/positions.ts'
import { imvdb } from '../../../seed/importers/imvdb/read-imvdb.ts'
import { ingest } from '../../../src/ingest/ingest.ts'
import { totals } from '../../../src/ingest/report.ts'
import type { Store } from '../../../src/store/contract.ts'
import { emptyStore, linksOf, load, nodesOf } from '../../ingest/loading.ts'

const fixtures = 'test/fixtures/imvdb'

async function folder(files: Record<string, unknown>): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'linernotes-test-'))
  onTestFinished(() => rm(path, { recursive: true }))
  for (const [name, content] of Object.entries(files)) {
    const text = typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content)
    await mkdir(join(path, name, '..'), { recursive: true })
    await writeFile(join(path, name), text)
  }
  return path
}

async function imported(path: string, into?: Store) {
  const store = into ?? (await emptyStore())
  const report = await ingest(store, imvdb.read([path], { flags: {} }), { source: 'imvdb', teller: 'imvdb' })
  const nodes = await nodesOf(store)
  const links = await linksOf(store)
  const name = (id: string) => {
    const { name, title } = nodes.find((node) => node.id === id)!.properties
    return String(name ?? title)
  }
  /** "Ann DIRECTED Film" */
  const joins = links.map(({ type, from, to }) => `${name(from)} ${type} ${name(to)}`).sort()
  const node = (id: string) => nodes.find((node) => node.id === id)?.properties
  const link = (type: string, from: string) =>
    links.find((link) => link.type === type && name(link.from) === from)?.properties
  return { store, report, nodes, links, joins, node, link }
}

/** Made up, with all that an answer may hold. */
const video = {
  id: 987654321012,
  production_status: 'r',
  song_title: 'Alpha',
  song_slug: 'alpha',
  url: 'https://imvdb.com/video/ann/alpha/2',
  multiple_versions: true,
  version_name: 'Director’s Cut',
  version_number: 2,
  year: 2001,
  release_date_string: '2001-02-30 00:00:00',
  artists: [{ name: 'Ann', slug: 'ann', url: 'https://imvdb.com/n/ann' }],
  featured_artists: [{ name: 'Ben', slug: 'ben', url: 'https://imvdb.com/n/ben' }],
  directors: [
    {
      position_name: 'Director',
      position_code: 'dir',
      entity_name: 'Dee',
      entity_slug: 'dee',
      entity_id: 7,
      position_notes: 'second half',
    },
    { position_name: 'Co-Director', position_code: 'codir', entity_name: 'Eve', entity_slug: 'eve', entity_id: 8 },
  ],
  credits: {
    crew: [
      { position_name: 'Director', position_code: 'dir', entity_name: 'Dee', entity_slug: 'dee', entity_id: 7 },
      {
        position_name: 'Director of Photography',
        position_code: 'dop',
        entity_name: 'Flo',
        entity_slug: 'flo',
        entity_id: 9,
      },
      {
        position_name: 'Executive Producer',
        position_code: 'x',
        entity_name: 'Gus',
        entity_slug: 'gus',
        entity_id: 10,
      },
      {
        position_name: 'Production Company',
        position_code: 'y',
        entity_name: 'Hut',
        entity_slug: 'hut',
        entity_id: 11,
      },
      { position_name: 'Gaffer', position_code: 'z', entity_name: 'Ian', entity_slug: 'ian', entity_id: 12 },
      { position_name: 'Record Label', position_code: 'l', entity_name: 'Jet', entity_slug: 'jet', entity_id: 13 },
      { position_name: 'Editor', position_code: 'e', entity_name: null },
    ],
    cast: [
      { entity_name: 'Ann', entity_slug: 'ann', entity_id: 14, cast_roles: ['Herself', 'A ghost'] },
      { entity_name: 'Kim', entity_slug: 'kim', entity_id: 15, position_notes: 'dancer' },
    ],
  },
  sources: [
    { source: 'youtube', source_slug: 'youtube', source_data: 'abcdefghijk', is_primary: true },
    { source: 'vimeo', source_slug: 'vimeo', source_data: 64611906 },
    { source: 'elsewhere', source_slug: 'elsewhere', source_data: 'https://example.com/watch' },
  ],
}

describe('the fixtures', () => {
  test('load as they are, and a second time without a change', async () => {
    const { store, report, nodes } = await imported(fixtures)
    expect([report.refusals, report.untaken]).toEqual([[], []])
    const kinds = (kind: string) => nodes.filter((node) => node.kind === kind).length
    // 25 videos on one page, of which the search page repeats one, and one more by itself.
    expect([kinds('Video'), kinds('Song'), kinds('Artist')]).toEqual([26, 26, 4])
    const again = totals((await imported(fixtures, store)).report)
    expect([again.written, again.changed]).toEqual([0, 0])
  })

  test('of a video gives its director, its song and its performers', async () => {
    const { joins, node } = await imported(join(fixtures, 'lancer1977_video-detail.json'))
    expect(joins).toEqual([
      'Albert Magnoli DIRECTED Little Red Corvette',
      'Little Red Corvette VIDEO_OF Little Red Corvette',
      'Prince PERFORMED Little Red Corvette',
      'Prince PERFORMED Little Red Corvette',
    ])
    expect(node('video:imvdb.121779770452')).toMatchObject({
      title: 'Little Red Corvette',
      type: 'MUSIC_VIDEO',
      released: '1983-09-09',
      status: null,
      sources: ['source:imvdb'],
      confidence: 'MEDIUM',
      externalIds: [
        { source: 'imvdb', id: '121779770452', url: 'https://imvdb.com/video/prince/little-red-corvette' },
        {
          source: 'imvdb-page',
          id: 'video/prince/little-red-corvette',
          url: 'https://imvdb.com/video/prince/little-red-corvette',
        },
      ],
    })
    expect(node('artist:imvdb.1234')).toMatchObject({ name: 'Albert Magnoli', sources: ['source:imvdb'] })
    expect(node('song:imvdb-song.prince/little-red-corvette')).toMatchObject({ title: 'Little Red Corvette' })
  })

  test('of an entity and of a page of them give one artist', async () => {
    const { nodes } = await imported(fixtures)
    expect(nodes.filter(({ properties }) => properties.name === 'Danny Elfman').map(({ id }) => id)).toEqual([
      'artist:imvdb.1634',
    ])
  })

  test('hold a title that is a number, as text', async () => {
    expect((await imported(fixtures)).node('video:imvdb.397483156287')).toMatchObject({ title: '999' })
  })
})

describe('an answer with everything', () => {
  test('tells who did what', async () => {
    const { joins, link, report, node, links } = await imported(await folder({ 'a.json': video }))
    expect(joins).toEqual(
      [
        'Alpha VIDEO_OF Alpha',
        'Ann APPEARED_IN Alpha',
        'Ann APPEARED_IN Alpha',
        'Ann PERFORMED Alpha',
        'Ann PERFORMED Alpha',
        'Ben PERFORMED Alpha',
        'Ben PERFORMED Alpha',
        'Dee DIRECTED Alpha',
        'Eve DIRECTED Alpha',
        'Flo CREWED Alpha',
        'Gus PRODUCED Alpha',
        'Hut PRODUCED Alpha',
        'Ian CREWED Alpha',
        'Kim APPEARED_IN Alpha',
      ].sort(),
    )
    expect(link('DIRECTED', 'Dee')).toMatchObject({ position: 1, note: 'second half', attributes: [] })
    expect(link('DIRECTED', 'Eve')).toMatchObject({ position: 2, attributes: ['co'] })
    expect(link('CREWED', 'Flo')).toMatchObject({ role: 'cinematographer' })
    expect(link('CREWED', 'Ian')).toMatchObject({ role: 'gaffer' })
    expect(link('PRODUCED', 'Gus')).toMatchObject({ role: 'executive producer' })
    expect(link('PRODUCED', 'Hut')).toMatchObject({ role: 'production' })
    expect(node('company:imvdb.11')).toMatchObject({ name: 'Hut', type: 'PRODUCTION' })
    expect(link('PERFORMED', 'Ben')).toMatchObject({ role: 'featured', position: 2 })
    const characters = links.filter(({ type }) => type === 'APPEARED_IN').map(({ properties }) => properties.character)
    expect(characters.sort()).toEqual(['A ghost', 'Herself', 'dancer'])
    expect(report.untaken.map(({ what, reason }) => `${what}: ${reason}`).sort()).toEqual([
      'credit: Record Label: is not of the making',
      'credit: names nobody',
    ])
  })

  test('tells its version, where it can be watched, and no day that does not exist', async () => {
    const { node, nodes } = await imported(await folder({ 'a.json': video }))
    expect(node('video:imvdb.987654321012')).toMatchObject({
      version: 'Director’s Cut',
      released: '2001',
      urls: ['https://www.youtube.com/watch?v=abcdefghijk', 'https://vimeo.com/64611906', 'https://example.com/watch'],
    })
    const ids = node('video:imvdb.987654321012')!.externalIds as { source: string; id: string }[]
    expect(ids.map(({ source, id }) => `${source} ${id}`)).toEqual([
      'imvdb 987654321012',
      'imvdb-page video/ann/alpha/2',
      'youtube abcdefghijk',
      'vimeo 64611906',
    ])
    // Artists come by their page, the cast with a number too: the page makes them one.
    expect(nodes.filter(({ properties }) => properties.name === 'Ann')).toHaveLength(1)
  })

  test('of two videos of a song gives one song', async () => {
    const plain = {
      ...video,
      id: '5',
      version_name: null,
      version_number: 1,
      url: 'https://imvdb.com/video/ann/alpha',
      sources: [],
    }
    const { nodes, joins } = await imported(await folder({ 'a.json': [video, plain] }))
    expect(nodes.filter(({ kind }) => kind === 'Song')).toHaveLength(1)
    expect(joins.filter((join) => join === 'Alpha VIDEO_OF Alpha')).toHaveLength(2)
  })

  test('joins the video that is there already by an outside id, people and song by it, and no namesake', async () => {
    const store = await emptyStore()
    await load(store, [
      {
        kind: 'Song',
        id: 'song:alpha',
        properties: { title: 'Alpha' },
        links: [{ type: 'PERFORMED', from: { name: 'Ann' }, properties: { role: 'main' } }],
      },
      {
        kind: 'Video',
        id: 'video:alpha',
        properties: { title: 'Alpha' },
        externalIds: { youtube: 'abcdefghijk' },
        links: [
          { type: 'DIRECTED', from: { name: 'Dee' } },
          { type: 'PERFORMED', from: { name: 'Ann' } },
        ],
      },
      {
        kind: 'Song',
        id: 'song:other',
        properties: { title: 'Alpha' },
        links: [{ type: 'PERFORMED', from: { name: 'Zoe' } }],
      },
    ])
    const { nodes } = await imported(await folder({ 'a.json': video }), store)
    const called = (name: string) =>
      nodes
        .filter(({ properties }) => (properties.title ?? properties.name) === name)
        .map(({ id }) => id)
        .sort()
    expect(called('Dee')).toEqual(['artist:dee'])
    expect(called('Ann')).toEqual(['artist:ann'])
    expect(called('Alpha')).toEqual(['song:alpha', 'song:other', 'video:alpha'])
  })
})

test('an entity may be a company, bring its videos, and name its page at Discogs', async () => {
  const company = {
    id: 11,
    name: 'Hut',
    slug: 'hut',
    url: 'https://imvdb.com/n/hut',
    artist_video_count: 0,
    credits: [{ position_name: 'Production Company', video }],
  }
  const artist = {
    id: '14',
    name: 'Ann',
    slug: 'ann',
    discogs_id: 99,
    artist_video_count: 1,
    artist_videos: { videos: [video] },
  }
  const { nodes, node } = await imported(await folder({ 'a.json': { results: [company, artist] } }))
  expect(node('company:imvdb.11')).toMatchObject({ name: 'Hut' })
  expect(nodes.filter(({ properties }) => properties.name === 'Hut')).toHaveLength(1)
  const [ann] = nodes.filter(({ properties }) => properties.name === 'Ann')
  expect(
    (ann!.properties.externalIds as { source: string; id: string }[]).map(({ source, id }) => `${source} ${id}`).sort(),
  ).toEqual(['discogs-artist 99', 'imvdb 14', 'imvdb-page n/ann'])
  expect(nodes.filter(({ kind }) => kind === 'Video')).toHaveLength(1)
})

test('positions are told by code, else by name; what is not known is crew as named', () => {
  expect(positionOf('dir', undefined)).toEqual({ type: 'DIRECTED', by: 'Artist' })
  expect(positionOf('?', 'Line Producer')).toEqual({ type: 'PRODUCED', by: 'Artist', role: 'line producer' })
  expect(positionOf('?', 'Animation Company')).toEqual({ type: 'PRODUCED', by: 'Company', role: 'animation' })
  expect(positionOf('constructor', 'toString')).toEqual({ type: 'CREWED', by: 'Artist', role: 'tostring' })
  expect([positionOf('?', 'Director Representation'), positionOf(undefined, undefined)]).toEqual([undefined, undefined])
})

describe('what cannot be read', () => {
  const refusals = async (files: Record<string, unknown>) => {
    const { report, nodes } = await imported(await folder(files))
    return [
      report.refusals.map(({ reason, count }) => [reason, count]),
      nodes.filter(({ kind }) => kind === 'Video').length,
    ]
  }

  test('is told with the line, and the rest is read', async () => {
    const lines = [
      JSON.stringify(video),
      '{"id": 1,',
      JSON.stringify({ ...video, id: 2, url: null, sources: [] }),
    ].join('\n')
    expect(await refusals({ 'a.jsonl': lines })).toEqual([[[expect.stringContaining('is not JSON'), 1]], 2])
    expect(await refusals({ 'a.json': '{"id": 1, "song_title": ' })).toEqual([
      [[expect.stringContaining('is not JSON'), 1]],
      0,
    ])
    expect(await refusals({ 'a.json': Buffer.from('{"id": "\xe9"}', 'latin1') })).toEqual([
      [[expect.stringContaining('is not UTF-8'), 1]],
      0,
    ])
  })

  test('is told where it is something else, or lacks what it needs', async () => {
    expect(await refusals({ 'a.json': { status_code: 404 } })).toEqual([
      [['is no answer of IMVDb: neither a video, an entity nor a page of results', 1]],
      0,
    ])
    expect(await refusals({ 'a.json': [{ ...video, id: null }, { name: 'x', slug: null }, video] })).toEqual([
      [
        ['is a video without an id or a song title', 1],
        ['is an entity without a name, an id or a page', 1],
      ],
      1,
    ])
    expect(await refusals({ 'a.json': '' })).toEqual([[['is empty; save an answer of IMVDb there', 1]], 0])
  })

  test('is told where the file breaks off, or the folder holds nothing', async () => {
    const many = Array.from(
      { length: 20_000 },
      (_, id) => `{"name":"n${id * 7919}","slug":"n${id}","id":${id + 1}}`,
    ).join('\n')
    const packed = gzipSync(many)
    const { report, nodes } = await imported(await folder({ 'a.jsonl.gz': packed.subarray(0, packed.length / 2) }))
    expect(report.refusals.map(({ reason }) => reason)).toEqual([expect.stringContaining('gzip data breaks off')])
    expect(nodes.length).toBeGreaterThan(1000)
    await expect(imported(await folder({ 'notes.txt': 'x' }))).rejects.toThrow('holds no file that could be read')
  })
})
