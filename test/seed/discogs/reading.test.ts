import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, onTestFinished, test } from 'vitest'
import { meaningOf, splitRoles } from '../../../seed/importers/discogs/roles.ts'
import { tracksNamed } from '../../../seed/importers/discogs/track-range.ts'
import type { Track } from '../../../seed/importers/discogs/tracks.ts'
import { titleBorne } from '../../../seed/importers/discogs/videos.ts'
import type { Entry, Item } from '../../../src/ingest/entry.ts'
import { dump, readAll } from './loaded.ts'

async function folder(files: Record<string, string | Buffer>): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'linernotes-test-'))
  onTestFinished(() => rm(path, { recursive: true }))
  for (const [name, content] of Object.entries(files)) await writeFile(join(path, name), content)
  return path
}

/** What is read of one file, the source itself left out. */
async function read(content: string | Buffer): Promise<Item[]> {
  return (await readAll(join(await folder({ 'x.xml': content }), 'x.xml'))).slice(1)
}

const artist = (id: number) => `<artist><id>${id}</id><name>Name ${id}</name></artist>\n`
const entries = (items: Item[]) => items.flatMap((item) => ('entry' in item ? [item.entry] : []))
const faults = (items: Item[]) =>
  items.flatMap((item) => ('refused' in item ? [[item.origin.line, item.refused] as const] : []))
const names = (items: Item[]) => entries(items).map(({ properties }) => properties?.name)

describe('a dump', () => {
  test('that is packed and cut off gives what stood before, and a refusal', async () => {
    const whole = await readFile(dump('artists'))
    const items = await read(whole.subarray(0, whole.length / 2))
    expect(entries(items).length).toBeGreaterThan(50)
    expect(faults(items).map(([, fault]) => fault)).toEqual([
      'the gzip data breaks off or is damaged here; what stood before it was read',
    ])
  })

  test('that is not packed and cut off does too, with the line', async () => {
    const items = await read(`<artists>\n${artist(1)}<artist><id>2</id>`)
    expect(names(items)).toEqual(['Name 1'])
    expect(faults(items)).toEqual([[3, 'breaks off here; what stood before was read']])
  })

  test('with broken XML in the middle gives what stood before, and a refusal with the line', async () => {
    const items = await read(`<artists>\n${artist(1)}${artist(2)}<artist><id>3</name></artist>\n${artist(4)}</artists>`)
    expect(names(items)).toEqual(['Name 1', 'Name 2'])
    expect(faults(items)).toEqual([[4, expect.stringContaining('is not XML from here on')]])
  })

  test('with a character that XML does not know loses that record only', async () => {
    const items = await read(`<artists>\n${artist(1)}${artist(2).replace('Name', 'Na\u0001me')}${artist(3)}</artists>`)
    expect(names(items)).toEqual(['Name 1', 'Name 3'])
    expect(faults(items)).toEqual([[3, 'holds something XML does not know: disallowed character']])
  })

  test('with a document type is refused before any entity could grow', async () => {
    const bomb = `<?xml version="1.0"?>
<!DOCTYPE artists [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>
<artists><artist><id>1</id><name>&c;</name></artist></artists>`
    const items = await read(bomb)
    expect(entries(items)).toEqual([])
    expect(faults(items)).toEqual([[2, expect.stringContaining('declares a document type')]])
    expect(faults(await read(`<artists>${artist(1).replace('Name', '&c;')}</artists>`))).toEqual([
      [1, 'holds something XML does not know: undefined entity'],
    ])
  })

  test('with bytes that are no UTF-8 gives what stood before, wherever a chunk ends', async () => {
    const text = `<artists>\n${artist(1).replace('Name', 'Zwölf 🎬')}`
    const items = await read(
      Buffer.concat([Buffer.from(`${text}<artist><id>2</id><name>Caf`), Buffer.from([0xe9, 0x3c])]),
    )
    expect(names(items)).toEqual(['Zwölf 🎬 1'])
    expect(faults(items)).toEqual([[3, 'is not UTF-8 here; save the file in that encoding']])
    expect(faults(await read(Buffer.from(`<artists>${artist(1)}</artists>`, 'utf16le')))).toHaveLength(1)
  })

  test('that is empty, or something else, says so', async () => {
    expect(faults(await read(''))).toEqual([[1, 'holds no XML element']])
    expect(faults(await read('<artists/>'))).toEqual([[undefined, expect.stringContaining('holds no record')]])
    expect(faults(await read('<html><body/></html>'))).toEqual([[1, expect.stringContaining('is no dump of Discogs')]])
    expect(faults(await read('{"kind": "Artist"}'))).toHaveLength(1)
    expect(faults(await read(`<artists>${'<a>'.repeat(200)}`))).toEqual([[1, 'nests elements deeper than 100']])
  })

  test('with a record that could fill the memory is refused', async () => {
    const long = `<artists>\n<artist><id>1</id><profile>${'x'.repeat(17 * 1024 * 1024)}</profile></artist></artists>`
    expect(faults(await read(gzipSync(long)))).toEqual([[2, 'holds a record longer than 16 MiB']])
  })
})

