import { execFileSync } from 'node:child_process'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { splitLines } from '../../seed/files/lines.ts'
import { IdSet } from '../../seed/importers/musicbrainz/id-set.ts'
import { musicbrainz } from '../../seed/importers/musicbrainz/read-musicbrainz.ts'
import { ingest } from '../../src/ingest/ingest.ts'
import { totals } from '../../src/ingest/report.ts'
import { openStore } from '../../src/store/open.ts'
import { madeUpReleases } from './made-up-dump.ts'

/**
 * How fast a dump is read: lines of JSON into items at 20 MB for each second of CPU or more, memory flat, whatever the
 * size. Figures beside it: the packed file, a scope, and a smaller file taken into SQLite.
 */
export async function proveMusicbrainz(
  print: (line: string) => void,
  { megabytes = Number(process.env.PROVE_MUSICBRAINZ ?? 300), imported = 60 } = {},
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'linernotes-prove-'))
  try {
    const file = join(folder, 'release')
    await pipeline(Readable.from(madeUpReleases(megabytes * 1e6)), createWriteStream(file))
    // Other work on the machine can only slow a round down.
    const rounds = [await measured([file]), await measured([file]), await measured([file])]
    const lines = rounds.reduce((best, one) => (one.rate > best.rate ? one : best))
    print(`${lines.megabytes.toFixed(0)} MB of release lines, best of ${rounds.length}: ${shown(lines)}`)
    print(`split and parsed only: ${(await parsedAlone(file, lines.megabytes)).toFixed(1)} MB for each second of CPU`)
    const archive = packed(folder)
    if (archive) {
      const unpacked = await measured([archive], {}, lines.megabytes)
      const size = (await stat(archive)).size / 1e6
      print(`the same as .tar.xz (${size.toFixed(0)} MB): ${shown(unpacked)}`)
    }
    const artist = await someArtist(file)
    const scope = await measured([file], { around: artist, depth: '2' }, lines.megabytes * 2)
    print(`around one artist, two steps, read twice: ${shown(scope)}`)
    print(`a set of ids: ${bytesOfAnId().toFixed(1)} bytes for each of a million`)
    if (lines.rate < 20) throw new Error(`Lines are read at ${lines.rate.toFixed(1)} MB/s of CPU; 20 are asked for.`)
    if (lines.grown > 250) throw new Error(`Reading took ${lines.grown.toFixed(0)} MB of memory; it should be flat.`)
    await printImport(folder, imported, print)
  } finally {
    await rm(folder, { recursive: true })
  }
}

interface Measured {
  readonly megabytes: number
  readonly items: number
  readonly links: number
  /** Megabytes of JSON for each second of CPU, and for each second that passed. */
  readonly rate: number
  readonly passed: number
  /** Megabytes of memory at the highest, more than before. */
  readonly grown: number
}

async function measured(
  paths: readonly string[],
  flags: Record<string, string> = {},
  megabytes?: number,
): Promise<Measured> {
  const before = process.memoryUsage.rss()
  const [begun, used] = [performance.now(), process.cpuUsage()]
  let [items, links, highest] = [0, 0, 0]
  for await (const item of musicbrainz.read(paths, { flags })) {
    if ('entry' in item) links += item.entry.links?.length ?? 0
    if (++items % 20_000 === 0) highest = Math.max(highest, process.memoryUsage.rss())
  }
  const { user, system } = process.cpuUsage(used)
  const size = megabytes ?? (await stat(paths[0]!)).size / 1e6
  return {
    megabytes: size,
    items,
    links,
    rate: size / ((user + system) / 1e6),
    passed: size / ((performance.now() - begun) / 1000),
    grown: Math.max(0, highest - before) / 2 ** 20,
  }
}

function shown({ items, links, rate, passed, grown }: Measured): string {
  const count = (number: number) => number.toLocaleString('en')
  return `${rate.toFixed(1)} MB for each second of CPU (${passed.toFixed(1)} passing), ${count(items)} items with ${count(links)} links, memory grew by ${grown.toFixed(0)} MB`
}

/** Undefined where there is no `xz` to pack with; reading needs none. */
function packed(folder: string): string | undefined {
  try {
    execFileSync('tar', ['--transform', 's,^,mbdump/,', '-cf', 'release.tar', 'release'], { cwd: folder })
    execFileSync('xz', ['-1', 'release.tar'], { cwd: folder })
    return join(folder, 'release.tar.xz')
  } catch {
    return undefined
  }
}

async function someArtist(file: string): Promise<string> {
  for await (const item of musicbrainz.read([file], { flags: { limit: '1' } }))
    if ('entry' in item && item.entry.kind === 'Artist') return item.entry.id ?? firstId(item.entry.externalIds)
  throw new Error('The made-up dump names no artist.')
}

function firstId(ids: unknown): string {
  return (ids as readonly { readonly id: string }[])[0]!.id
}

function bytesOfAnId(): number {
  const ids = new IdSet()
  for (let i = 0; i < 1_000_000; i++) ids.add(madeUpId(i))
  if (ids.size !== 1_000_000) throw new Error('The set lost ids.')
  return ids.bytes / ids.size
}

function madeUpId(number: number): string {
  const hex = ((number * 2654435761) % 2 ** 32).toString(16).padStart(8, '0')
  return `${hex}-0000-4000-8000-${number.toString(16).padStart(12, '0')}`
}

/** What JSON.parse alone makes of the same lines, for comparison. */
async function parsedAlone(file: string, megabytes: number): Promise<number> {
  const used = process.cpuUsage()
  for await (const line of splitLines(createReadStream(file, { highWaterMark: 1 << 18 })))
    if ('text' in line) JSON.parse(line.text)
  const { user, system } = process.cpuUsage(used)
  return megabytes / ((user + system) / 1e6)
}

async function printImport(folder: string, megabytes: number, print: (line: string) => void): Promise<void> {
  const file = join(folder, 'part')
  await pipeline(Readable.from(madeUpReleases(megabytes * 1e6)), createWriteStream(`${file}.jsonl`))
  const store = await openStore({ engine: 'sqlite', file: `${file}.db`, readers: 1 })
  const begun = performance.now()
  const report = await ingest(store, musicbrainz.read([`${file}.jsonl`], { flags: {} }), { teller: 'musicbrainz' })
  const seconds = (performance.now() - begun) / 1000
  await store.close()
  const { written } = totals(report)
  const disk = (await stat(`${file}.db`)).size / 1e6
  print(
    `${megabytes} MB of release lines into SQLite: ${seconds.toFixed(0)} s (${(megabytes / seconds).toFixed(1)} MB/s), ` +
      `${written.toLocaleString('en')} nodes and links, ${(written / seconds).toFixed(0)} each second, ` +
      `${disk.toFixed(0)} MB on disk (${(disk / megabytes).toFixed(2)} for each MB of JSON)`,
  )
}
