import type { WalkMap } from './walk-map.ts'

/** A set of nodes, each with a weight, that is emptied at no cost. Eight bytes a node of the map. */
export class NodeWeights {
  readonly weight: Uint32Array
  private readonly turns: Uint32Array
  private turn = 0

  constructor(size: number) {
    this.weight = new Uint32Array(size)
    this.turns = new Uint32Array(size)
  }

  /** Empties it. */
  begin(): this {
    this.turn++
    return this
  }

  has(node: number): boolean {
    return this.turns[node] === this.turn
  }

  add(node: number, weight: number): void {
    this.turns[node] = this.turn
    this.weight[node] = weight
  }
}

type Three = readonly [NodeWeights, NodeWeights, NodeWeights]
const kept = new WeakMap<WalkMap, Three>()

/** Used again for the next question; like the balls of a search, for one at a time. */
export function nodeWeightsOf(map: WalkMap): Three {
  const made = () => new NodeWeights(map.nodeCount)
  const three: Three = kept.get(map) ?? [made(), made(), made()]
  kept.set(map, three)
  return three
}
