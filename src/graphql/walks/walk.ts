import type { Chart } from '../../atlas/atlas.ts'
import type { Ground } from '../../atlas/places.ts'
import type { Cost } from '../../map/budget.ts'
import type { Model } from '../../model/index.ts'
import type { Limits } from '../limits.ts'
import type { Cursors } from './cursors.ts'
import type { Found } from './found.ts'

/** Answers one field by walking: arguments in, names of what was found out. Reads nothing of it. */
export type Walk = (asked: WalkAsked) => Found | Promise<Found>

/** A walk from a node. `node`: its number in the chart's map. */
export type NodeWalk = (asked: WalkAsked & { readonly chart: Chart; readonly node: number }) => Found

export interface WalkAsked extends Ground {
  /** For messages: "Query.paths". */
  readonly field: string
  /** As GraphQL coerced them; absent where not given. */
  readonly args: Readonly<Record<string, unknown>>
  readonly model: Model
  readonly limits: Limits
  /** What the walking itself may take, from now. */
  readonly cost: () => Cost
  /** Makes and reads the cursors of this list, from this node, with these arguments. */
  readonly cursors: Cursors
}
