import type { Budget } from './budget.ts'
import { Gate, type WalkFilter } from './gate.ts'
import { TwoWay } from './two-way.ts'
import { flags, linkTypes, walkedTypes } from './vocabulary.ts'
import type { WalkMap } from './walk-map.ts'

/**
 * FOUND: here they are. TOO_FAR: joined, but only by longer paths than asked for. ONLY_THROUGH_HUBS: joined, but every
 * path, of whatever length, leads through a hub. NOT_CONNECTED: no path under the filter, not even through hubs.
 * OUT_OF_TIME: the budget was over first; paths found until then are right and in order, but more may be missing.
 */
export type Outcome = 'FOUND' | 'TOO_FAR' | 'ONLY_THROUGH_HUBS' | 'NOT_CONNECTED' | 'OUT_OF_TIME'

/** Why two nodes have no path within the length asked for. */
export function whyNot(map: WalkMap, filter: WalkFilter, from: number, to: number, budget: Budget): Outcome {
  const joins = (gate: Gate) =>
    told(map, gate, from, to) ?? new TwoWay(map, gate, from, to, budget).search(Infinity) !== undefined
  if (budget.over) return 'OUT_OF_TIME'
  if (joins(new Gate(map, filter))) return 'TOO_FAR'
  if (budget.over) return 'OUT_OF_TIME'
  if (!filter.throughHubs && joins(new Gate(map, { ...filter, throughHubs: true }))) return 'ONLY_THROUGH_HUBS'
  return budget.over ? 'OUT_OF_TIME' : 'NOT_CONNECTED'
}

/** Whether a path exists, as far as the components tell without a search: undefined where the filter has a say. */
export function told(map: WalkMap, gate: Gate, from: number, to: number): boolean | undefined {
  if (!gate.within) return undefined
  const together = map.joined[from] === map.joined[to] && (gate.throughHubs || meetApart(map, from, to))
  return together && !gate.plain ? undefined : together
}

/** A path may begin and end at a hub: what counts is what lies next to it. */
function meetApart(map: WalkMap, from: number, to: number): boolean {
  const near = partsAt(map, from, to)
  for (const part of partsAt(map, to, from)) if (near.has(part)) return true
  return false
}

const walked = flags(linkTypes, walkedTypes)

function partsAt({ hub, apart, at, far, type }: WalkMap, node: number, goal: number): Set<number> {
  const parts = new Set([apart[node]!])
  if (!hub[node]) return parts
  for (let place = at[node]!; place < at[node + 1]!; place++) {
    const next = far[place]!
    if (walked[type[place]!] && (!hub[next] || next === goal)) parts.add(apart[next]!)
  }
  return parts
}
