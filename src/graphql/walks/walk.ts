import type { Atlas, Chart, Waiting } from '../../atlas/atlas.ts'
import { LinernotesError } from '../../errors.ts'
import type { Cost } from '../../map/budget.ts'
import type { Model } from '../../model/index.ts'
import type { Store } from '../../store/contract.ts'
import type { Limits } from '../limits.ts'
import type { Cursors } from './cursors.ts'
import type { Found } from './found.ts'

/** Answers one field by walking: arguments in, names of what was found out. Reads nothing of it. */
export type Walk = (asked: WalkAsked) => Found | Promise<Found>

/** A walk from a node. `node`: its number in the chart's map. */
export type NodeWalk = (asked: WalkAsked & { readonly chart: Chart; readonly node: number }) => Found

export interface WalkAsked {
  /** For messages: "Query.paths". */
  readonly field: string
  /** As GraphQL coerced them; absent where not given. */
  readonly args: Readonly<Record<string, unknown>>
  readonly model: Model
  readonly limits: Limits
  readonly store: Store
  readonly atlas: Atlas
  readonly waiting: () => Waiting
  /** What the walking itself may take, from now. */
  readonly cost: () => Cost
  /** Makes and reads the cursors of this list, from this node, with these arguments. */
  readonly cursors: Cursors
}

/** The chart; QUERY_TOO_COSTLY where the graph is too large for one. */
export async function chartFor({
  atlas,
  field,
  waiting,
}: Pick<WalkAsked, 'atlas' | 'field' | 'waiting'>): Promise<Chart> {
  const chart = await atlas.chart(waiting())
  if (chart) return chart
  throw tooLarge(atlas, field)
}

export function tooLarge(atlas: Atlas, field: string): LinernotesError {
  const { tooLarge: links = 0 } = atlas.state()
  return new LinernotesError(
    'QUERY_TOO_COSTLY',
    `${field} needs a map of the graph in memory, and its ${links.toLocaleString('en')} links are more than LIMIT_MAP_LINKS allows: raise that limit where the memory is there.`,
  )
}
