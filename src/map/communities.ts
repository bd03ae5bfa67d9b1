import type { PlainGraph } from './plain-graph.ts'
import { degrees } from './rank.ts'

/** By level: links within a community become the weight of its node with itself, here kept apart from `graph`. */
interface Level {
  readonly graph: PlainGraph
  /** Twice the weight of links within each node. */
  readonly inner: Float64Array
}

/**
 * Communities by Louvain's method (Blondel, Guillaume, Lambiotte & Lefebvre 2008): nodes move to the neighbouring
 * community that gains most modularity until none does, communities become nodes, and again. Nodes are taken in order and ties go
 * to the community numbered lowest, so the same graph gives the same answer. For each node, the smallest node of its community.
 */
export function communities(graph: PlainGraph): Uint32Array {
  const total = graph.weight.reduce((sum, weight) => sum + weight, 0)
  let level: Level = { graph, inner: new Float64Array(graph.nodeCount) }
  let member = Uint32Array.from({ length: graph.nodeCount }, (_, node) => node)
  for (;;) {
    const { community, moved } = settle(level, total)
    if (!moved) break
    const { numbers, count } = renumbered(community)
    member = member.map((node) => numbers[node]!)
    level = gathered(level, numbers, count)
  }
  const smallest = new Map<number, number>()
  return member.map((community, node) => {
    if (!smallest.has(community)) smallest.set(community, node)
    return smallest.get(community)!
  })
}

/** Moves nodes between communities; after a node's first turn it has another only when a neighbour moved (Ozaki, Tezuka & Inaba 2016). */
function settle({ graph, inner }: Level, total: number): { community: Uint32Array; moved: boolean } {
  const { nodeCount, at, far, weight } = graph
  const community = Uint32Array.from({ length: nodeCount }, (_, node) => node)
  const strength = degrees(graph).map((own, node) => own + inner[node]!)
  /** The strengths of a community's nodes, summed up. */
  const held = strength.slice()
  const tie = new Float64Array(nodeCount)
  const due = new Uint8Array(nodeCount).fill(1)
  let moved = false
  for (let again = true; again; ) {
    again = false
    for (let node = 0; node < nodeCount; node++) {
      if (!due[node]) continue
      due[node] = 0
      const start = at[node]!
      const end = at[node + 1]!
      const home = community[node]!
      const share = strength[node]! / total
      for (let place = start; place < end; place++) tie[community[far[place]!]!]! += weight[place]!
      held[home]! -= strength[node]!
      let best = home
      let most = tie[home]! - held[home]! * share
      for (let place = start; place < end; place++) {
        const to = community[far[place]!]!
        const gain = tie[to]! - held[to]! * share
        // Less than rounding can make is no gain: it might be taken back for ever.
        if (gain > most + 1e-9 || (best !== home && to < best && gain >= most)) {
          best = to
          most = gain
        }
      }
      for (let place = start; place < end; place++) tie[community[far[place]!]!] = 0
      held[best]! += strength[node]!
      if (best === home) continue
      community[node] = best
      for (let place = start; place < end; place++) due[far[place]!] = 1
      moved = true
      again = true
    }
  }
  return { community, moved }
}

/** Communities numbered from 0, in order of their first nodes. */
function renumbered(community: Uint32Array): { numbers: Uint32Array; count: number } {
  const numberOf = new Map<number, number>()
  const numbers = community.map((name) => {
    if (!numberOf.has(name)) numberOf.set(name, numberOf.size)
    return numberOf.get(name)!
  })
  return { numbers, count: numberOf.size }
}

/** The graph whose nodes are the communities. */
function gathered({ graph, inner }: Level, numbers: Uint32Array, count: number): Level {
  const { nodeCount, at, far, weight } = graph
  const members = Array.from({ length: count }, (): number[] => [])
  const innerOf = new Float64Array(count)
  for (let node = 0; node < nodeCount; node++) {
    members[numbers[node]!]!.push(node)
    innerOf[numbers[node]!]! += inner[node]!
  }
  const gatheredAt = new Uint32Array(count + 1)
  const gatheredFar: number[] = []
  const gatheredWeight: number[] = []
  for (let community = 0; community < count; community++) {
    const ties = new Map<number, number>()
    for (const node of members[community]!)
      for (let place = at[node]!; place < at[node + 1]!; place++) {
        const other = numbers[far[place]!]!
        if (other === community) innerOf[community]! += weight[place]!
        else ties.set(other, (ties.get(other) ?? 0) + weight[place]!)
      }
    for (const [other, tied] of ties) {
      gatheredFar.push(other)
      gatheredWeight.push(tied)
    }
    gatheredAt[community + 1] = gatheredFar.length
  }
  const smaller = {
    nodeCount: count,
    at: gatheredAt,
    far: Uint32Array.from(gatheredFar),
    weight: Float64Array.from(gatheredWeight),
  }
  return { graph: smaller, inner: innerOf }
}
