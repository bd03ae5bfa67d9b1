import type { Counted } from '../map/build.ts'
import type { Credited } from './credited-names.ts'

/** What the index of names needs of the links of a graph. Plain data, to be sent to another thread. */
export interface Walked {
  readonly map: Counted
  readonly credited: Credited
}
