import { join } from 'node:path'
import type { StoreConfig } from '../config.ts'
import type { Model } from '../model/index.ts'
import type { Store } from './contract.ts'
import { copyInto } from './copy-into.ts'
import type { OnLong } from './on-long.ts'

/** Opens the store the configuration names. Only that engine's client is loaded. */
export async function openStore(config: StoreConfig, model?: Model, onLong?: OnLong): Promise<Store> {
  if (config.engine === 'sqlite') {
    const { openSqlite } = await import('./sqlite/engine.ts')
    return openSqlite(config, model, onLong)
  }
  const { openNeo4j } = await import('./neo4j/engine.ts')
  return openNeo4j(config, model)
}

/**
 * A copy of the configured store, in a folder, to try things on. Nothing is written to the store itself, which is not
 * even made when it is not there. The copy is a SQLite file, whatever the engine: both keep the same graph in the same
 * way. It takes as long as reading the whole graph, and as much room.
 */
export async function openCopy(
  config: StoreConfig,
  folder: string,
  { signal, model }: { readonly signal?: AbortSignal; readonly model?: Model } = {},
): Promise<Store> {
  const { openSqlite } = await import('./sqlite/engine.ts')
  const file = join(folder, 'copy.db')
  if (config.engine === 'sqlite') {
    const { copyFile } = await import('./sqlite/copy-file.ts')
    copyFile(config.file, file)
    return openSqlite({ ...config, file }, model)
  }
  const { openToRead } = await import('./neo4j/engine.ts')
  const from = await openToRead(config, model)
  const copy = await openSqlite({ engine: 'sqlite', file, readers: 1 }, model)
  try {
    if (from) await copyInto(copy, from, signal)
    return copy
  } catch (error) {
    await copy.close()
    throw error
  } finally {
    await from?.close()
  }
}
