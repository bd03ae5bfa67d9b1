import type { MemberGraph, PlainGraph } from './plain-graph.ts'

/** Links of each node. */
export function degrees({ nodeCount, at, weight }: PlainGraph): Float64Array {
  const scores = new Float64Array(nodeCount)
  for (let node = 0; node < nodeCount; node++)
    for (let place = at[node]!; place < at[node + 1]!; place++) scores[node]! += weight[place]!
  return scores
}

/**
 * PageRank (Brin & Page 1998) with damping 0.85, over links walked both ways.
 * Scores add up to 1. What nodes without links hold is shared out among all. Ends when the scores together move by less
 * than `tolerance`, or after `rounds`.
 */
export function pageRank(
  graph: MemberGraph,
  { tolerance = 1e-6, rounds = 100 }: { tolerance?: number; rounds?: number } = {},
): Float64Array {
  const { nodeCount, members, at, far, weight } = graph
  const strength = degrees(graph)
  const count = members.reduce((sum, member) => sum + member, 0)
  let scores = Float64Array.from(members, (member) => member / count)
  for (let moved = Infinity, round = 0; moved > tolerance && round < rounds; round++) {
    const next = new Float64Array(nodeCount)
    let stranded = 0
    // What each node gives for one link.
    const given = scores.map((score, node) => (strength[node]! ? score / strength[node]! : 0))
    for (let node = 0; node < nodeCount; node++) {
      if (!strength[node]) stranded += scores[node]!
      for (let place = at[node]!; place < at[node + 1]!; place++) next[node]! += given[far[place]!]! * weight[place]!
    }
    const base = (0.15 + 0.85 * stranded) / count
    moved = 0
    for (let node = 0; node < nodeCount; node++) {
      next[node] = members[node] ? base + 0.85 * next[node]! : 0
      moved += Math.abs(next[node]! - scores[node]!)
    }
    scores = next
  }
  return scores
}

/** Members in order of score, the highest first, then of id. */
export function ranked(scores: Float64Array, { members }: MemberGraph): Uint32Array {
  return Uint32Array.from(scores.keys())
    .filter((node) => members[node] === 1)
    .sort((a, b) => scores[b]! - scores[a]! || a - b)
}
