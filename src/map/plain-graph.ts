import type { Gate } from './gate.ts'
import type { WalkMap } from './walk-map.ts'

/** A weighted graph without direction: the form rankings and communities work on. Each neighbour stands once. */
export interface PlainGraph {
  readonly nodeCount: number
  /** The neighbours of v are far[at[v]] up to far[at[v + 1]], in order. */
  readonly at: Uint32Array
  readonly far: Uint32Array
  readonly weight: Float64Array
}

/** Which nodes of a map take part, 1 for each: others are without neighbours. */
export interface MemberGraph extends PlainGraph {
  readonly members: Uint8Array
}

/** The nodes that may be walked through and how many open links join each two of them. */
export function plainGraph(map: WalkMap, gate: Gate): MemberGraph {
  const { nodeCount } = map
  const at = new Uint32Array(nodeCount + 1)
  const far = new Uint32Array(map.far.length)
  const weight = new Float64Array(map.far.length)
  const members = Uint8Array.from({ length: nodeCount }, (_, node) => Number(gate.passes(node)))
  let end = 0
  for (let node = 0; node < nodeCount; node++) {
    const start = end
    if (members[node])
      for (let place = map.at[node]!; place < map.at[node + 1]!; place++) {
        const other = map.far[place]!
        if (other === node || !gate.opens(place) || !members[other]) continue
        if (end === start || far[end - 1] !== other) far[end++] = other
        weight[end - 1]!++
      }
    at[node + 1] = end
  }
  return { nodeCount, members, at, far: far.subarray(0, end), weight: weight.subarray(0, end) }
}
