import type { Budget } from './budget.ts'
import type { Gate } from './gate.ts'
import type { TwoWay } from './two-way.ts'
import type { WalkMap } from './walk-map.ts'

/** A node at one place of a walk. */
export interface Place {
  readonly node: number
  /** The least weight of a walk from here to the end. */
  least: number
  /** In order of the next node. */
  readonly next: Onward[]
}
/** The best link to a next node. */
export interface Onward {
  readonly to: Place
  readonly weight: number
}

/** Confidence first, then sources, summed up over at most 64 links without mixing the two. */
export function weightOf(doubt: number): number {
  return ((doubt >> 4) << 10) | (doubt & 15)
}

/**
 * All walks of exactly `length` links between the ends of a search, as a graph in layers: which nodes may stand at each
 * place, and the least weight still to come. Walks may repeat nodes, though not the ends. Undefined when there is none or the
 * budget is over. The search must cover the length.
 */
export function layers(map: WalkMap, gate: Gate, search: TwoWay, length: number, budget: Budget): Place | undefined {
  const { from, to, near, far } = search
  // Up to here the distance from the start tells which nodes fit, from here on the distance to the end.
  const nearer = Math.min(near.radius, length)
  const split = far.whole ? nearer : Math.max(nearer, length - far.radius)
  const fits = (node: number, at: number) => (node === from) === (at === 0) && (node === to) === (at === length)
  const smaller = near.found.length < far.found.length ? near.found : far.found
  let rim = new Set<number>()
  for (const node of smaller)
    if (fits(node, split) && near.holds(node, split) && far.holds(node, length - split)) rim.add(node)

  const allowed = [rim]
  for (let at = split + 1; at <= length; at++) {
    const next = new Set<number>()
    for (const node of rim)
      if (
        !forNeighbours(map, gate, node, budget, (other) => {
          if (fits(other, at) && far.holds(other, length - at)) next.add(other)
        })
      )
        return undefined
    allowed.push(next)
    rim = next
  }

  let layer: Place[] = rim.has(to) ? [{ node: to, least: 0, next: [] }] : []
  for (let at = length - 1; at >= 0; at--) {
    const known = allowed[at - split]
    const places = new Map<number, Place>()
    for (const there of layer.sort((a, b) => a.node - b.node))
      if (
        !forNeighbours(map, gate, there.node, budget, (node, place) => {
          if (known ? !known.has(node) : !fits(node, at) || !near.holds(node, at)) return
          const here = places.get(node) ?? { node, least: Infinity, next: [] }
          places.set(node, here)
          const weight = weightOf(map.doubt[place]!)
          here.next.push({ to: there, weight })
          here.least = Math.min(here.least, weight + there.least)
        })
      )
        return undefined
    layer = [...places.values()]
  }
  return layer[0]
}

/** Every neighbour once, over the best of the open links. False when the budget is over. */
function forNeighbours(
  { at, far }: WalkMap,
  gate: Gate,
  node: number,
  budget: Budget,
  visit: (neighbour: number, place: number) => void,
): boolean {
  const end = at[node + 1]!
  let last = -1
  for (let place = at[node]!; place < end; place++) {
    const neighbour = far[place]!
    if (neighbour === last || neighbour === node || !gate.opens(place)) continue
    last = neighbour
    visit(neighbour, place)
  }
  return budget.spend(end - at[node]!)
}
