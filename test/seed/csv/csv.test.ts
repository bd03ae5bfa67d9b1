import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, onTestFinished, test } from 'vitest'
import { nearest } from '../../../seed/importers/csv/near.ts'
import { csv } from '../../../seed/importers/csv/read-csv.ts'
import type { Item } from '../../../src/ingest/entry.ts'
import { ingest } from '../../../src/ingest/ingest.ts'
import { emptyStore, joinsOf, linksOf, nodesOf } from '../../ingest/loading.ts'
import { readme } from '../../support/readme.ts'

async function file(content: string | Buffer, name = 'x.csv'): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'linernotes-test-'))
  onTestFinished(() => rm(path, { recursive: true }))
  await writeFile(join(path, name), content)
  return join(path, name)
}

async function items(content: string | Buffer, flags: Record<string, string> = {}): Promise<Item[]> {
  const found: Item[] = []
  for await (const item of csv.read([await file(content)], { flags })) found.push(item)
  return found
}

const entries = (found: Item[]) => found.flatMap((item) => ('entry' in item ? [item.entry] : []))
const titles = (found: Item[]) => entries(found).map(({ properties }) => properties?.title)
const faults = (found: Item[]) =>
  found.flatMap((item) => ('refused' in item ? [[item.origin.line, item.refused] as const] : []))

async function loaded(content: string | Buffer, flags: Record<string, string> = {}) {
  const store = await emptyStore()
  const report = await ingest(store, csv.read([await file(content)], { flags }))
  expect(report.refusals).toEqual([])
  return store
}

describe('a table of nodes', () => {
  const songs =
    `kind,title,performers,album,position,album.disc,duration,aliases,isrcs,musicbrainz,id.wikidata,confidence,sources
Song,Alpha,Ann | Ben,Debut,1,2,3:45,"A; Alfa",X1|X2,1f7c4d2e-0000-4000-8000-000000000001,Q1,high,https://example.com/a
song,Beta,Ann,Debut,2,,61,,,,,,
Artist,,,,,,,,,,,,
Artist,Ann,,,,,,Annie,,,,,
`.replace(/^Artist,,.*\n/m, '')

  test('becomes nodes and links', async () => {
    const store = await loaded(songs)
    const nodes = await nodesOf(store)
    const alpha = nodes.find(({ properties }) => properties.title === 'Alpha')!
    expect(alpha.properties).toMatchObject({
      duration: 225,
      aliases: ['A', 'Alfa'],
      isrcs: ['X1', 'X2'],
      confidence: 'HIGH',
      sources: [expect.stringMatching(/^source:example\.com\./)],
    })
    expect(alpha.properties.externalIds).toEqual([
      { source: 'musicbrainz', id: '1f7c4d2e-0000-4000-8000-000000000001', url: null },
      { source: 'wikidata', id: 'Q1', url: null },
    ])
    expect(nodes.find(({ id }) => id === 'artist:ann')!.properties.aliases).toEqual(['Annie'])
    const links = await linksOf(store)
    const tracks = links.filter(({ type }) => type === 'TRACK_OF')
    expect(tracks.map(({ to, properties }) => [to, properties.disc, properties.position]).sort()).toEqual([
      ['album:debut', 1, 2],
      ['album:debut', 2, 1],
    ])
    const performed = links.filter(({ type, to }) => type === 'PERFORMED' && to === alpha.id)
    expect(performed.map(({ from, properties }) => [from, properties.position, properties.confidence]).sort()).toEqual([
      ['artist:ann', 1, 'HIGH'],
      ['artist:ben', 2, 'HIGH'],
    ])
  })

  test('changes nothing a second time, and tells nothing by an empty cell', async () => {
    const store = await loaded(songs)
    const again = await ingest(store, csv.read([await file(songs)], { flags: {} }))
    expect(
      [...again.tallies.values()].every(({ written, changed, refused }) => written + changed + refused === 0),
    ).toBe(true)
    expect(entries(await items('kind,title,released\nVideo,A,\n'))).toEqual([
      { kind: 'Video', properties: { title: 'A' } },
    ])
  })

  test('may have the kind of all its rows told, and links in the singular', async () => {
    const found = await items('Title;Director;Released\nA;Ann;1999-03\nB;"Ben; Cle";2001\n', { kind: 'video' })
    expect(entries(found)).toMatchObject([
      {
        kind: 'Video',
        properties: { title: 'A', released: '1999-03' },
        links: [{ type: 'DIRECTED', from: { name: 'Ann' } }],
      },
      {
        links: [
          { from: { name: 'Ben' }, properties: { position: 1 } },
          { from: { name: 'Cle' }, properties: { position: 2 } },
        ],
      },
    ])
  })

  test('names a node by id where a cell holds one', async () => {
    const [entry] = entries(await items('kind,id,title,artists\nVideo,video:a,A,artist:ann\n'))
    expect(entry).toMatchObject({ id: 'video:a', links: [{ from: { id: 'artist:ann' } }] })
  })

  test('has its faults told by line and column, all of a row, which is left out whole', async () => {
    const found = await items(`kind,title,type,released,duration,disputed,name,directors
`)
    expect(faults(found)).toEqual([[1, 'column "name" tells the same as "title"; leave one of them out']])
    const table = `kind,title,type,released,duration,disputed,confidence,directors,performers
Video,A,musik video,13.04.2001,"1,234",perhaps,sure,Ann,
Vidio,B,,,,,,,
,C,,,,,,,
Video,D,,,,,,,Ann
Video,,,,,,,Ann,
Video,E,,,,,,Ann,
`
    expect(faults(await items(table))).toEqual([
      [2, expect.stringMatching(/^column "type" is none of MUSIC_VIDEO/)],
      [2, 'column "released" is not a date like "2022", "2022-09" or "2022-09-01"'],
      [2, 'column "duration" has a separator of thousands; write 1234'],
      [2, 'column "disputed" is neither true nor false'],
      [2, 'column "confidence" is none of high, medium, low, unknown'],
      [3, expect.stringMatching(/^column "kind" names no kind; it is one of Artist,/)],
      [4, 'column "kind" is empty'],
      [5, 'column "performers" is nothing that Video has'],
      [6, 'says neither title nor id: nobody knows what it is about'],
    ])
    expect(titles(await items(table))).toEqual(['E'])
  })

  test('with a column that is not known is not read, and the near ones are named', async () => {
    expect(faults(await items('kind,titel,directr,Spielleitung\nVideo,A,B,C\n'))).toEqual([
      [1, 'column "titel" is not known; did you mean title? Or say in a mapping file what it tells'],
      [1, 'column "directr" is not known; did you mean directors or directed? Or say in a mapping file what it tells'],
      [1, 'column "Spielleitung" is not known; rename it, or say in a mapping file what it tells'],
    ])
    expect(faults(await items('title\nA\n'))).toEqual([
      [1, 'has no column "kind"; add one, or say --kind for all rows'],
    ])
    expect(nearest('directr', ['director', 'title'])).toEqual(['director'])
  })
})

