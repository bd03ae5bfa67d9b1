import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Driver } from 'neo4j-driver'
import { synthetic } from '../../seed/importers/synthetic/synthetic.ts'
import type { StoreConfig } from '../../src/config.ts'
import { ingest } from '../../src/ingest/ingest.ts'
import { openStore } from '../../src/store/open.ts'
import { bareUnwind, emptied, onlyUniqueIds } from '../../test/prove/bare-neo4j.ts'
import type { Measured } from '../../test/prove/measured-import.ts'
import { onServer as onOwnServer } from '../../test/prove/own-server.ts'
import { configOf } from '../../test/prove/server-config.ts'
import type { Neo4jServer } from '../../tools/neo4j/start.ts'
import { number } from '../report/tables.ts'
import { root } from '../setup/places.ts'
import { loadCsv, writeRows } from '../setup/tables.ts'
import type { Beside } from './beside.ts'

/** Nodes at the most: an import's rate stays what it is, and three of them into Neo4j take their time. */
const enough = 100_000
/** Nodes written before anything is timed: a server that has just started plans and compiles for half a minute. */
const warming = 3_000

/** The same rows into SQLite and Neo4j by ours, and into Neo4j by what one would write by hand. */
export const imports: Beside = {
  name: 'imports',
  title: 'Imports',
  quick: false,
  async run({ options, say }) {
    const nodes = Math.min(options.nodes, enough)
    const folder = await mkdtemp(join(tmpdir(), 'linernotes-bench-'))
    try {
      const file = join(folder, 'graph.db')
      const config: StoreConfig = { engine: 'sqlite', file, readers: 1 }
      say(`importing ${nodes} nodes into SQLite …`)
      const sqlite = await ofOurs(config, nodes)
      const rows = [row('Linernotes into SQLite', sqlite.seconds, sqlite)]
      say('… into Neo4j …')
      const ours = await onServer(folder, async (server, driver) => {
        await ofOurs(configOf(server), warming)
        await emptied(driver)
        return ofOurs(configOf(server), nodes)
      })
      rows.push(row('Linernotes into Neo4j', ours.seconds, ours))
      const few = await openStore({ engine: 'sqlite', file: ':memory:', readers: 1 })
      await ingest(few, synthetic.read([], { flags: { nodes: String(warming), seed: '1' } }))
      const all = await openStore(config)
      say('… by bare UNWIND …')
      const unwind = await onServer(folder, async (_, driver) => {
        await onlyUniqueIds(driver)
        await bareUnwind(driver, few, { creating: true })
        await emptied(driver)
        const taken = await bareUnwind(driver, all, { creating: true })
        await sameCounts(driver, ours)
        return taken.nodes + taken.links
      })
      rows.push(row('bare UNWIND: CREATE, ids unique, no other index', unwind, ours, ours.seconds))
      say('… by LOAD CSV …')
      const csv = await onServer(folder, async ({ home }, driver) => {
        await onlyUniqueIds(driver)
        const rows = join(home, 'import')
        await writeRows(all, rows)
        const begun = performance.now()
        const session = driver.session({ database: 'neo4j' })
        for (const statement of loadCsv(rows)) await session.run(statement)
        await session.close()
        const taken = (performance.now() - begun) / 1000
        await sameCounts(driver, ours)
        return taken
      })
      rows.push(row('LOAD CSV: the same, files lying ready, not warmed up', csv, ours, ours.seconds))
      await Promise.all([few.close(), all.close()])
      const head = ['', 'seconds', 'nodes/s', 'links/s', 'ours is times as fast']
      const notes = [
        `${nodes.toLocaleString('en')} nodes, each way on a new server. Ours checks, tells apart, merges, counts and indexes; the others only write. Making the entries up does not count.`,
      ]
      return { notes, table: [head, ...rows] }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}

/** A way that left something out would be fast. */
async function sameCounts(driver: Driver, { nodes, links }: Measured): Promise<void> {
  const text = 'RETURN COUNT { () } AS nodes, COUNT { ()-->() } AS links'
  const { records } = await driver.executeQuery(text, {}, { database: 'neo4j' })
  const written = ['nodes', 'links'].map((what) => Number(records[0]!.get(what)))
  if (written[0] !== nodes || written[1] !== links)
    throw new Error(`${written.join(' nodes and ')} links were written, not ${nodes} and ${links}.`)
}

function row(what: string, seconds: number, { nodes, links }: Measured, ours?: number): string[] {
  const rates = [seconds, nodes / seconds, links / seconds].map(number)
  return [what, ...rates, ours === undefined ? '' : number(seconds / ours)]
}

const run = promisify(execFile)

/** In a process of its own. */
async function ofOurs(config: StoreConfig, nodes: number): Promise<Measured> {
  const file = join(root, 'test', 'prove', 'measured-import.ts')
  const asked = JSON.stringify({ config, from: { nodes } })
  const { stdout } = await run(process.execPath, ['--import', 'tsx', file, asked], { cwd: root })
  return JSON.parse(stdout) as Measured
}

/** With memory enough for any of the ways. */
function onServer<T>(folder: string, work: (server: Neo4jServer, driver: Driver) => Promise<T>): Promise<T> {
  return onOwnServer(folder, work, { heap: '2g', pageCache: '1g' })
}
