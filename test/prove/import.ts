import { execFile } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { synthetic, syntheticEntries } from '../../seed/importers/synthetic/synthetic.ts'
import type { StoreConfig } from '../../src/config.ts'
import { ingest } from '../../src/ingest/ingest.ts'
import { openStore } from '../../src/store/open.ts'
import { bareUnwind, emptied, onlyUniqueIds } from './bare-neo4j.ts'
import type { Asked, Measured } from './measured-import.ts'
import { onServer } from './own-server.ts'
import { configOf } from './server-config.ts'

type Print = (line: string) => void

/**
 * How fast imports are and what memory they take: made-up entries into both engines, each in a process of its own; the same
 * rows into Neo4j by bare UNWIND; a file of JSON lines of 1 GB, which has to stay under 400 MB.
 * PROVE_IMPORT: the sizes in nodes, with commas. PROVE_IMPORT_MB: the file's size, 0 for none.
 */
export async function proveImport(print: Print): Promise<void> {
  const sizes = (process.env.PROVE_IMPORT ?? '10000,100000,1000000').split(',').map(Number)
  const megabytes = Number(process.env.PROVE_IMPORT_MB ?? 1000)
  const folder = await mkdtemp(join(tmpdir(), 'linernotes-prove-'))
  try {
    for (const nodes of sizes) {
      const file = join(folder, `${nodes}.db`)
      const config = { engine: 'sqlite', file, readers: 1 } as const
      const measured = await inOwnProcess({ config, from: { nodes } })
      print(`SQLite, ${told(measured)}; ${((await stat(file)).size / 1e6).toFixed(0)} MB on disk`)
      await intoNeo4j(print, nodes, config, folder)
      await rm(file)
    }
    if (megabytes > 0) await ofFile(print, megabytes, folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The same entries, and then the same rows by bare statements. `from` holds what is written. */
async function intoNeo4j(print: Print, nodes: number, from: StoreConfig, folder: string): Promise<void> {
  const few = await openStore({ engine: 'sqlite', file: ':memory:', readers: 1 })
  await ingest(few, synthetic.read([], { flags: { nodes: String(warming), seed: '1' } }))
  const rows = await openStore(from)
  const ours = await onServer(folder, async (server, driver) => {
    await inOwnProcess({ config: configOf(server), from: { nodes: warming } })
    await emptied(driver)
    await (await openStore(configOf(server))).close()
    return inOwnProcess({ config: configOf(server), from: { nodes } })
  })
  print(`Neo4j, ${told(ours)}`)
  for (const [what, creating] of [
    ['CREATE, ids unique, no other index', true],
    ['MERGE, with all indexes', false],
  ] as const) {
    const taken = await onServer(folder, async (server, driver) => {
      if (creating) await onlyUniqueIds(driver)
      else await (await openStore(configOf(server))).close()
      await bareUnwind(driver, few, { creating })
      await emptied(driver)
      return bareUnwind(driver, rows, { creating })
    })
    const seconds = taken.nodes + taken.links
    print(
      `  bare UNWIND (${what}): ${count(ours.nodes / taken.nodes)} nodes/s, then ${count(ours.links / taken.links)} links/s; ` +
        `${seconds.toFixed(1)} s in all: the import is ${(seconds / ours.seconds).toFixed(2)} times as fast`,
    )
  }
  await Promise.all([few.close(), rows.close()])
}

/** Nodes written before anything is timed: a server that has just started plans and compiles for half a minute. */
const warming = 3_000

async function ofFile(print: Print, megabytes: number, folder: string): Promise<void> {
  const file = join(folder, 'entries.jsonl')
  await pipeline(Readable.from(lines(megabytes * 1e6)), createWriteStream(file))
  const config = { engine: 'sqlite', file: join(folder, 'file.db'), readers: 1 } as const
  const measured = await inOwnProcess({ config, from: { file } })
  const rate = megabytes / measured.seconds
  print(`${megabytes} MB of JSON lines into SQLite, ${told(measured)}; ${rate.toFixed(1)} MB/s`)
  if (measured.peak > 400) throw new Error(`It took ${measured.peak.toFixed(0)} MB of memory; 400 are allowed.`)
}

function* lines(bytes: number): Generator<string> {
  // About 460 bytes a node with its links.
  for (const entry of syntheticEntries({ nodes: Math.ceil(bytes / 400), seed: 2 })) {
    const line = `${JSON.stringify(entry)}\n`
    yield line
    bytes -= Buffer.byteLength(line)
    if (bytes <= 0) return
  }
}

const run = promisify(execFile)
/** Built, as users run it. */
const child = fileURLToPath(new URL('../../dist/test/prove/measured-import.js', import.meta.url))

async function inOwnProcess(asked: Asked): Promise<Measured> {
  const { stdout } = await run(process.execPath, [child, JSON.stringify(asked)])
  return JSON.parse(stdout) as Measured
}

function told({ nodes, links, seconds, cpuSeconds, peak, before }: Measured): string {
  return (
    `${count(nodes)} nodes with ${count(links)} links: ${seconds.toFixed(1)} s, ${count(links / seconds)} links/s (and ${count(nodes / seconds)} nodes/s); ` +
    `${cpuSeconds.toFixed(1)} s of CPU in this process; memory ${peak.toFixed(0)} MB at the most (${before.toFixed(0)} before)`
  )
}

function count(number: number): string {
  return Math.round(number).toLocaleString('en')
}
