import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import neo4j from 'neo4j-driver'
import { LinernotesError } from '../../src/errors.ts'
import { ingest } from '../../src/ingest/ingest.ts'
import { openStore } from '../../src/store/open.ts'
import { startNeo4j } from '../../tools/neo4j/start.ts'
import { killedItems, killedOptions } from '../ingest/killed-items.ts'
import { exportOf, kill, undisturbed } from '../ingest/killing.ts'
import { configOf } from './server-config.ts'

type Print = (line: string) => void

/**
 * Imports killed at random moments, on each engine: the graph is that of a run nobody disturbed. At last Neo4j itself is
 * killed in the middle of one and started again. PROVE_KILLS: how many.
 */
export async function proveKills(print: Print): Promise<void> {
  const kills = Number(process.env.PROVE_KILLS ?? 200)
  const seed = Date.now() % 1_000_000
  print(`seed ${seed}`)
  const folder = await mkdtemp(join(tmpdir(), 'linernotes-prove-'))
  try {
    let files = 0
    // Of few batches the first is so large that indexes are put off.
    for (const size of [{ nodes: 3_000 }, { nodes: 10_000, batchSize: 6_000 }]) {
      const inFile = async () => {
        const file = join(folder, `${files++}.db`)
        return { config: { engine: 'sqlite', file, readers: 1 } as const, ...size }
      }
      const through = await kill(inFile, { kills, seed })
      print(`SQLite: ${kills} imports of ${size.nodes} nodes killed, ${through} came through, each with the same graph`)
    }
    await killsOnNeo4j(print, { kills, seed })
    await restart(print, join(folder, 'neo4j'))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function killsOnNeo4j(print: Print, { kills, seed }: { kills: number; seed: number }): Promise<void> {
  const server = await startNeo4j()
  const driver = neo4j.driver(server.uri, neo4j.auth.basic(server.user, server.password))
  try {
    const empty = async () => {
      await driver.executeQuery('MATCH (n) DETACH DELETE n', {}, { database: 'neo4j' })
      await (await openStore(configOf(server))).close()
      return { config: configOf(server), nodes: 2_000 }
    }
    print(
      `Neo4j: ${kills} imports killed, ${await kill(empty, { kills, seed })} came through, each with the same graph`,
    )
  } finally {
    await driver.close()
    await server.stop()
  }
}

/** The server is killed after some batches, and the import told so; the same import on the server started again. */
async function restart(print: Print, home: string): Promise<void> {
  const nodes = 3_000
  const first = await startNeo4j({ home })
  const store = await openStore(configOf(first))
  let batches = 0
  let killed: Promise<void> | undefined
  const onProgress = () => {
    if (++batches === 5) killed = first.kill()
  }
  const failure = await ingest(store, killedItems(nodes), { ...killedOptions({ nodes }), onProgress }).catch(
    (error: unknown) => error,
  )
  await killed
  await store.close()
  if (!(failure instanceof LinernotesError) || failure.code !== 'STORE_UNAVAILABLE')
    throw new Error('The import did not say that its server is gone.', { cause: failure })

  const again = await startNeo4j({ home, port: Number(new URL(first.uri).port) })
  const back = await openStore(configOf(again))
  try {
    const { takenBefore } = await ingest(back, killedItems(nodes), killedOptions({ nodes }))
    if (takenBefore === 0) throw new Error('The import was not taken up.')
    if ((await exportOf(back)) !== (await undisturbed({ nodes })).exported) throw new Error('The graph is another.')
    print(`Neo4j killed during an import and started again: gone on after ${takenBefore} entries, the same graph`)
  } finally {
    await back.close()
    await again.stop()
  }
}
