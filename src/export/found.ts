import type { Outcome } from '../map/connected.ts'
import type { KnownLink } from '../store/known-link.ts'

/** What a walk or a search found, by names: what a part is read by. */
export interface Found {
  /** Ids, each once, in the order they were found. */
  readonly nodes: readonly string[]
  /** Each once; both ends are among the nodes. */
  readonly links: readonly KnownLink[]
  /** Whether there is more that the limit left out. */
  readonly cut: boolean
  /** Of a search for paths. */
  readonly outcome?: Outcome
}
