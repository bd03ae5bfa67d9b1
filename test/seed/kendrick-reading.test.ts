import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { billed } from '../../seed/importers/kendrick/credit-string.ts'
import { Names } from '../../seed/importers/kendrick/names.ts'
import { readKendrick } from '../../seed/importers/kendrick/read-kendrick.ts'
import { titleOf } from '../../seed/importers/kendrick/title.ts'
import type { Entry, Item } from '../../src/ingest/entry.ts'
import { folder } from './kendrick/loaded.ts'

describe('a credit line', () => {
  const names = (line: string) => billed(line).map(({ name, role }) => `${name} ${role}`)

  test('names main artists before feat. and featured ones after it', () => {
    expect(names('Benny Blanco, Calvin Harris feat. Miguel')).toEqual([
      'Benny Blanco main',
      'Calvin Harris main',
      'Miguel featured',
    ])
  })

  test('joins names by "and" only after feat.', () => {
    expect(names('Francis and the Lights feat. Chance the Rapper')).toEqual([
      'Francis and the Lights main',
      'Chance the Rapper featured',
    ])
    expect(names('Cashmere Cat feat. MØ and SOPHIE')).toEqual(['Cashmere Cat main', 'MØ featured', 'SOPHIE featured'])
  })

  test('keeps the words that join each name to the next', () => {
    expect(billed('A, B feat. C and D').map(({ joinPhrase }) => joinPhrase)).toEqual([',', 'feat.', 'and', undefined])
  })
})

describe('a printed name', () => {
  const names = new Names('artist')
  names.learn('Bekon', ['Daniel Tannenbaum', 'Bēkon'])

  test('leads to the known one, by alias or legal name, whatever its case and accents', () => {
    expect(names.find('Bekon')).toEqual({ id: 'artist:bekon', name: 'Bekon' })
    expect(names.find('daniel tannenbaum')).toMatchObject({ id: 'artist:bekon', creditedAs: 'daniel tannenbaum' })
    expect(names.find('Daniel Tannenbaum (Bekon)')).toMatchObject({
      id: 'artist:bekon',
      creditedAs: 'Daniel Tannenbaum',
    })
  })

  test('nobody knows yet stands for itself', () => {
    expect(names.find('MØ')).toEqual({ id: 'artist:mo', name: 'MØ' })
    expect(names.find('Like (of Pac Div)')).toEqual({ id: 'artist:like', name: 'Like', disambiguation: 'of Pac Div' })
  })
})

test('a title parts from its version, and keeps brackets that belong to it', () => {
  expect(titleOf('We Cry Together (A Short Film)')).toEqual({ title: 'We Cry Together', version: 'A Short Film' })
  expect(titleOf('Swimming Pools (Drank) [single version]')).toEqual({
    title: 'Swimming Pools (Drank)',
    version: 'single version',
  })
  expect(titleOf('For Free? (Interlude)')).toEqual({ title: 'For Free? (Interlude)' })
})

describe('a folder of tables', () => {
  let copy: string
  beforeEach(async () => {
    copy = await mkdtemp(join(tmpdir(), 'kendrick-'))
    await cp(folder, copy, { recursive: true })
  })
  afterEach(() => rm(copy, { recursive: true }))

  const edit = async (file: string, change: (text: string) => string) =>
    writeFile(join(copy, file), change(await readFile(join(copy, file), 'utf8')))
  const items = async () => {
    const all: Item[] = []
    for await (const item of readKendrick(copy)) all.push(item)
    return all
  }
  const refusals = async () => (await items()).flatMap((item) => ('refused' in item ? [item.refused] : []))
  const entry = async (id: string) =>
    (await items()).map((item) => ('entry' in item ? item.entry : undefined)).find((each) => each?.id === id) as Entry

  test('may begin with a byte order mark', async () => {
    await edit('albums.tsv', (text) => `\uFEFF${text}`)
    expect(await entry('album:damn')).toMatchObject({ properties: { title: 'DAMN.' } })
  })

  test('is refused when a table has a column that nobody reads, or lacks one', async () => {
    await edit('albums.tsv', (text) => text.replace('notes', 'remarks'))
    await expect(items()).rejects.toMatchObject({ code: 'BAD_INPUT', message: expect.stringContaining('albums.tsv') })
  })

  test('is refused when a table is missing or a row has too few cells', async () => {
    await edit('awards.tsv', (text) => `${text}Grammy\t2030\n`)
    await expect(items()).rejects.toMatchObject({ code: 'BAD_INPUT', message: expect.stringContaining('awards.tsv') })
    await rm(join(copy, 'awards.tsv'))
    await expect(items()).rejects.toMatchObject({ code: 'BAD_INPUT', message: expect.stringContaining('awards.tsv') })
  })

  test('reports rows that name what is not there, and reads the rest', async () => {
    await edit('credits.tsv', (text) => `${text}track\tdamn/9-99\twriter\tNobody\t\tS001\thigh\t\n`)
    await edit('video_credits.tsv', (text) => `${text}v-nowhere\tdirector\tNobody\t\tS001\thigh\t\n`)
    await edit('external_ids.tsv', (text) => `${text}artist\tNobody Here\tisni\t1\t\tS001\thigh\t\n`)
    expect(await refusals()).toEqual(
      expect.arrayContaining([
        'subject_id "damn/9-99": names no track',
        'video_id "v-nowhere": names no video',
        'subject "Nobody Here": names no artist here',
      ]),
    )
    expect(await entry('artist:nobody')).toBeUndefined()
  })

  test('reports a row that contradicts another, and keeps the first', async () => {
    await edit(
      'albums.tsv',
      (text) =>
        `${text}${text
          .split('\n')
          .find((row) => row.startsWith('damn\t'))!
          .replace('2017-04-14', '2018-01-01')}\n`,
    )
    expect(await refusals()).toContain('released "2018-01-01": stands already as "2017-04-14"')
    expect(await entry('album:damn')).toMatchObject({ properties: { released: '2017-04-14' } })
  })

  test('dates a song by its album, unless a video of it is older', async () => {
    expect(await entry('song:n95')).toMatchObject({ properties: { released: '2022-05-13' } })
    expect(await entry('song:adhd')).toMatchObject({ properties: { released: '2011-07-02' } })
    expect((await entry('song:humble')).properties).not.toHaveProperty('released')
    expect((await entry('song:the-heart-part-5')).properties).not.toHaveProperty('released')
  })
})
