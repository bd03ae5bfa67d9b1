import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, onTestFinished, test } from 'vitest'
import { splitLines } from '../../seed/files/lines.ts'
import { jsonl } from '../../seed/importers/jsonl/read-jsonl.ts'
import type { Item } from '../../src/ingest/entry.ts'

async function folder(files: Record<string, string | Buffer>): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'linernotes-test-'))
  onTestFinished(() => rm(path, { recursive: true }))
  for (const [name, content] of Object.entries(files)) await writeFile(join(path, name), content)
  return path
}

async function read(...paths: string[]): Promise<Item[]> {
  const items: Item[] = []
  for await (const item of jsonl.read(paths, { flags: {} })) items.push(item)
  return items
}

const a = '{"kind":"Artist","id":"artist:a"}'
const entry = { kind: 'Artist', id: 'artist:a' }

describe('a file', () => {
  test('gives an entry for each line, with its place', async () => {
    const file = join(await folder({ 'x.jsonl': `${a}\n\n  \n${a}` }), 'x.jsonl')
    expect(await read(file)).toEqual([
      { entry, origin: { file, line: 1 } },
      { entry, origin: { file, line: 4 } },
    ])
  })

  test('may start with a byte order mark and end its lines with carriage returns', async () => {
    const file = join(await folder({ 'x.jsonl': `\uFEFF${a}\r\n${a}\r\n` }), 'x.jsonl')
    expect((await read(file)).map((item) => 'entry' in item && item.entry)).toEqual([entry, entry])
  })

  test('may be packed, whatever its name', async () => {
    const path = await folder({ 'x.txt': gzipSync(`${a}\n${a}\n`) })
    expect(await read(join(path, 'x.txt'))).toHaveLength(2)
  })

  test('may be empty, or a single letter', async () => {
    const path = await folder({ 'x.jsonl': '', 'y.jsonl': '7' })
    expect(await read(join(path, 'x.jsonl'))).toEqual([])
    expect(await read(join(path, 'y.jsonl'))).toMatchObject([{ refused: expect.stringContaining('not a JSON object') }])
  })

  test('with a broken line gives a refusal that names the line, and goes on', async () => {
    const file = join(await folder({ 'x.jsonl': `${a}\n`.repeat(6).concat('{"kind":\n', a) }), 'x.jsonl')
    const items = await read(file)
    expect(items).toHaveLength(8)
    expect(items[6]).toEqual({ refused: 'is not JSON; every line holds one whole object', origin: { file, line: 7 } })
  })

  test('with another encoding gives a refusal for each line of it', async () => {
    const file = join(await folder({ 'x.jsonl': Buffer.from(`${a}\n{"kind":"Caf\xe9"}\n${a}`, 'latin1') }), 'x.jsonl')
    expect(await read(file)).toMatchObject([
      { entry },
      { refused: 'is not UTF-8; save the file in that encoding', origin: { file, line: 2 } },
      { entry },
    ])
  })

  test('packed and cut off gives what came before and a refusal', async () => {
    const whole = gzipSync(
      Array.from({ length: 50_000 }, (_, i) => `{"kind":"Artist","id":"artist:${i * 7919}"}\n`).join(''),
    )
    const path = await folder({ 'x.jsonl.gz': whole.subarray(0, whole.length / 2) })
    const items = await read(join(path, 'x.jsonl.gz'))
    expect(items.length).toBeGreaterThan(1_000)
    expect(items.at(-1)).toMatchObject({ refused: expect.stringContaining('gzip data breaks off or is damaged') })
    expect(items.slice(0, -1).every((item) => 'entry' in item)).toBe(true)
  })

  test('holds redirects beside entries', async () => {
    const redirect = { redirect: 'artist:old', into: 'artist:new' }
    const file = join(await folder({ 'x.jsonl': JSON.stringify(redirect) }), 'x.jsonl')
    expect(await read(file)).toEqual([{ redirect, origin: { file, line: 1 } }])
  })
})

describe('paths', () => {
  test('of a folder mean its lines files in order of name', async () => {
    const path = await folder({ 'b.jsonl': a, 'a.jsonl.gz': gzipSync(a), 'notes.txt': 'x' })
    expect((await read(path)).map(({ origin }) => origin.file)).toEqual([
      join(path, 'a.jsonl.gz'),
      join(path, 'b.jsonl'),
    ])
  })

  test('that do not exist, or hold nothing, are refused before anything is read', async () => {
    const path = await folder({ 'a.jsonl': a })
    await mkdir(join(path, 'empty'))
    await expect(read(join(path, 'a.jsonl'), join(path, 'b.jsonl'))).rejects.toMatchObject({
      code: 'BAD_INPUT',
      message: `${join(path, 'b.jsonl')} does not exist.`,
    })
    await expect(read(join(path, 'empty'))).rejects.toThrow('holds no file that could be read')
  })

  test('tell which share of them is read', async () => {
    const path = await folder({ 'a.jsonl': `${a}\n`, 'b.jsonl': `${a}\n${a}\n${a}\n` })
    const shares: number[] = []
    for await (const _ of jsonl.read([path], { flags: {}, onShare: (share) => shares.push(share) }));
    expect(shares.at(-1)).toBe(1)
    expect(shares[0]).toBeLessThan(0.5)
  })
})

describe('lines', () => {
  async function split(chunks: Buffer[], limit: number) {
    const lines = []
    for await (const line of splitLines(chunked(chunks), limit)) lines.push('text' in line ? line.text : line.number)
    return lines
  }
  async function* chunked(chunks: Buffer[]) {
    yield* chunks
  }

  test('are the same wherever the bytes are cut', async () => {
    const bytes = Buffer.from('\uFEFFone\r\n\nzwölf 🎬\nlast')
    for (let size = 1; size <= bytes.length; size++) {
      const chunks = []
      for (let start = 0; start < bytes.length; start += size) chunks.push(bytes.subarray(start, start + size))
      expect(await split(chunks, 100)).toEqual(['one', 'zwölf 🎬', 'last'])
    }
  })

  test('beyond the limit are passed over, in one chunk, in many, and at the end', async () => {
    const long = 'x'.repeat(50)
    for (const text of [`a\n${long}\nb`, `a\n${long}`]) {
      const bytes = Buffer.from(text)
      const expected = text.endsWith('b') ? ['a', 2, 'b'] : ['a', 2]
      expect(await split([bytes], 20)).toEqual(expected)
      expect(
        await split(
          [...bytes].map((byte) => Buffer.from([byte])),
          20,
        ),
      ).toEqual(expected)
    }
    expect(await split([Buffer.from(`${'x'.repeat(20)}\n`)], 20)).toEqual(['x'.repeat(20)])
  })
})