describe('a table of links', () => {
  test('becomes links, each end told by name or id', async () => {
    const store = await loaded(
      `from;type;to;to kind;from kind;role;instrument;position;sources
Ann;performed;Alpha;Song;;instrument;guitar;2;
artist:ben;DIRECTED;Film;;;;;;https://example.com
Ben Ltd;produced;Film;Video;company;production;;;
`.replace('artist:ben;DIRECTED', 'Ben;DIRECTED'),
    )
    expect((await joinsOf(store)).sort()).toEqual([
      'artist:ann PERFORMED song:alpha',
      'artist:ben DIRECTED video:film',
      'company:ben-ltd PRODUCED video:film',
    ])
    const [performed] = (await linksOf(store)).filter(({ type }) => type === 'PERFORMED')
    expect(performed!.properties).toMatchObject({ role: 'instrument', instrument: 'guitar', position: 2 })
  })

  test('has its faults told by line and column', async () => {
    const found = await items(`from,type,to,role,position,character
Ann,PERFORMD,Alpha,,,
Ann,PERFORMED,Alpha,,,
,DIRECTED,,,,
Ann,DIRECTED,Film,,,Hero
Ann,DIRECTED,Film,,second,
Ann,DIRECTED,song:x,,,
`)
    expect(faults(found).slice(0, 6)).toEqual([
      [2, 'column "type" names no link; did you mean PERFORMED?'],
      [3, 'column "to" may be a Song or a Album or a Video; add a column "to kind", or write an id'],
      [4, 'column "from" is empty'],
      [4, 'column "to" is empty'],
      [5, 'column "character" is nothing that DIRECTED has'],
      [6, 'column "position" is not a whole number'],
    ])
    expect(faults(await items('from,type,to,rol\n'))).toEqual([
      [1, expect.stringContaining('"rol" is not known; did you mean role?')],
    ])
  })
})

