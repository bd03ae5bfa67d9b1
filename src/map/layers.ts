import type { Budget } from './budget.ts'
import { crossing } from './crossing.ts'
import type { Gate } from './gate.ts'
import { type NodeWeights, nodeWeightsOf } from './node-weights.ts'
import type { TwoWay } from './two-way.ts'
import { firstNotBelow, type WalkMap } from './walk-map.ts'
import { bestWays, type Standing, type Tell, waysBetween } from './ways-between.ts'

/** A node at one place of a walk. */
export interface Place {
  readonly node: number
  /** The least weight of a walk from here to the end. */
  readonly least: number
  /** In order of the next node. */
  readonly next: readonly Onward[]
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
 * budget is over. The search must have found the shortest length, and cover this one. Where walks go on is worked out at
 * those places that are asked.
 */
export function layers(map: WalkMap, gate: Gate, search: TwoWay, length: number, budget: Budget): Place | undefined {
  const { from, to, near, far } = search
  // Up to here the distance from the start tells which nodes fit, after it the distance to the end.
  const nearer = Math.min(near.radius, length - 1)
  const split = far.whole ? nearer : Math.max(nearer, length - 1 - far.radius)
  // What is closer to one end than this would be too far from the other.
  const spare = length - search.length!
  const fits = (node: number, at: number) => (node === from) === (at === 0) && (node === to) === (at === length)
  const fromStart = (at: number): Standing => ({
    nodes: near.between(at - spare, at),
    has: (node) => near.holds(node, at - spare, at) && fits(node, at),
  })
  const toEnd = (at: number): Standing => ({
    nodes: far.between(length - at - spare, length - at),
    has: (node) => far.holds(node, length - at - spare, length - at) && fits(node, at),
  })
  const [first, second, third] = nodeWeightsOf(map)

  // They are looked at twice, and not kept: they may be as many as the map has.
  const cross = (tell: Tell) =>
    crossing(map, gate, search, { length, split }, budget, (here, there, way) => {
      if (fits(here, split) && fits(there, split + 1)) tell(here, there, way)
    })

  // By place, those that can be walked to after the split.
  const allowed: number[][] = []
  for (let at = split; at < length; at++) {
    const nodes: number[] = []
    second.begin()
    const reach: Tell = (_, node) => {
      if (second.has(node)) return
      second.add(node, 0)
      nodes.push(node)
    }
    const isDone =
      at === split ? cross(reach) : waysBetween(map, gate, budget, listed(allowed[at]!, first), toEnd(at + 1), reach)
    if (!isDone || nodes.length === 0) return undefined
    allowed[at + 1] = nodes
  }

  const laid: Layer[] = []
  let [after, met] = [first.begin(), second]
  after.add(to, 0)
  laid[length] = layerOf([to], after)
  for (let at = length - 1; at >= 0; at--) {
    const nodes: number[] = []
    met.begin()
    const meet: Tell = (node, next, way) => {
      if (!after.has(next)) return
      const weight = weightOf(map.doubt[way]!) + after.weight[next]!
      if (!met.has(node)) nodes.push(node)
      if (!met.has(node) || weight < met.weight[node]!) met.add(node, weight)
    }
    const here = at > split ? listed(allowed[at]!, third) : fromStart(at)
    const there = { nodes: laid[at + 1]!.nodes, has: (node: number) => after.has(node) }
    const isDone = at === split ? cross(meet) : waysBetween(map, gate, budget, here, there, meet)
    if (!isDone) return undefined
    laid[at] = layerOf(nodes, met)
    ;[after, met] = [met, after]
  }
  return laid[0]!.nodes.length === 0 ? undefined : placeOf({ map, gate, laid, budget }, 0, 0)
}

function listed(nodes: readonly number[], set: NodeWeights): Standing {
  set.begin()
  for (const node of nodes) set.add(node, 0)
  return { nodes, has: (node) => set.has(node) }
}

/** The nodes that may stand at one place, in order, and the least weight from each to the end. */
interface Layer {
  readonly nodes: Uint32Array
  readonly least: Uint32Array
  /** Those that were asked for. */
  readonly asked: Map<number, Laid>
}

function layerOf(nodes: readonly number[], { weight }: NodeWeights): Layer {
  const sorted = Uint32Array.from(nodes).sort()
  return { nodes: sorted, least: sorted.map((node) => weight[node]!), asked: new Map() }
}

interface Layers {
  readonly map: WalkMap
  readonly gate: Gate
  readonly laid: readonly Layer[]
  readonly budget: Budget
}

function placeOf(all: Layers, at: number, index: number): Laid {
  const { nodes, least, asked } = all.laid[at]!
  let place = asked.get(index)
  if (!place) {
    place = new Laid(all, at, nodes[index]!, least[index]!)
    asked.set(index, place)
  }
  return place
}

/** A place in laid out layers. */
class Laid implements Place {
  readonly node: number
  readonly least: number
  private readonly all: Layers
  private readonly at: number
  private onward: Onward[] | undefined

  constructor(all: Layers, at: number, node: number, least: number) {
    this.all = all
    this.at = at
    this.node = node
    this.least = least
  }

  get next(): readonly Onward[] {
    this.onward ??= this.found()
    return this.onward
  }

  private found(): Onward[] {
    const { map, gate, laid, budget } = this.all
    const layer = laid[this.at + 1]
    if (!layer) return []
    const onward: Onward[] = []
    const indexOf = (node: number) => firstNotBelow(layer.nodes, node, 0, layer.nodes.length)
    const there = { has: (node: number) => layer.nodes[indexOf(node)] === node }
    const isDone = bestWays(map, gate, budget, this.node, there, (node, way) => {
      onward.push({ to: placeOf(this.all, this.at + 1, indexOf(node)), weight: weightOf(map.doubt[way]!) })
    })
    return isDone ? onward : []
  }
}