describe('a folder', () => {
  test('is read with what others name first, told by content', async () => {
    const path = await folder({
      'a.xml': '<releases><release id="1"><title>R</title></release></releases>',
      'b.xml': gzipSync(`<?xml version="1.0"?><artists>${artist(1)}</artists>`),
      'notes.txt': 'x',
    })
    expect((await readAll(path)).slice(1).map((item) => 'entry' in item && item.entry.kind)).toEqual([
      'Artist',
      'Album',
    ])
  })

  test('without a dump is refused before anything is read', async () => {
    await expect(readAll(await folder({ 'notes.txt': 'x' }))).rejects.toMatchObject({ code: 'BAD_INPUT' })
    await expect(readAll('/nowhere/x.xml')).rejects.toThrow('/nowhere/x.xml does not exist.')
  })
})

describe('roles', () => {
  const means = (written: string) => splitRoles(written).map(meaningOf)

  test('are split at commas outside brackets', () => {
    expect(splitRoles('Producer, Mixed By, Guitar [Slide, Solo] [Uncredited], [35 mm] Photography By')).toEqual([
      { name: 'Producer', details: [] },
      { name: 'Mixed By', details: [] },
      { name: 'Guitar', details: ['Slide, Solo', 'Uncredited'] },
      { name: 'Photography By', details: ['35 mm'] },
    ])
    expect(splitRoles('Vocals [Lead, Producer')).toEqual([{ name: 'Vocals', details: ['Lead, Producer'] }])
    expect(splitRoles(' , ')).toEqual([])
  })

  test('are worded as MusicBrainz does', () => {
    expect(means('Vocals [Uncredited], Backing Vocals, Electric Guitar, Guitars, Drums [Additional]')).toEqual([
      { credit: { type: 'PERFORMED', role: 'vocals', attributes: ['uncredited'] } },
      { credit: { type: 'PERFORMED', role: 'vocals', attributes: ['background'] } },
      { credit: { type: 'PERFORMED', role: 'instrument', instrument: 'electric guitar', attributes: [] } },
      { credit: { type: 'PERFORMED', role: 'instrument', instrument: 'guitar', attributes: [] } },
      { credit: { type: 'PERFORMED', role: 'instrument', instrument: 'drums', attributes: ['additional'] } },
    ])
    expect(means('Written-By, Music By [All Tracks By], Co-producer, Executive-Producer, Remix')).toEqual([
      { credit: { type: 'WROTE', attributes: [] } },
      { credit: { type: 'WROTE', role: 'composer', attributes: ['All Tracks By'] } },
      { credit: { type: 'PRODUCED', attributes: ['co'] } },
      { credit: { type: 'PRODUCED', role: 'executive producer', attributes: [] } },
      { credit: { type: 'CREWED', role: 'remixer', attributes: [] } },
    ])
  })

  test('of no known sort are crew by the role as written; business is none of the making', () => {
    expect(means('Tape Whisperer [Night], Other [Tea], constructor')).toEqual([
      { credit: { type: 'CREWED', role: 'Tape Whisperer', attributes: ['Night'] } },
      { credit: { type: 'CREWED', role: 'Tea', attributes: [] } },
      { credit: { type: 'CREWED', role: 'constructor', attributes: [] } },
    ])
    expect(means('Management, Administrator [Europe], Other')).toEqual([
      { untaken: 'Management' },
      { untaken: 'Administrator' },
      { untaken: 'Other' },
    ])
  })
})

test('tracks are named one by one, by range, by side, and by what they are not', () => {
  const tracks = ['A1', 'A2', 'A3', 'B1', 'B2'].map((number) => ({ number }) as Track)
  const named = (written: string) => tracksNamed(written, tracks)?.map(({ number }) => number)
  expect(named('A2')).toEqual(['A2'])
  expect(named('A1, A3 to B1')).toEqual(['A1', 'A3', 'B1'])
  expect(named('(tracks: a1-3; B2)')).toEqual(['A1', 'A2', 'A3', 'B2'])
  expect(named('A3 - B2')).toEqual(['A3', 'B1', 'B2'])
  expect(named('Side B and A1')).toEqual(['A1', 'B1', 'B2'])
  expect(named('Except A2, B1')).toEqual(['A1', 'A3', 'B2'])
  for (const written of ['C1', 'A1, C1', 'B1 to A1', 'Somebody', '']) expect(named(written), written).toBeUndefined()
  const discs = ['1-1', '1-2', '2-1'].map((number) => ({ number }) as Track)
  expect(tracksNamed('1-2-2-1', discs)?.map(({ number }) => number)).toEqual(['1-2', '2-1'])
})

test('an upload belongs to the one song whose title it bears', () => {
  const titles = ['Intro', 'Kungsholmen', 'Intro']
  expect(titleBorne('The Persuader - Kungsholmen (Official Audio)', titles)).toBe(1)
  expect(titleBorne('KÜNGSHOLMEN', titles)).toBe(1)
  expect(titleBorne('The Persuader - Intro', titles)).toBeUndefined()
  expect(titleBorne('Kungsholmen (Live)', titles)).toBeUndefined()
  expect(titleBorne('Full album', titles)).toBeUndefined()
})

