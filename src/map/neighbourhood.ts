import { linksBetween, neighboursOf } from './around.ts'
import { Gate, type WalkFilter } from './gate.ts'
import { flags, kindNames } from './vocabulary.ts'
import { degree, type LinkSeen, type WalkMap } from './walk-map.ts'

export interface Subgraph {
  /** The nodes asked for, then by distance, the most connected first. */
  readonly nodes: readonly number[]
  /** Every open link between two of them, once. */
  readonly links: readonly LinkSeen[]
  /** Whether nodes within the depth were left out because of the limit. */
  readonly truncated: boolean
}

/**
 * What lies within `depth` links of some nodes, level by level. Where a level does not fit into the limit, those of its
 * nodes stay that have most links to the level before, then most links at all, then the smallest ids. Hubs are
 * shown where they are reached, but not what lies behind them; of nodes that are avoided, outside of the years or of other
 * kinds than `kinds`, neither.
 */
export function neighbourhood(
  map: WalkMap,
  around: readonly number[],
  filter: WalkFilter,
  { depth, limit, kinds }: { depth: number; limit: number; kinds?: readonly string[] },
): Subgraph {
  const gate = new Gate(map, filter)
  const shown = flags(kindNames, kinds ?? kindNames)
  const wanted = [...new Set(around)]
  const kept = new Set(wanted.slice(0, limit))
  let truncated = wanted.length > limit
  let rim = [...kept]
  for (let level = 0; level < depth && rim.length && !truncated; level++) {
    const ties = new Map<number, number>()
    for (const node of rim) {
      if (level > 0 && !gate.passes(node)) continue
      for (let place = map.at[node]!; place < map.at[node + 1]!; place++) {
        const other = map.far[place]!
        if (kept.has(other) || !gate.opens(place)) continue
        if (!shown[map.kind[other]!] || !gate.admits(other)) continue
        ties.set(other, (ties.get(other) ?? 0) + 1)
      }
    }
    rim = [...ties.keys()].sort((a, b) => ties.get(b)! - ties.get(a)! || degree(map, b) - degree(map, a) || a - b)
    truncated = rim.length > limit - kept.size
    rim = rim.slice(0, limit - kept.size)
    for (const node of rim) kept.add(node)
  }
  return { nodes: [...kept], links: linksAmong(map, gate, kept), truncated }
}

/** Every open link with both ends in a set, once, in order of its smaller end. */
export function linksAmong(map: WalkMap, gate: Gate, nodes: ReadonlySet<number>): LinkSeen[] {
  return [...nodes]
    .sort((a, b) => a - b)
    .flatMap((node) =>
      neighboursOf(map, node, gate)
        .filter((other) => other >= node && nodes.has(other))
        .flatMap((other) => linksBetween(map, gate, node, other)),
    )
}
