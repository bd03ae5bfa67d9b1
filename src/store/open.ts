import type { StoreConfig } from '../config.ts'
import type { Model } from '../model/index.ts'
import type { Store } from './contract.ts'

/** Opens the store the configuration names. Only that engine's client is loaded. */
export async function openStore(config: StoreConfig, model?: Model): Promise<Store> {
  if (config.engine === 'sqlite') {
    const { openSqlite } = await import('./sqlite/engine.ts')
    return openSqlite(config, model)
  }
  const { openNeo4j } = await import('./neo4j/engine.ts')
  return openNeo4j(config, model)
}
