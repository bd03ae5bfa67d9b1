import { readFileSync, writeFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { discogs } from '../../../seed/importers/discogs/read-discogs.ts'
import { meaningOf, splitRoles } from '../../../seed/importers/discogs/roles.ts'
import { ingest } from '../../../src/ingest/ingest.ts'
import { type Report, totals } from '../../../src/ingest/report.ts'
import type { LinkRecord, NodeRecord, Store } from '../../../src/store/contract.ts'
import { openStore } from '../../../src/store/open.ts'
import { linksOf, nodesOf } from '../../ingest/loading.ts'
import { counted, dump, dumps } from './loaded.ts'

let store: Store
let report: Report
let nodes: NodeRecord[]
let links: LinkRecord[]

beforeAll(async () => {
  store = await openStore({ engine: 'sqlite', file: ':memory:', readers: 1 })
  report = await load()
  nodes = await nodesOf(store)
  links = await linksOf(store)
}, 300_000)

afterAll(() => store.close())

function load(): Promise<Report> {
  return ingest(store, discogs.read([dumps], { flags: {} }))
}

/** The node an outside id names. */
function node(source: string, id: string): NodeRecord {
  const found = nodes.filter(({ properties }) =>
    (properties.externalIds as { source: string; id: string }[]).some(
      (each) => each.source === source && each.id === id,
    ),
  )
  expect(
    found.map((each) => each.id),
    `${source} ${id}`,
  ).toHaveLength(1)
  return found[0]!
}

/** "CREWED mixer Robert Babicz": the links of a node, seen from it. */
function linksAt(id: string): string[] {
  const name = (of: string) => {
    const { title, name } = nodes.find((each) => each.id === of)!.properties
    return title ?? name
  }
  return links
    .filter(({ from, to }) => from === id || to === id)
    .map(({ type, from, to, properties: { role, instrument } }) =>
      [type, role, instrument, from === id ? '→' : '←', name(from === id ? to : from)].filter(Boolean).join(' '),
    )
}

describe('all four dumps', () => {
  test('load without a refusal, and a second time without a change', async () => {
    expect(report.refusals).toEqual([])
    expect(totals(report).written).toBe(nodes.length + links.length)
    const again = totals(await load())
    expect(again).toEqual({ read: totals(report).read, written: 0, changed: 0, unchanged: again.read, refused: 0 })
  }, 300_000)

  test('give a node for each record', () => {
    for (const [name, record, source] of [
      ['artists', /<artist>(?:<images>.*?<\/images>)?<id>(\d+)<\/id>/g, 'discogs-artist'],
      ['labels', /<label>(?:<images>.*?<\/images>)?<id>(\d+)<\/id>/g, 'discogs-label'],
      ['masters', /<master id="(\d+)"/g, 'discogs-master'],
      ['releases', /<release id="(\d+)"/g, 'discogs-release'],
    ] as const) {
      const xml = gunzipSync(readFileSync(dump(name))).toString('utf8')
      const known = new Set(
        nodes.flatMap(({ properties }) =>
          (properties.externalIds as { source: string; id: string }[]).flatMap((each) =>
            each.source === source ? each.id : [],
          ),
        ),
      )
      const ids = [...xml.matchAll(record)].map(([, id]) => id!)
      expect(ids).toHaveLength(1000)
      expect(ids.filter((id) => !known.has(id))).toEqual([])
    }
  })

  test('cite Discogs on every node but itself and those only a link names, and on every link', () => {
    expect(links.filter(({ properties }) => !(properties.sources as string[]).includes('source:discogs'))).toEqual([])
    const told = nodes.filter(({ properties }) => (properties.sources as string[]).includes('source:discogs'))
    expect(told.length / nodes.length).toBeGreaterThan(0.9)
    expect(node('discogs-artist', '1').properties.confidence).toBe('MEDIUM')
  })

  test('tell every credit, role by role, as counted from the XML by other means', async () => {
    const file = `${dumps}credits-by-role.json`
    const counts: Record<string, number> = {}
    for (const { type, properties } of links) {
      if (!['PERFORMED', 'PRODUCED', 'WROTE', 'CREWED'].includes(type)) continue
      const link = worded(type, properties.role, properties.instrument)
      counts[link] = (counts[link] ?? 0) + 1
    }
    const script = await counted(JSON.stringify(rolesOfDump()))
    if (process.env.UPDATE && script !== undefined) writeFileSync(file, script)
    const committed = JSON.parse(readFileSync(file, 'utf8'))
    if (script !== undefined) expect(JSON.parse(script)).toEqual(committed)
    expect(Object.keys(counts).length).toBeGreaterThan(150)
    expect(counts).toEqual(committed)
  })
})

describe('a record', () => {
  test('of an artist gives real name, spellings, groups and the person behind a name', () => {
    const { properties, id } = node('discogs-artist', '1')
    expect(properties).toMatchObject({ name: 'The Persuader', realName: 'Jesper Dahlbäck', type: 'PERSON' })
    expect(properties.aliases).toEqual(['Persuader', 'The Presuader'])
    expect(properties.externalIds).toEqual([
      { source: 'discogs-artist', id: '1', url: 'https://www.discogs.com/artist/1' },
    ])
    expect(linksAt(id)).toContain('IS_PERSON → Jesper Dahlbäck')
    const duo = node('discogs-artist', '2')
    expect(duo.properties).toMatchObject({ name: 'Mr. James Barth & A.D.', type: 'GROUP' })
    // Their own records tell it from the other side.
    expect(
      linksAt(duo.id)
        .filter((link) => link.startsWith('MEMBER_OF'))
        .sort(),
    ).toEqual(['MEMBER_OF ← Alexi Delano', 'MEMBER_OF ← Cari Lekebusch'])
    // Nobody says which of its names is the person, so they stand as names.
    expect(duo.properties.aliases).toContain('Puente Latino')
    // The number that tells namesakes apart is no part of the name.
    expect(node('discogs-artist', '7347447').properties.name).toBe('Sick Boy')
  })

  test('of a label gives what it is part of', () => {
    const label = node('discogs-label', '5')
    expect(label.properties).toMatchObject({ name: 'Svek', type: 'LABEL' })
    expect(linksAt(label.id)).toEqual(expect.arrayContaining(['PART_OF → Goldhead Music', 'ISSUED → Stockholm']))
  })

  test('of a master gives the album, its artists, and what it lets hear', () => {
    const album = node('discogs-master', '113')
    expect(album.id).toBe('album:discogs-master.113')
    expect(album.properties).toMatchObject({
      title: 'Moments In Time',
      released: '2002',
    })
    expect(album.properties.externalIds).toContainEqual({
      source: 'youtube',
      id: 'dhbf58AU5ek',
      url: 'https://www.youtube.com/watch?v=dhbf58AU5ek',
    })
    expect(linksAt(album.id)).toContain('RELEASED ← Vince Watson')
  })

  test('of a release gives an edition, its tracks as songs, and who made them', () => {
    const album = node('discogs-master', '1660109')
    expect(node('discogs-release', '1')).toBe(album)
    expect(album.properties).toMatchObject({ title: 'Stockholm', released: '1999-03' })
    expect(album.properties.editions).toEqual([
      {
        key: 'discogs-release.1',
        title: 'Stockholm',
        date: '1999-03',
        country: 'Sweden',
        format: '2 x Vinyl, 12", 33 ⅓ RPM',
        company: null,
        catalogNumber: 'SK032',
        barcode: null,
        discCount: 2,
        trackCount: 6,
        status: 'Official',
        isDefault: true,
      },
    ])
    const tracks = links.filter(({ type, to }) => type === 'TRACK_OF' && to === album.id)
    expect(
      tracks.map(({ properties }) => [
        properties.number,
        properties.disc,
        properties.position,
        properties.creditedTitle,
      ]),
    ).toEqual(
      expect.arrayContaining([
        ['A', 1, 1, 'Östermalm'],
        ['B2', 1, 3, 'Kungsholmen'],
        ['C1', 2, 1, 'Södermalm'],
        ['D', 2, 3, 'Gamla Stan'],
      ]),
    )
    const song = nodes.find(({ id }) => id === tracks.find((each) => each.properties.number === 'A')!.from)!
    expect(song.properties).toMatchObject({ title: 'Östermalm', duration: 285 })
    expect(song.properties.externalIds).toContainEqual({
      source: 'youtube',
      id: 'MpmbntGDyNE',
      url: 'https://www.youtube.com/watch?v=MpmbntGDyNE',
    })
    expect(linksAt(song.id).sort()).toEqual([
      'PERFORMED main ← The Persuader',
      'TRACK_OF → Stockholm',
      'WROTE composer ← Jesper Dahlbäck',
    ])
    expect(links.find(({ type, to }) => type === 'WROTE' && to === song.id)!.properties.note).toBe(
      'credited for the whole release; All Tracks By',
    )
  })

  test('of a release with artists of its own on each track gives each its performers, as printed', () => {
    const album = node('discogs-release', '3')
    const first = links.find(
      ({ type, to, properties }) => type === 'TRACK_OF' && to === album.id && properties.position === 1,
    )!
    const performers = links.filter(({ type, to }) => type === 'PERFORMED' && to === first.from)
    expect(performers.map(({ properties }) => [properties.position, properties.joinPhrase])).toEqual(
      expect.arrayContaining([
        [1, '&'],
        [2, null],
      ]),
    )
    const second = links.find(
      ({ type, to, properties }) => type === 'TRACK_OF' && to === album.id && properties.position === 2,
    )!
    expect(links.find(({ type, to }) => type === 'PERFORMED' && to === second.from)!.properties.creditedAs).toBe(
      'K.A.B.',
    )
    expect(linksAt(album.id)).toContain('CREWED DJ mixer ← Josh Wink')
  })

  test('of another release of a master adds an edition to the same album and tracks to the same songs', () => {
    const album = node('discogs-master', '732692')
    expect([node('discogs-release', '6084060'), node('discogs-release', '6084078')]).toEqual([album, album])
    expect(album.properties).toMatchObject({ title: 'So Long!', defaultEdition: 'discogs-release.6084060' })
    const editions = album.properties.editions as { key: string; title: string; isDefault: boolean }[]
    expect(editions.map(({ key, title, isDefault }) => [key, title, isDefault])).toEqual([
      ['discogs-release.6084060', 'So Long!', true],
      ['discogs-release.6084078', 'So Long !', false],
    ])
    const songs = links.filter(({ type, to }) => type === 'TRACK_OF' && to === album.id)
    expect(songs).toHaveLength(12)
    expect(new Set(songs.map(({ from }) => from)).size).toBe(8)
  })

  test('of a release without a master is an album by itself', () => {
    const albums = nodes.filter(({ kind }) => kind === 'Album')
    const alone = albums.filter(({ id }) => id.startsWith('album:discogs-release.'))
    expect(alone).toHaveLength(385)
    expect(albums).toHaveLength(1000 + 385 + 590 - 1)
  })
})

test('every album that has tracks shows those of one of its editions', () => {
  const shown = new Set(
    links.flatMap(({ type, to, properties }) => (type === 'TRACK_OF' ? [`${to} ${properties.edition}`] : [])),
  )
  const albums = new Set(links.flatMap(({ type, to }) => (type === 'TRACK_OF' ? [to] : [])))
  expect(albums.size).toBeGreaterThan(900)
  for (const { id, properties } of nodes)
    if (albums.has(id)) expect(shown, id).toContain(`${id} ${properties.defaultEdition}`)
})

test('what the graph keeps nothing of is counted by its sort', () => {
  const untaken = new Map(report.untaken.map(({ what, count }) => [what, count]))
  expect(untaken.get('company: Published By')).toBe(306)
  expect(untaken.get('company: Recorded At')).toBe(182)
  expect(untaken.get('credit: Management')).toBe(34)
  expect(untaken.get('track of a video disc')).toBeGreaterThan(100)
  expect(report.remarks.map(({ what, count }) => [what, count])).toEqual([
    ['credit of some tracks', expect.any(Number)],
  ])
})

/** What the table makes of every role of the dump: "mixed by" → "CREWED mixer". */
function rolesOfDump(): Record<string, string | null> {
  const xml = gunzipSync(readFileSync(dump('releases'))).toString('utf8')
  const roles: Record<string, string | null> = {}
  for (const [, written = ''] of xml.matchAll(/<role>([^<]*)<\/role>/g)) {
    const plain = written
      .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&')
    for (const { name, details } of splitRoles(plain)) {
      const other = name === 'Other' && details[0] !== undefined
      const meaning = meaningOf({ name, details: other ? details : [] })
      const link = 'credit' in meaning ? meaning.credit : undefined
      const key = other ? `other [${details[0]!.toLowerCase()}]` : name.toLowerCase()
      roles[key] = link ? worded(link.type, link.role, link.instrument) : null
    }
  }
  return roles
}

function worded(type: string, role: unknown, instrument: unknown): string {
  return [type, role, instrument].filter(Boolean).join(' ')
}
