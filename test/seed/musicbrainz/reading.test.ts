import { execFileSync } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { gzipSync } from 'node:zlib'
import { pack } from 'tar-stream'
import { describe, expect, test } from 'vitest'
import type { Item } from '../../../src/ingest/entry.ts'
import { dump, fixtures, folder, itemsOf } from './imported.ts'
import { artist, id, recording } from './made-up.ts'

const archive = join(fixtures, 'recording.tar.xz')
const documents = [
  'recording_video.json',
  'recording_credits.json',
  'recording_multi_artists_1.json',
  'recording_composer.json',
  'recording_instrumental.json',
]

const entries = (items: readonly Item[]) => items.flatMap((item) => ('entry' in item ? [item.entry] : []))
const refusals = (items: readonly Item[]) =>
  items.flatMap((item) => ('refused' in item ? [[item.refused, item.origin.line]] : []))
const titles = (items: readonly Item[]) =>
  entries(items).flatMap(({ kind, properties }) => (kind === 'Song' ? [properties?.title] : []))
const names = (items: readonly Item[]) =>
  entries(items).flatMap(({ kind, properties }) => (kind === 'Artist' ? [properties?.name] : []))

/** A tar of files, and of one the first member is that many times as long. */
function tar(files: Readonly<Record<string, string>>): Promise<Buffer> {
  const made = pack()
  for (const [name, content] of Object.entries(files)) made.entry({ name }, content)
  made.finalize()
  return Readable.from(made).reduce((all: Buffer, part: Buffer) => Buffer.concat([all, part]), Buffer.alloc(0))
}

describe("a dump's archive", () => {
  test('packed with xz says the same as its documents one by one', async () => {
    const packed = await itemsOf([archive])
    const plain = await itemsOf(documents.map((name) => join(fixtures, name)))
    expect(entries(packed)).toEqual(entries(plain))
    expect(packed.map(({ origin }) => origin.line).at(-1)).toBe(5)
    expect(refusals(packed)).toEqual([])
  })

  test('may be a plain tar or one packed with gzip, whatever its name', async () => {
    const lines = await Promise.all(documents.map((name) => readFile(join(fixtures, name), 'utf8')))
    const content = lines.map((text) => JSON.stringify(JSON.parse(text))).join('\n')
    const made = await tar({ COPYING: 'x', 'mbdump/recording': content })
    const path = await folder({ 'plain.json': made, 'packed.json': gzipSync(made) })
    const expected = entries(await itemsOf([archive]))
    expect(entries(await itemsOf([join(path, 'plain.json')]))).toEqual(expected)
    expect(entries(await itemsOf([join(path, 'packed.json')]))).toEqual(expected)
  })

  test('tells by the name of its member what each line is', async () => {
    // By its fields alone this could be a label as well.
    const made = await tar({
      'mbdump/artist': JSON.stringify({ id: id(1), name: 'Ann' }),
      'mbdump/event': '{"id":"x"}',
    })
    const items = await itemsOf([join(await folder({ 'a.tar': made }), 'a.tar')])
    expect(names(items)).toEqual(['Ann'])
    expect(items.at(-1)).toMatchObject({ untaken: { what: 'event' } })
  })

  test('cut off anywhere gives what stood before and one refusal', async () => {
    const whole = await readFile(archive)
    for (const share of [0.2, 0.5, 0.9, 0.99]) {
      const path = await folder({ 'cut.tar.xz': whole.subarray(0, whole.length * share) })
      const items = await itemsOf([join(path, 'cut.tar.xz')])
      expect(refusals(items).map(([reason]) => reason)).toEqual([
        'the xz data breaks off or is damaged here; what stood before it was read',
      ])
    }
    const made = await tar({
      'mbdump/artist': `${JSON.stringify(artist(1, 'Ann'))}\n${JSON.stringify(artist(2, 'Bob'))}`,
    })
    const path = await folder({ 'cut.tar': made.subarray(0, 512 + JSON.stringify(artist(1, 'Ann')).length + 20) })
    const [refused] = refusals(await itemsOf([join(path, 'cut.tar')]))
    expect(refused).toEqual(['the tar data breaks off or is damaged here; what stood before it was read', 2])
  })

  test('damaged in the middle gives one refusal and leaves the next file alone', async () => {
    const damaged = Buffer.from(await readFile(archive))
    damaged.fill(0xff, damaged.length / 2, damaged.length / 2 + 50)
    const path = await folder({ 'a.tar.xz': damaged, 'b.json': JSON.stringify(recording(1, 'After')) })
    const items = await itemsOf([path])
    expect(refusals(items).map(([reason]) => reason)).toEqual([
      'the xz data breaks off or is damaged here; what stood before it was read',
    ])
    expect(titles(items)).toContain('After')
  })
})

