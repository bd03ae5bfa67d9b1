import { Budget, type Cost } from './budget.ts'
import { Gate, type WalkFilter } from './gate.ts'
import { Groups } from './groups.ts'
import { weightOf } from './layers.ts'
import { linksAmong, type Subgraph } from './neighbourhood.ts'
import type { WalkMap } from './walk-map.ts'

/** No path of more links than this joins two of them. */
export const longestJoin = 3

/**
 * Some nodes, the links among them, and the short paths that join those that no link joins yet: what a text speaks of
 * as one picture. `nodes` are the wanted ones in their order, then those taken in between, in the order they were
 * taken, two at once in order of id; `links` all open ones among these; `truncated` tells whether something was left out because of the limit or
 * the cost.
 *
 * Wanted nodes that are linked are one group; a wanted hub that is linked to one belongs to none, as it joins everyone
 * to everyone. Two groups are then joined by a path between nodes of theirs through others that are no hubs, of at most
 * `longestJoin` links (`maxLength` where that is less), as long as there is one: first over one node between, each time
 * the one that lies next to most groups, then the one with the least doubt in its best links to them, then the smallest
 * id; then over two, the least doubt first, then the smallest ids. As in Kruskal's spanning tree (1956) what is joined
 * already gets no other path.
 */
export function joining(
  map: WalkMap,
  wanted: readonly number[],
  filter: WalkFilter,
  { limit, cost }: { limit: number; cost?: Cost },
): Subgraph {
  const gate = new Gate(map, filter)
  const all = [...new Set(wanted)]
  const picture = new Picture(map, gate, all.slice(0, limit), limit, new Budget(cost))
  const longest = Math.min(filter.maxLength ?? longestJoin, longestJoin)
  if (longest > 1) picture.joinByOne()
  if (longest > 2 && !picture.truncated) picture.joinByTwo()
  const { kept, truncated } = picture
  return { nodes: [...kept], links: linksAmong(map, gate, kept), truncated: truncated || all.length > limit }
}

/** Two nodes that join the group `one` to the group `other`, of the smaller number first. */
interface Pair {
  readonly near: number
  readonly far: number
  readonly one: number
  readonly other: number
  readonly weight: number
}

class Picture {
  readonly kept: Set<number>
  truncated = false
  private readonly map: WalkMap
  private readonly gate: Gate
  private readonly limit: number
  private readonly budget: Budget
  private readonly wanted: readonly number[]
  private readonly groups: Groups
  /** By node that lies next to wanted ones: the weight of its best link to each of these, by their places. */
  private readonly beside = new Map<number, Map<number, number>>()

  constructor(map: WalkMap, gate: Gate, wanted: readonly number[], limit: number, budget: Budget) {
    this.map = map
    this.gate = gate
    this.limit = limit
    this.budget = budget
    this.wanted = wanted
    this.kept = new Set(wanted)
    this.groups = new Groups(wanted.length)
    this.lookAround()
  }

  joinByOne(): void {
    let candidates = [...this.beside.keys()].sort((a, b) => a - b)
    for (;;) {
      let [best, most, least] = [-1, 1, Infinity]
      candidates = candidates.filter((node) => {
        const groups = this.groupsBeside(node)
        const weight = sum(groups.values())
        if (groups.size > most || (groups.size === most && weight < least && most > 1))
          [best, most, least] = [node, groups.size, weight]
        return groups.size > 1
      })
      if (best < 0 || !this.take([best])) return
      this.groups.join([...this.beside.get(best)!.keys()])
    }
  }

  joinByTwo(): void {
    // No node lies next to two groups any more.
    const best = new Map<string, Pair>()
    for (const near of [...this.beside.keys()].sort((a, b) => a - b)) {
      for (const pair of this.pairsFrom(near)) {
        const between = `${pair.one} ${pair.other}`
        const known = best.get(between)
        if (!known || comparePairs(pair, known) < 0) best.set(between, pair)
      }
    }
    for (const { near, far, one, other } of [...best.values()].sort(comparePairs)) {
      if (this.groups.of(one) === this.groups.of(other)) continue
      if (!this.take(near < far ? [near, far] : [far, near])) return
      this.groups.join([one, other])
    }
  }

  /** Joins the wanted nodes that are linked, and notes what lies beside each. */
  private lookAround(): void {
    const { map, wanted } = this
    const places = new Map(wanted.map((node, place) => [node, place]))
    for (const [place, node] of wanted.entries()) {
      for (const [other, weight] of this.neighbours(node)) {
        const there = places.get(other)
        if (there !== undefined && map.hub[node]) this.groups.setApart(place)
        else if (there !== undefined && !map.hub[other]) this.groups.join([place, there])
        else if (there === undefined && this.gate.passes(other)) {
          const weights = this.beside.get(other) ?? new Map<number, number>()
          this.beside.set(other, weights.set(place, weight))
        }
      }
    }
  }

  /** By group that may still be joined, the least weight of a link from a node to one of it. */
  private groupsBeside(node: number): Map<number, number> {
    const groups = new Map<number, number>()
    for (const [place, weight] of this.beside.get(node)!) {
      const group = this.groups.of(place)
      if (group >= 0) groups.set(group, Math.min(groups.get(group) ?? Infinity, weight))
    }
    return groups
  }

  private *pairsFrom(near: number): Iterable<Pair> {
    const [group] = this.groupsBeside(near)
    if (!group) return
    const [one, weight] = group
    for (const [far, step] of this.neighbours(near)) {
      const there = this.beside.has(far) ? [...this.groupsBeside(far)][0] : undefined
      if (there && there[0] > one) yield { near, far, one, other: there[0], weight: weight + step + there[1] }
    }
  }

  /** Every neighbour once, with the weight of the best open link; none when the budget is over. */
  private *neighbours(node: number): Iterable<readonly [number, number]> {
    const { map, gate, budget } = this
    const { at, far, doubt } = map
    if (!budget.spend(at[node + 1]! - at[node]!)) this.truncated = true
    if (budget.over) return
    let last = node
    for (let place = at[node]!; place < at[node + 1]!; place++) {
      if (far[place] === last || far[place] === node || !gate.opens(place)) continue
      last = far[place]!
      yield [last, weightOf(doubt[place]!)]
    }
  }

  /** False when they do not fit in. */
  private take(nodes: readonly number[]): boolean {
    const more = nodes.filter((node) => !this.kept.has(node))
    if (this.kept.size + more.length > this.limit) this.truncated = true
    else for (const node of more) this.kept.add(node)
    return this.kept.has(nodes[0]!) && this.kept.has(nodes.at(-1)!)
  }
}

function comparePairs(a: Pair, b: Pair): number {
  const [least, most] = [Math.min, Math.max]
  return a.weight - b.weight || least(a.near, a.far) - least(b.near, b.far) || most(a.near, a.far) - most(b.near, b.far)
}

function sum(numbers: Iterable<number>): number {
  let total = 0
  for (const number of numbers) total += number
  return total
}
