import type { Budget } from './budget.ts'
import type { Gate } from './gate.ts'
import { degree, type WalkMap } from './walk-map.ts'
import type { Tell } from './ways-between.ts'

/** Distances are kept one more than they are, in a byte: what is asked of them ends far below the most it can tell. */
const beyond = 0
const most = 255

/** The least and the most, both included. */
export type Distances = readonly [least: number, most: number]

/** All nodes up to some distance from one, and how far each is. Five bytes a node, used again for the next question. */
export class Ball {
  private readonly map: WalkMap
  private readonly distance: Uint8Array
  /** In order of distance. */
  private readonly nodes: Uint32Array
  private size = 0
  /** By distance, how many nodes lie within it. */
  private within: number[] = []
  /** Ways from the outermost nodes: what the next step costs. */
  load = 0

  constructor(map: WalkMap) {
    this.map = map
    this.distance = new Uint8Array(map.nodeCount)
    this.nodes = new Uint32Array(map.nodeCount)
  }

  start(node: number): void {
    // One by one where they are few.
    if (this.size * 16 < this.distance.length) for (const known of this.found) this.distance[known] = beyond
    else this.distance.fill(beyond)
    this.distance[node] = 1
    this.nodes[0] = node
    this.size = 1
    this.within = [1]
    this.load = degree(this.map, node)
  }

  get radius(): number {
    return this.within.length - 1
  }

  /** Where the outermost nodes begin. */
  private get rim(): number {
    return this.within[this.radius - 1] ?? 0
  }

  /** Nodes of the ball in order of distance. */
  get found(): Uint32Array {
    return this.nodes.subarray(0, this.size)
  }

  /** Whether a node is known to be so far away. */
  holds(node: number, least: number, furthest: number): boolean {
    const far = this.distance[node]!
    return far !== beyond && far > least && far <= furthest + 1
  }

  /** The nodes so far away, as far as the ball reaches. */
  between(least: number, most: number): Uint32Array {
    if (most < least) return this.nodes.subarray(0, 0)
    return this.nodes.subarray(least > 0 ? (this.within[least - 1] ?? this.size) : 0, this.within[most] ?? this.size)
  }

  /** Nothing lies further out. */
  get whole(): boolean {
    return this.rim === this.size
  }

  /**
   * Whether one more link leads into another ball, apart from this one so far. Looking costs a fraction of growing by the
   * same ways, as nothing is asked of the nodes they lead to but a byte; it ends at the first.
   */
  touches(gate: Gate, other: Ball, budget: Budget): boolean {
    const { at, far } = this.map
    const { nodes } = this
    const others = other.distance
    for (let next = this.rim; next < this.size && !budget.over; next++) {
      const node = nodes[next]!
      const last = at[node + 1]!
      budget.spend(last - at[node]!)
      for (let place = at[node]!; place < last; place++)
        if (others[far[place]!] !== beyond && gate.opens(place)) return true
    }
    return false
  }

  /**
   * Tells the best open way between each node that lies so far out here and each neighbour of it that lies no further out
   * in another ball than that, as seen from here. False when the budget is over. What `bestWays` tells (ways-between.ts),
   * with a byte looked at in the place of a call: nearly all ways of a search are looked at here.
   */
  waysInto(other: Ball, own: Distances, furthest: number, gate: Gate, budget: Budget, tell: Tell): boolean {
    const { at, far } = this.map
    const { distance } = other
    for (const node of this.between(...own)) {
      const end = at[node + 1]!
      let last = node
      for (let way = at[node]!; way < end; way++) {
        const there = far[way]!
        const away = distance[there]!
        if (away === beyond || away > furthest + 1 || there === last || there === node || !gate.opens(way)) continue
        last = there
        tell(node, there, way)
      }
      if (!budget.spend(end - at[node]!)) return false
    }
    return true
  }

  /** Takes in the nodes one link further out. `goal` is taken in whatever it is, but never walked through. */
  grow(gate: Gate, goal: number, budget: Budget): void {
    const { at, far } = this.map
    const { distance, nodes } = this
    const end = this.size
    const away = Math.min(this.radius + 2, most)
    let load = 0
    for (let next = this.rim; next < end && budget.spend(1); next++) {
      const node = nodes[next]!
      if (node === goal) continue
      const last = at[node + 1]!
      budget.spend(last - at[node]!)
      for (let place = at[node]!; place < last; place++) {
        const reached = far[place]!
        if (distance[reached] !== beyond || !gate.opens(place)) continue
        if (reached !== goal && !gate.passes(reached)) continue
        distance[reached] = away
        nodes[this.size++] = reached
        load += at[reached + 1]! - at[reached]!
      }
    }
    this.within.push(this.size)
    this.load = load
  }
}

const balls = new WeakMap<WalkMap, readonly [Ball, Ball]>()

/** The two balls of a map that questions take turns with: none may be under way when the next begins. */
export function ballsOf(map: WalkMap): readonly [Ball, Ball] {
  const kept = balls.get(map) ?? [new Ball(map), new Ball(map)]
  balls.set(map, kept)
  return kept
}
