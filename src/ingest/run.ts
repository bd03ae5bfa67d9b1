import type { Model } from '../model/index.ts'
import type { Store } from '../store/contract.ts'
import type { Citations } from './citations.ts'
import type { PutOff } from './put-off.ts'
import type { Tallies } from './report.ts'
import type { Validator } from './validate.ts'

/** What the batches of one run share. */
export interface Run {
  readonly store: Store
  readonly model: Model
  readonly validator: Validator
  readonly tallies: Tallies
  readonly citations: Citations
  readonly putOff: PutOff
  readonly batchSize: number
}