describe('a release', () => {
  const release = (
    inner: string,
    id = 7,
  ) => `<release id="${id}"><artists><artist><id>9</id><name>Band (2)</name></artist></artists>
    <title>Title</title>${inner}</release>`
  const song = (all: Entry[], title: string) =>
    all.filter(({ kind, properties }) => kind === 'Song' && properties?.title === title)

  test('keeps songs of one title apart by artist and by turn', async () => {
    const by = (id: number) => `<artists><artist><id>${id}</id><name>${id}</name></artist></artists>`
    const track = (title: string, inner = '') => `<track><position>1</position><title>${title}</title>${inner}</track>`
    const all = entries(
      await read(
        `<releases>${release(`<tracklist>${track('Intro')}${track('intro', by(9))}${track('Intro', by(5))}${track('Ночь')}${track('?!')}</tracklist>`)}</releases>`,
      ),
    )
    const keys = all.flatMap(({ kind, externalIds }) =>
      kind === 'Song' ? [(externalIds as readonly { id: string }[])[0]!.id] : [],
    )
    expect(keys.slice(0, 3)).toEqual(['r7.intro', 'r7.intro.2', 'r7.intro.by-5'])
    expect(new Set(keys).size).toBe(5)
    for (const key of keys) expect(key).toMatch(/^[\x21-\x7e]{1,110}$/)
  })

  test('has headings that are no tracks, and parts that are', async () => {
    const items = await read(
      `<releases>${release(`<tracklist><track><position/><title>Side A</title></track>
      <track><position/><title>Suite</title><extraartists><artist><id>3</id><name>C</name><role>Composed By</role></artist></extraartists>
      <sub_tracks><track><position>A1</position><title>Allegro</title><duration>1:02:03</duration></track></sub_tracks></track>
      <track><position>A2</position><title>Medley</title><sub_tracks><track><position/><title>Part</title></track></sub_tracks></track>
      </tracklist>`)}</releases>`,
    )
    expect(song(entries(items), 'Suite: Allegro')[0]?.properties).toEqual({ title: 'Suite: Allegro', duration: 3723 })
    expect(entries(items).filter(({ kind }) => kind === 'Song')).toHaveLength(2)
    expect(entries(items).find(({ properties }) => properties?.name === 'C')?.links).toMatchObject([
      { type: 'WROTE', to: { title: 'Suite: Allegro' }, properties: { role: 'composer' } },
    ])
    expect(items.flatMap((item) => ('untaken' in item ? [item.untaken.what] : []))).toEqual([
      'heading in a tracklist',
      'part of a track',
    ])
  })

  test('joins names as printed, and knows who is featured, and who is nobody', async () => {
    const all = entries(
      await read(`<releases><release id="7"><title>T</title><artists>
      <artist><id>1</id><name>A</name><anv>Aye</anv><join>,</join></artist><artist><id>2</id><name>B</name><join>Feat.</join></artist>
      <artist><id>0</id><name>C</name></artist></artists>
      <tracklist><track><position>1</position><title>S</title></track></tracklist></release></releases>`),
    )
    const performed = all.flatMap(({ properties, links = [] }) =>
      links.flatMap((link) => (link.type === 'PERFORMED' ? [[properties?.name, link.properties]] : [])),
    )
    expect(performed).toEqual([
      ['A', { role: 'main', position: 1, creditedAs: 'Aye', joinPhrase: ',' }],
      ['B', { role: 'main', position: 2, joinPhrase: 'Feat.' }],
      ['C', { role: 'featured', position: 3 }],
    ])
    const various = entries(
      await read(
        `<releases>${release('<tracklist><track><position>1</position><title>S</title></track></tracklist>')
          .replace('<id>9</id>', '<id>194</id>')
          .replace('Band (2)', 'Various')}</releases>`,
      ),
    )
    expect(various.flatMap(({ links = [] }) => links.map(({ type }) => type))).toEqual(['TRACK_OF', 'RELEASED'])
  })

  test('of a date that is none is taken without it', async () => {
    const items = await read(
      `<releases>${['2001-02-30', '20??', '1999-00-00', '1999-12-00', '0'].map((date, at) => release(`<released>${date}</released>`, at + 1)).join('')}</releases>`,
    )
    const albums = entries(items).filter(({ kind }) => kind === 'Album')
    expect(albums.map(({ properties }) => properties?.released)).toEqual([
      undefined,
      undefined,
      '1999',
      '1999-12',
      undefined,
    ])
    expect(items.flatMap((item) => ('remark' in item ? [item.remark.about] : []))).toEqual(['1: 2001-02-30', '2: 20??'])
  })

  test('on video discs only has no songs', async () => {
    const items = await read(
      `<releases>${release('<formats><format name="DVD" qty="1"/></formats><tracklist><track><position>1</position><title>S</title></track></tracklist>')}</releases>`,
    )
    expect(entries(items).some(({ kind }) => kind === 'Song')).toBe(false)
    expect(items.flatMap((item) => ('untaken' in item ? [item.untaken.what] : []))).toEqual(['track of a video disc'])
  })
})
