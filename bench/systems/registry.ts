import { linernotesNeo4j, linernotesSqlite } from './linernotes.ts'
import { linernotesWorkers } from './linernotes-workers.ts'
import { cypher, neo4jGraphql, postgraphile, yogaNeo4j, yogaPg } from './peers.ts'
import type { System } from './system.ts'

/** Those of the page, in its order. */
export const systems: readonly System[] = [
  linernotesSqlite,
  linernotesWorkers,
  linernotesNeo4j,
  cypher,
  neo4jGraphql,
  yogaNeo4j,
  postgraphile,
  yogaPg,
]
