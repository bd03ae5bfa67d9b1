import type { Model } from '../model/index.ts'
import type { Teller } from '../model/standing.ts'
import type { Store } from '../store/contract.ts'
import type { Citations } from './citations.ts'
import type { PutOff } from './put-off.ts'
import type { Tallies } from './report.ts'
import type { Validator } from './validate.ts'

/** What a batch works with: shared by all of a run, but for what it tells and puts off. */
export interface Run {
  readonly store: Store
  readonly model: Model
  readonly validator: Validator
  readonly tallies: Tallies
  readonly citations: Citations
  readonly putOff: PutOff
  readonly batchSize: number
  /** Who tells it all, as `Standing` has it. */
  readonly teller: Teller
  /** Whether entries with ids of their own may be namesakes of others. */
  readonly joins: boolean
}
