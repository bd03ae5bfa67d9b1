import type { Distances } from './ball.ts'
import type { Budget } from './budget.ts'
import type { Gate } from './gate.ts'
import type { TwoWay } from './two-way.ts'
import type { WalkMap } from './walk-map.ts'
import { hasFewer, type Tell } from './ways-between.ts'

/**
 * Tells the best open way between each two neighbours of which one may stand at the place `split` of a walk of `length`
 * links and the other at the next, as far as distances tell. Nearly all ways that a search has to look at lie here. False
 * when the budget is over.
 */
export function crossing(
  map: WalkMap,
  gate: Gate,
  { near, far, length: shortest }: TwoWay,
  { length, split }: { readonly length: number; readonly split: number },
  budget: Budget,
  tell: Tell,
): boolean {
  const within = (most: number): Distances => [most - length + shortest!, most]
  const [own, others] = [within(split), within(length - split - 1)]
  return hasFewer(map, near.between(...own), far.between(...others))
    ? near.waysInto(far, own, others[1], gate, budget, tell)
    : far.waysInto(near, others, own[1], gate, budget, (there, here, way) => tell(here, there, way))
}
