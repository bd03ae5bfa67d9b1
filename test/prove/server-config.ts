import type { StoreConfig } from '../../src/config.ts'
import type { Login } from '../../tools/neo4j/ready.ts'

/** How a store is opened on a server that a proof has started. */
export function configOf({ uri, user, password }: Login): StoreConfig {
  return { engine: 'neo4j', uri, user, password, database: 'neo4j', pool: 4 }
}