describe('a file', () => {
  test('of JSON lines with a broken one, one in another encoding and one far too long goes on behind each', async () => {
    const line = (number: number) => `${JSON.stringify(artist(number, `A${number}`))}\n`
    const path = join(await folder({}), 'artist')
    const out = createWriteStream(path)
    await pipeline(
      Readable.from(
        (async function* () {
          for (let number = 1; number <= 6; number++) yield line(number)
          yield '{"id": "broken", \n'
          yield Buffer.from('{"name":"Caf\xe9"}\n', 'latin1')
          yield line(9)
          // 200 MB
          yield '{"name":"'
          for (let part = 0; part < 200; part++) yield Buffer.alloc(1 << 20, 'x')
          yield `"}\n${line(11)}`
        })(),
      ),
      out,
    )
    const before = process.memoryUsage().rss
    const items = await itemsOf([path])
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 2 ** 20)
    expect(names(items)).toEqual(['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A9', 'A11'])
    expect(refusals(items)).toEqual([
      ['is not JSON; every line holds one whole object, or the file is one', 7],
      ['is not UTF-8; save the file in that encoding', 8],
      ['is longer than 64 MiB; it was passed over', 10],
    ])
  }, 60_000)

  test('that begins with a broken line is still lines', async () => {
    const path = await folder({ 'a.jsonl': `{"id":\n${JSON.stringify(recording(1, 'A'))}\n` })
    const items = await itemsOf([join(path, 'a.jsonl')])
    expect(titles(items)).toEqual(['A'])
    expect(refusals(items).map(([, line]) => line)).toEqual([1])
  })

  test('may be one document over many lines, a list of them, or a list with its count', async () => {
    const [one, two] = [recording(1, 'A'), recording(2, 'B')]
    const path = await folder({
      'a.json': JSON.stringify(one, null, 2),
      'b.json': JSON.stringify([one, two], null, 2),
      'c.json': JSON.stringify({ count: 2, offset: 0, recordings: [one, two] }),
      'd.json': gzipSync(JSON.stringify(one)),
    })
    for (const [name, expected] of Object.entries({ a: ['A'], b: ['A', 'B'], c: ['A', 'B'], d: ['A'] }))
      expect(titles(await itemsOf([join(path, `${name}.json`)])), name).toEqual(expected)
  })

  test('cut off in gzip gives what stood before and a refusal', async () => {
    const lines = Array.from({ length: 20_000 }, (_, i) => JSON.stringify(artist(i + 1, `A${i * 7919}`))).join('\n')
    const packed = gzipSync(lines)
    const path = await folder({ 'artist.json.gz': packed.subarray(0, packed.length / 2) })
    const items = await itemsOf([join(path, 'artist.json.gz')])
    expect(names(items).length).toBeGreaterThan(1000)
    expect(refusals(items).map(([reason]) => reason)).toEqual([
      'the gzip data breaks off or is damaged here; what stood before it was read',
    ])
  })

  test('of something else is one refusal or a count', async () => {
    const path = await folder({
      'a.json': 'Dear reader,\n\nthis is no JSON.\n',
      'b.json': '{"hello":"world"}',
      'c.json': '7',
    })
    const items = await itemsOf([path])
    expect(refusals(items)).toEqual([
      ['is not JSON; every line holds one whole object, or the file is one', 1],
      ['is JSON, but no object', 1],
    ])
    expect(items.filter((item) => 'untaken' in item)).toMatchObject([{ untaken: { what: 'unknown document' } }])
  })
})

describe('a folder', () => {
  test('means its files and those of the folders in it that could be of MusicBrainz', async () => {
    const path = await folder({ 'one.json': JSON.stringify(recording(1, 'A')), 'notes.txt': 'x', README: 'x' })
    await mkdir(join(path, 'mbdump'))
    await writeFile(join(path, 'mbdump', 'artist'), JSON.stringify(artist(1, 'Ann')))
    const items = await itemsOf([path])
    expect(titles(items)).toEqual(['A'])
    expect(names(items)).toEqual(['Ann'])
    expect(refusals(items)).toEqual([])
  })

  test('without anything usable is refused before anything is read', async () => {
    const path = await folder({ 'notes.txt': 'x' })
    await expect(itemsOf([path])).rejects.toMatchObject({
      code: 'BAD_INPUT',
      message: `The folder ${path} holds no file that could be read.`,
    })
  })
})

test('standard input may be packed', async () => {
  const line = JSON.stringify(recording(1, 'Over standard input'))
  const script = `
    import { musicbrainz } from './seed/importers/musicbrainz/read-musicbrainz.ts'
    for await (const item of musicbrainz.read(['-'], { flags: {} })) console.log(JSON.stringify(item))`
  const out = execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    input: gzipSync(line),
    encoding: 'utf8',
  })
  expect(
    titles(
      out
        .trim()
        .split('\n')
        .map((text) => JSON.parse(text)),
    ),
  ).toEqual(['Over standard input'])
}, 30_000)

test('every field may be null or missing', async () => {
  for (const name of documents.concat('release.json', 'release_group.json', 'artist.json', 'recording.json')) {
    const whole = JSON.parse(await readFile(join(fixtures, name), 'utf8'))
    const path = await dump('all.jsonl', ...without(whole))
    // Each is an entry of a node, or a refusal; none of them throws.
    expect((await itemsOf([path])).length, name).toBeGreaterThan(0)
  }
}, 60_000)

/** The document with one field null, and with it missing, for each field at any depth, each name once at each depth. */
function* without(document: unknown): Generator<unknown> {
  const seen = new Set<string>()
  function* paths(value: unknown, path: readonly (string | number)[]): Generator<readonly (string | number)[]> {
    if (typeof value !== 'object' || value === null) return
    for (const key of Array.isArray(value) ? value.keys() : Object.keys(value)) {
      const next = [...path, key]
      const sort = next.filter((part) => typeof part === 'string').join('.') + next.length
      if (!seen.has(sort)) {
        seen.add(sort)
        yield next
      }
      yield* paths((value as Record<string | number, unknown>)[key], next)
    }
  }
  for (const path of paths(document, [])) {
    for (const value of [null, undefined]) {
      const copy = structuredClone(document)
      let at = copy as Record<string | number, unknown>
      for (const part of path.slice(0, -1)) at = at[part] as Record<string | number, unknown>
      at[path.at(-1)!] = value
      yield copy
    }
  }
}
