import { existsSync } from 'node:fs'
import { chmod, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import neo4j from 'neo4j-driver'
import { openStore } from '../../src/store/open.ts'
import { type Neo4jServer, startNeo4j } from '../../tools/neo4j/start.ts'
import { command } from './command.ts'
import { versionOfWriting } from './installed.ts'
import { indexNames } from './name-index.ts'
import { environmentOf, type OneNode } from './one-node.ts'
import { bench, work } from './places.ts'
import { type Postgres, startPostgres } from './postgres.ts'
import { statements, writeRows } from './tables.ts'

export interface Size {
  readonly nodes: number
  readonly seed: number
}
export interface Databases {
  readonly sqlite: string
  readonly neo4j?: Neo4jServer
  readonly postgres?: Postgres
}
export interface Setting {
  readonly node: OneNode
  /** The copy of Linernotes that is measured. */
  readonly linernotes: string
  readonly size: Size
  readonly needs: { readonly neo4j: boolean; readonly postgres: boolean }
  readonly say: (line: string) => void
  /** Told of each server that runs, so that it is stopped whatever happens. */
  readonly onStart: (stop: () => Promise<void>) => void
}

/** The same rows in every database that is needed: found as an earlier run filled them, or filled now. */
export async function databases(setting: Setting): Promise<Databases> {
  const { size, needs, say } = setting
  const name = `${size.nodes}-${size.seed}`
  const version = await versionOfWriting()
  const folder = join(work, 'data', `${name}-${version}`)
  await mkdir(folder, { recursive: true })
  // Those of earlier code are of no use any more.
  for (const other of await readdir(join(work, 'data')))
    if (other.startsWith(`${name}-`) && other !== `${name}-${version}`)
      await rm(join(work, 'data', other), { recursive: true, force: true })

  const sqlite = join(folder, 'sqlite', 'graph.db')
  await once(join(folder, 'sqlite'), async () => {
    say(`filling SQLite with ${size.nodes} nodes and their links …`)
    await importInto({ STORE: 'sqlite', SQLITE_FILE: sqlite }, setting)
  })
  const graph = needs.neo4j ? await filledNeo4j(join(folder, 'neo4j'), setting) : undefined
  const postgres = needs.postgres ? await filledPostgres(join(folder, 'postgres'), sqlite, setting) : undefined
  return { sqlite, ...(graph && { neo4j: graph }), ...(postgres && { postgres }) }
}

async function filledNeo4j(folder: string, setting: Setting): Promise<Neo4jServer> {
  const { size, say, onStart } = setting
  const memory = size.nodes > 100_000 ? { heap: '3g', pageCache: '2g' } : { heap: '1g', pageCache: '512m' }
  let server: Neo4jServer | undefined
  await once(folder, async () => {
    say('filling Neo4j …')
    server = await startNeo4j({ home: folder, ...memory })
    const login = { NEO4J_URI: server.uri, NEO4J_USER: server.user, NEO4J_PASSWORD: server.password }
    onStart(() => server!.stop())
    await importInto({ STORE: 'neo4j', ...login }, setting)
    const driver = neo4j.driver(server.uri, neo4j.auth.basic(server.user, server.password))
    await indexNames(driver)
    await driver.close()
  })
  say('starting Neo4j …')
  if (server) return server
  const found = await startNeo4j({ home: folder, ...memory })
  onStart(() => found.stop())
  return found
}

async function filledPostgres(folder: string, sqlite: string, setting: Setting): Promise<Postgres> {
  const { node, say, onStart } = setting
  let server: Postgres | undefined
  const started = async () => {
    const one = await startPostgres(folder)
    onStart(() => one.stop())
    return one
  }
  await once(folder, async () => {
    say('filling PostgreSQL …')
    server = await started()
    const rows = join(folder, 'rows')
    await mkdir(rows, { mode: 0o755 })
    const store = await openStore({ engine: 'sqlite', file: sqlite, readers: 1 })
    await writeRows(store, rows)
    await store.close()
    for (const name of await readdir(rows)) await chmod(join(rows, name), 0o644)
    const script = join(folder, 'fill.json')
    await writeFile(script, JSON.stringify(statements((table) => join(rows, `${table}.csv`))))
    await command(node.bin, [join(bench, 'peers', 'run-sql.ts'), server.url, script], { env: environmentOf(node) })
    await rm(rows, { recursive: true })
  })
  return server ?? started()
}

/** As a user brings it in: by the command line, in one process that ends. */
async function importInto(store: Record<string, string>, { node, linernotes, size }: Setting): Promise<void> {
  const main = join(linernotes, 'dist', 'src', 'main.js')
  const flags = ['--nodes', String(size.nodes), '--seed', String(size.seed)]
  await command(node.bin, [main, 'import', 'synthetic', ...flags], { env: { ...environmentOf(node), ...store } })
}

/** Does the work unless an earlier run has brought it to its end. */
async function once(folder: string, work: () => Promise<void>): Promise<void> {
  const complete = `${folder}.complete`
  if (existsSync(complete)) return
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  await work()
  await writeFile(complete, '')
}
