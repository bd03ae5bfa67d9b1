import { Budget, type Cost } from './budget.ts'
import { type Outcome, told, whyNot } from './connected.ts'
import { Gate, type WalkFilter } from './gate.ts'
import { layers, type Place } from './layers.ts'
import { TwoWay } from './two-way.ts'
import type { WalkMap } from './walk-map.ts'
import { pathOver, type WalkPath } from './walk-path.ts'

/** No path of more links than this is looked for. */
export const longest = 64
/** How much longer than the shortest a path may be where the filter sets no length. */
export const beyondShortest = 4

export interface Several {
  readonly outcome: Outcome
  readonly paths: readonly WalkPath[]
}

/**
 * The first `first` paths without loops between two nodes. A path is its sequence of nodes: links side by side make no
 * other path, each step shows its best link and counts the others.
 *
 * Order: fewer links; then less doubt (the confidence ranks of its steps' links, summed up; then their sources, summed up,
 * each counted to 15, the more the better); then ids, compared node by node from the start. From `to` to `from` the
 * same paths come, in the same order but for ties of ids.
 *
 * Length by length, walks are laid out in layers between the two balls of a two-way search, which also gives
 * the least doubt still to come from every place; a depth-first walk over them under a bound that rises to the next possible
 * value (Korf 1985, IDA*, with exact estimates) meets the paths in their order and leaves out loops on its way.
 */
export function several(
  map: WalkMap,
  from: number,
  to: number,
  filter: WalkFilter,
  { first, onlyShortest = false, cost }: { first: number; onlyShortest?: boolean; cost?: Cost },
): Several {
  const gate = new Gate(map, filter)
  const budget = new Budget(cost)
  const most = Math.min(filter.maxLength ?? longest, longest)
  const why = () => ({ outcome: whyNot(map, filter, from, to, budget), paths: [] })
  if (from === to) return { outcome: 'FOUND', paths: [pathOver(map, gate, [from])] }
  if (told(map, gate, from, to) === false) return why()

  const search = new TwoWay(map, gate, from, to, budget)
  const shortest = search.search(most)
  if (shortest === undefined) return why()

  const end = onlyShortest ? shortest : Math.min(most, filter.maxLength ?? shortest + beyondShortest)
  const found: number[][] = []
  for (let length = shortest; length <= end && found.length < first && search.cover(length); length++) {
    const start = layers(map, gate, search, length, budget)
    if (start) collect(start, to, first, found, budget)
  }
  const paths = found.map((nodes) => pathOver(map, gate, nodes))
  return { outcome: budget.over && found.length < first ? 'OUT_OF_TIME' : 'FOUND', paths }
}

/** Adds the loopless paths from a place to the end in order of (weight, nodes), until there are `first`. */
function collect(start: Place, end: number, first: number, found: number[][], budget: Budget): void {
  const path: number[] = []
  let bound = start.least
  let above = Infinity
  const walk = (here: Place, weight: number): void => {
    path.push(here.node)
    if (here.node === end) {
      // Lighter ones were met under an earlier bound.
      if (weight === bound) found.push([...path])
    } else if (budget.spend(here.next.length))
      for (const { to, weight: step } of here.next) {
        if (found.length === first || budget.over) break
        const least = weight + step + to.least
        if (least > bound) above = Math.min(above, least)
        else if (!path.includes(to.node)) walk(to, weight + step)
      }
    path.pop()
  }
  while (bound < Infinity && found.length < first && !budget.over) {
    above = Infinity
    walk(start, 0)
    bound = above
  }
}
