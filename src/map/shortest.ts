import { Budget, type Cost } from './budget.ts'
import { type Outcome, told, whyNot } from './connected.ts'
import { Gate, type WalkFilter } from './gate.ts'
import { longest, type Several, several } from './several.ts'
import { TwoWay } from './two-way.ts'
import type { WalkMap } from './walk-map.ts'

/** How many links part two nodes, without looking for the paths themselves. */
export function distance(
  map: WalkMap,
  from: number,
  to: number,
  filter: WalkFilter,
  cost?: Cost,
): { readonly outcome: Outcome; readonly length?: number } {
  const gate = new Gate(map, filter)
  const budget = new Budget(cost)
  const apart = told(map, gate, from, to) === false
  const search = new TwoWay(map, gate, from, to, budget)
  const length = apart ? undefined : search.search(Math.min(filter.maxLength ?? longest, longest))
  return length === undefined ? { outcome: whyNot(map, filter, from, to, budget) } : { outcome: 'FOUND', length }
}

/** The shortest paths, in the order of `several`: `first` of them at the most. */
export function shortest(
  map: WalkMap,
  from: number,
  to: number,
  filter: WalkFilter,
  { first = 1, cost }: { first?: number; cost?: Cost } = {},
): Several {
  return several(map, from, to, filter, { first, onlyShortest: true, ...(cost && { cost }) })
}
