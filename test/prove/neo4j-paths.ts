import neo4j, { type Driver } from 'neo4j-driver'
import { walkedTypes } from '../../src/map/vocabulary.ts'
import type { Store } from '../../src/store/contract.ts'
import { stringsIn, textAt } from '../../src/store/texts.ts'
import { startNeo4j } from '../../tools/neo4j/start.ts'
import { at, told } from './times.ts'

/** Milliseconds after which Neo4j is not waited for. */
const patience = 30_000

/**
 * Loads the bare graph (ids and types) into a Neo4j of its own and asks for the same pairs by shortestPath, the types
 * named, the length bounded. `own`: the map's p99, to compare with.
 */
export async function neo4jPaths(
  print: (line: string) => void,
  store: Store,
  pairs: readonly (readonly string[])[],
  own: number,
): Promise<void> {
  const server = await startNeo4j()
  const driver = neo4j.driver(server.uri, neo4j.auth.basic(server.user, server.password))
  try {
    const begun = performance.now()
    await load(driver, store)
    print(`Neo4j holds the bare graph after ${((performance.now() - begun) / 1000).toFixed(0)} s`)
    const text = `MATCH (a:N {id: $from}), (b:N {id: $to}) MATCH p = shortestPath((a)-[:${walkedTypes.join('|')}*..15]-(b)) RETURN length(p)`
    const session = driver.session({ database: 'neo4j', defaultAccessMode: 'READ' })
    const taken: number[] = []
    let late = 0
    for (const [place, [from, to]] of [...pairs.slice(0, 20), ...pairs].entries()) {
      if (from === to) continue
      const start = performance.now()
      await session.run(text, { from, to }, { timeout: patience }).catch(() => late++)
      if (place >= 20) taken.push(performance.now() - start)
    }
    await session.close()
    print(`path, Neo4j shortestPath over the driver: ${told(taken)}, ${late} given up after ${patience / 1000} s`)
    print(`  at p99 the map is ${(at(taken, 0.99) / own).toFixed(0)} times as fast`)
  } finally {
    await driver.close()
    await server.stop()
  }
}

async function load(driver: Driver, store: Store): Promise<void> {
  const session = driver.session({ database: 'neo4j' })
  await session.run('CREATE CONSTRAINT n IF NOT EXISTS FOR (n:N) REQUIRE n.id IS UNIQUE')
  for await (const { ids } of store.surveyNodes(() => []))
    await session.run('UNWIND $ids AS id CREATE (:N {id: id})', { ids: stringsIn(ids) })
  for await (const { type, from, to } of store.surveyLinks(textAt))
    await session.run(
      `UNWIND range(0, size($from) - 1) AS i MATCH (a:N {id: $from[i]}), (b:N {id: $to[i]}) CREATE (a)-[:${type}]->(b)`,
      { from: [...from], to: [...to] },
    )
  await session.close()
}