describe('a mapping file', () => {
  const german = 'Clip;Regie;Jahr;Notizen\nEins;Ann | Ben;1999;x\n'

  test('says what the columns tell', async () => {
    const mapping = await file(
      JSON.stringify({
        kind: 'Video',
        columns: { Clip: 'title', Regie: 'directors', Jahr: 'released', Notizen: null },
        sources: ['https://example.com'],
      }),
      'mapping.json',
    )
    expect(entries(await items(german, { mapping }))).toEqual([
      {
        kind: 'Video',
        properties: { title: 'Eins', released: '1999' },
        sources: ['https://example.com'],
        links: [
          {
            type: 'DIRECTED',
            from: { kind: 'Artist', name: 'Ann' },
            properties: { position: 1 },
            sources: ['https://example.com'],
          },
          {
            type: 'DIRECTED',
            from: { kind: 'Artist', name: 'Ben' },
            properties: { position: 2 },
            sources: ['https://example.com'],
          },
        ],
      },
    ])
    expect(faults(await items('Clip;Regie\n', { mapping }))).toEqual([
      [1, 'has no column "Jahr", which the mapping file names'],
      [1, 'has no column "Notizen", which the mapping file names'],
    ])
  })

  test('that does not fit has every fault told by its path', async () => {
    const mapping = await file('{"kind": "Vidio", "columns": {"Clip": 7}, "rows": []}', 'mapping.json')
    await expect(items(german, { mapping })).rejects.toMatchObject({
      code: 'BAD_INPUT',
      message: expect.stringMatching(/does not fit: kind: .*; columns\.Clip: .*; the whole: .*rows/),
    })
    await expect(items(german, { mapping: await file('{', 'mapping.json') })).rejects.toThrow('is not JSON')
    await expect(items(german, { mapping: '/nowhere.json' })).rejects.toThrow('/nowhere.json cannot be read.')
  })
})

