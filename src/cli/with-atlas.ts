import type { Chart } from '../atlas/atlas.ts'
import { openAtlas } from '../atlas/open-atlas.ts'
import { LinernotesError } from '../errors.ts'
import type { GraphContext } from '../graphql/context.ts'
import { configured, withStore } from './with-store.ts'

/** Milliseconds that a command waits for the map of a large graph. */
const patience = 120_000

export interface Charted extends Pick<GraphContext, 'store' | 'atlas'> {
  readonly chart: Chart
  readonly timeout: number
}

/**
 * Opens the configured store and its atlas, runs `use` when the map is there and closes both, whatever happens.
 * QUERY_TOO_COSTLY for a graph of more links than LIMIT_MAP_LINKS.
 */
export function withAtlas<T>(use: (parts: Charted) => Promise<T>): Promise<T> {
  const config = configured()
  return withStore(async (store) => {
    const limit = config.mapLinks
    const atlas = openAtlas({ store, config: config.store, limit })
    try {
      const chart = await atlas.chart({ timeout: patience })
      if (!chart)
        throw new LinernotesError(
          'QUERY_TOO_COSTLY',
          `The graph has ${atlas.state().tooLarge?.toLocaleString('en')} links, more than LIMIT_MAP_LINKS (${limit.toLocaleString('en')}) lets into memory: raise it where the memory is there.`,
        )
      return await use({ store, atlas, chart, timeout: patience })
    } finally {
      await atlas.close()
    }
  }, config)
}
