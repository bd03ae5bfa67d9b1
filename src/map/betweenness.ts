import type { PlainGraph } from './plain-graph.ts'

export interface Betweenness {
  /** How many pairs' shortest paths lead through each node, shared among paths of one pair. */
  readonly scores: Float64Array
  /** From how many nodes paths were counted; undefined when from all of them, and the scores are exact. */
  readonly sampled?: number
}

/** Ways a computation may look at before it takes a sample instead: some ten seconds. */
const affordable = 400_000_000

/**
 * Betweenness (Brandes 2001): per start, a breadth-first search that counts shortest paths, then a walk back that adds
 * up shares. Neighbours count once, however many links join them. Where all starts would be too many, some are picked,
 * always the same, and their sums scaled up (Brandes & Pich 2007).
 */
export function betweenness(graph: PlainGraph, starts?: number): Betweenness {
  const { nodeCount, at, far } = graph
  const joined = Array.from({ length: nodeCount }, (_, node) => node).filter((node) => at[node]! < at[node + 1]!)
  const wanted = starts ?? Math.max(32, Math.floor(affordable / (2 * far.length || 1)))
  const scores = new Float64Array(nodeCount)
  const counting = countingFrom(graph, scores)
  const picked = wanted < joined.length ? sample(joined, wanted) : joined
  for (const start of picked) counting(start)
  // Each pair is met from both of its ends.
  const scale = joined.length / picked.length / 2
  for (let node = 0; node < nodeCount; node++) scores[node]! *= scale || 0
  return picked.length < joined.length ? { scores, sampled: picked.length } : { scores }
}

function countingFrom({ nodeCount, at, far }: PlainGraph, scores: Float64Array): (start: number) => void {
  const distance = new Int32Array(nodeCount).fill(-1)
  const paths = new Float64Array(nodeCount)
  const share = new Float64Array(nodeCount)
  const order = new Uint32Array(nodeCount)
  return (start) => {
    let size = 1
    order[0] = start
    distance[start] = 0
    paths[start] = 1
    for (let next = 0; next < size; next++) {
      const node = order[next]!
      for (let place = at[node]!; place < at[node + 1]!; place++) {
        const other = far[place]!
        if (distance[other] === -1) {
          distance[other] = distance[node]! + 1
          order[size++] = other
        }
        if (distance[other] === distance[node]! + 1) paths[other]! += paths[node]!
      }
    }
    for (let next = size - 1; next > 0; next--) {
      const node = order[next]!
      const each = (1 + share[node]!) / paths[node]!
      for (let place = at[node]!; place < at[node + 1]!; place++) {
        const other = far[place]!
        if (distance[other] === distance[node]! - 1) share[other]! += paths[other]! * each
      }
      scores[node]! += share[node]!
    }
    for (const node of order.subarray(0, size)) {
      distance[node] = -1
      paths[node] = 0
      share[node] = 0
    }
  }
}

/** Some of the nodes, each set as likely as any, but the same on every call: a shuffle's first steps under xorshift32 (Marsaglia 2003). */
function sample(nodes: number[], count: number): number[] {
  let state = 0x9e3779b9
  for (let i = 0; i < count; i++) {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    const other = i + ((state >>> 0) % (nodes.length - i))
    const [a, b] = [nodes[i]!, nodes[other]!]
    nodes[i] = b
    nodes[other] = a
  }
  return nodes.slice(0, count)
}
