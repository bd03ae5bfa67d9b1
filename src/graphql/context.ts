import type { Atlas } from '../atlas/atlas.ts'
import type { Store, Trace } from '../store/contract.ts'

/** What a request brings: the store to ask, and how long it may take. */
export interface GraphContext {
  readonly store: Store
  /** What is walked and searched in. */
  readonly atlas: Atlas
  readonly signal: AbortSignal
  /** Milliseconds since the epoch at which the request must be answered. */
  readonly deadline: number
  /** Counted up by every read of the request. */
  readonly trace: Trace
}