describe('text', () => {
  const café = 'kind,title\nVideo,Café\n'

  test('is parted by commas, semicolons or tabs, told by the header', async () => {
    for (const delimiter of [',', ';', '\t'])
      for (const end of ['\n', '\r\n'])
        expect(
          titles(
            await items(
              ['kind', 'title', end].join(delimiter).replace(`${delimiter}${end}`, end) +
                `Video${delimiter}"a,b;c\td"${end}`,
            ),
          ),
        ).toEqual(['a,b;c\td'])
    expect(titles(await items('sep=;\r\nkind;title\r\nVideo;a,b\r\n'))).toEqual(['a,b'])
    expect(titles(await items('kind,title\nVideo,"said ""no""\nand left"\n\nVideo,b\n'))).toEqual([
      'said "no"\nand left',
      'b',
    ])
    expect((await items('kind,title\nVideo,"a\nb"\n\nVideo,c\n')).map(({ origin }) => origin.line)).toEqual([2, 5])
  })

  test('is UTF-8, or UTF-16 by its mark, packed or not, in chunks of any size', async () => {
    for (const written of [
      Buffer.from(café),
      Buffer.from(`\uFEFF${café}`),
      Buffer.from(`\uFEFF${café}`, 'utf16le'),
      Buffer.from(`\uFEFF${café}`, 'utf16le').swap16(),
      gzipSync(café),
    ])
      expect(titles(await items(written))).toEqual(['Café'])
    const rows = `kind,title\n${'Video,Äöü 🎬\n'.repeat(60_000)}`
    const found = await items(rows)
    expect(found).toHaveLength(60_000)
    expect(new Set(titles(found))).toEqual(new Set(['Äöü 🎬']))
    expect(found.at(-1)!.origin.line).toBe(60_001)
  })

  test('of another encoding is refused with the cure, and read when it is told', async () => {
    const latin = Buffer.from(`${café}Video,b\n`, 'latin1')
    const found = await items(latin)
    expect(titles(found)).toEqual([])
    expect(faults(found)).toEqual([[2, expect.stringContaining('say --encoding windows-1252')]])
    expect(titles(await items(latin, { encoding: 'windows-1252' }))).toEqual(['Café', 'b'])
    expect(titles(await items(Buffer.from('kind,title\nVideo,a\nVideo,\xe9\n', 'latin1')))).toEqual(['a'])
    expect(faults(await items(Buffer.from(café, 'utf16le')))).toEqual([[1, expect.stringContaining('UTF-16 without')]])
    const encoding = csv.flags.find(({ name }) => name === 'encoding')!
    expect(encoding.fault('windows-1252')).toBeUndefined()
    expect(encoding.fault('klingon')).toContain('windows-1252')
  })

  test('with a row too short or too long loses that row', async () => {
    const found = await items('kind,title,released\nVideo,A\nVideo,B,1999,,\nVideo,C,1999,x\nVideo,D,\n')
    expect(titles(found)).toEqual(['B', 'D'])
    expect(faults(found)).toEqual([
      [2, 'has 2 cells where the header has 3'],
      [4, 'has 4 cells where the header has 3'],
    ])
    expect(faults(await items('kind,title,\nVideo,A,x\n'))).toEqual([
      [2, 'has something in column 3, which has no name'],
    ])
  })

  test('with a quote out of place loses that row; with one that is never closed, what follows', async () => {
    const found = await items('kind,title\nVideo,7" mix\nVideo,A\nVideo,"B\nVideo,C\n')
    expect(titles(found)).toEqual(['A'])
    expect(faults(found)).toEqual([
      [2, expect.stringContaining('has a quote inside a cell')],
      [4, expect.stringContaining('opens a quote that is never closed')],
    ])
    const long = await items(`kind,title\nVideo,A\nVideo,"${'x\n'.repeat(600_000)}`)
    expect(titles(long)).toEqual(['A'])
    expect(faults(long).length).toBeGreaterThan(0)
    expect(faults(long)[0]).toEqual([3, expect.stringContaining('MiB')])
  })

  test('that is empty, or broken off, says so', async () => {
    expect(faults(await items(''))).toEqual([[1, 'is empty; its first line names the columns']])
    expect(await items('kind,title\n')).toEqual([])
    const packed = gzipSync(`kind,title\n${Array.from({ length: 50_000 }, (_, i) => `Video,t${i * 7919}\n`).join('')}`)
    const found = await items(packed.subarray(0, packed.length / 2))
    expect(titles(found).length).toBeGreaterThan(1000)
    expect(faults(found).map(([, fault]) => fault)).toEqual([expect.stringContaining('gzip data breaks off')])
    await expect(csv.read([], { flags: {} })[Symbol.asyncIterator]().next()).rejects.toThrow('--template')
  })
})

describe('what is printed', () => {
  test('as a template can be imported as it is', async () => {
    for (const [template, joins] of [
      [
        'nodes',
        ['artist:dave-free DIRECTED video:we-cry-together', 'video:we-cry-together VIDEO_OF song:we-cry-together'],
      ],
      ['links', ['artist:taylour-paige APPEARED_IN video:we-cry-together']],
    ] as const)
      expect(await joinsOf(await loaded(csv.print!({ template })!))).toEqual(expect.arrayContaining([...joins]))
    expect(csv.print!({ template: '' })).toBeUndefined()
    expect(csv.flags.find(({ name }) => name === 'template')!.fault('rows')).toBe('It is one of nodes, links.')
  })

  test('in the README can be imported as it is', async () => {
    const [, table] = /```csv\n([\s\S]*?)```/.exec(readme)!
    expect((await joinsOf(await loaded(table!))).sort()).toEqual([
      'artist:bootsy-collins PERFORMED video:weapon-of-choice',
      'artist:fatboy-slim PERFORMED video:weapon-of-choice',
      'artist:francis-lawrence DIRECTED video:bad-romance',
      'artist:lady-gaga PERFORMED video:bad-romance',
      'artist:spike-jonze DIRECTED video:weapon-of-choice',
      'video:bad-romance VIDEO_OF song:bad-romance',
      'video:weapon-of-choice VIDEO_OF song:weapon-of-choice',
    ])
    const [, mapping] = /`--mapping FILE`: `(.*?)`/.exec(readme)!
    const named = await file(mapping!, 'mapping.json')
    expect(entries(await items('title;Regie;Notizen\nA;Ann;x\n', { mapping: named }))).toMatchObject([
      { kind: 'Video', links: [{ type: 'DIRECTED' }] },
    ])
  })
})
