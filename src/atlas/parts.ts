import type { StoreConfig } from '../config.ts'
import type { Store } from '../store/contract.ts'

/** What an atlas is made of. */
export interface AtlasParts {
  readonly store: Store
  /** As `store` was opened: charts are built over a connection of their own. */
  readonly config: StoreConfig
  /** Links that a graph may have at the most; there is no chart of a larger one. */
  readonly limit: number
  /** Milliseconds between looks at the store's revision; a second where not given. */
  readonly every?: number
  readonly log?: AtlasLog
}

export interface AtlasLog {
  info(line: string): void
  warn(line: string): void
}
