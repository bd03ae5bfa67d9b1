import type { Budget } from './budget.ts'
import type { Gate } from './gate.ts'
import { degree, type WalkMap } from './walk-map.ts'

/** Nodes that may stand at one place of a walk. */
export interface Standing {
  readonly nodes: ArrayLike<number>
  /** Whether a node is among them and may stand there. */
  has(node: number): boolean
}

/** Told of two neighbours, and the best open way between them, seen from either. */
export type Tell = (here: number, there: number, way: number) => void

/**
 * Tells all neighbours of which one stands here and one there, with the best open way between them, seen from either. They
 * are looked for from the side that has fewer ways. False when the budget is over.
 */
export function waysBetween(
  map: WalkMap,
  gate: Gate,
  budget: Budget,
  here: Standing,
  there: Standing,
  tell: Tell,
): boolean {
  const isHere = hasFewer(map, here.nodes, there.nodes)
  const [side, across] = isHere ? [here, there] : [there, here]
  const { nodes } = side
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i]!
    if (!side.has(node)) continue
    const isDone = bestWays(map, gate, budget, node, across, (other, way) => {
      if (isHere) tell(node, other, way)
      else tell(other, node, way)
    })
    if (!isDone) return false
  }
  return true
}

/** Tells the neighbours of a node that stand there, in order, each with the best open way to it. False when the budget is over. */
export function bestWays(
  { at, far }: WalkMap,
  gate: Gate,
  budget: Budget,
  node: number,
  there: Pick<Standing, 'has'>,
  tell: (neighbour: number, way: number) => void,
): boolean {
  const end = at[node + 1]!
  let last = node
  for (let way = at[node]!; way < end; way++) {
    const neighbour = far[way]!
    if (neighbour === last || neighbour === node || !there.has(neighbour) || !gate.opens(way)) continue
    last = neighbour
    tell(neighbour, way)
  }
  return budget.spend(end - at[node]!)
}

/** Whether some nodes have as few ways as others, or fewer. Both are counted by turns: one may be very many. */
export function hasFewer(map: WalkMap, some: ArrayLike<number>, others: ArrayLike<number>): boolean {
  let [own, across] = [0, 0]
  for (let i = 0, j = 0; ; ) {
    if (own <= across) {
      if (i === some.length) return true
      own += degree(map, some[i++]!)
    } else {
      if (j === others.length) return false
      across += degree(map, others[j++]!)
    }
  }
}
