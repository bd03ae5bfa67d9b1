import type { Gate } from './gate.ts'
import { firstWayTo, type LinkSeen, seenFrom, type WalkMap } from './walk-map.ts'

/** Nodes in walking order, and the step between each two. */
export interface WalkPath {
  readonly nodes: readonly number[]
  readonly steps: readonly Step[]
}

/** The best link between two nodes, in its own direction. */
export interface Step extends LinkSeen {
  /** How many links the filter leaves between the two. */
  readonly among: number
}

/** A path by its nodes, each linked to the next. */
export function pathOver(map: WalkMap, gate: Gate, nodes: readonly number[]): WalkPath {
  return { nodes, steps: nodes.slice(1).map((node, before) => stepBetween(map, gate, nodes[before]!, node)) }
}

function stepBetween(map: WalkMap, gate: Gate, here: number, there: number): Step {
  let best: LinkSeen | undefined
  let among = 0
  for (let place = firstWayTo(map, here, there); map.far[place] === there && place < map.at[here + 1]!; place++) {
    if (!gate.opens(place)) continue
    best ??= seenFrom(map, here, place)
    among++
  }
  return { ...best!, among }
}
