import { linksBetween, type NeighbourPage, neighboursOf } from './around.ts'
import { Gate, type WalkFilter } from './gate.ts'
import { flags, kindNames } from './vocabulary.ts'
import { degree, type WalkMap } from './walk-map.ts'

/**
 * Nodes linked to every one of `of`, beyond `after`, in order of id, each with its links to the first of them, then to
 * the second and so on. They are ways through, so hubs are left out unless the filter takes them in.
 */
export function neighboursOfAll(
  map: WalkMap,
  of: readonly number[],
  filter: WalkFilter,
  { first, after = -1, kinds }: { first: number; after?: number; kinds?: readonly string[] },
): NeighbourPage {
  const gate = new Gate(map, filter)
  const shown = flags(kindNames, kinds ?? kindNames)
  // The one with the fewest links proposes, the others are asked.
  const [proposer, ...others] = [...new Set(of)].sort((a, b) => degree(map, a) - degree(map, b))
  if (proposer === undefined) return { neighbours: [], more: false, total: 0 }
  const common = neighboursOf(map, proposer, gate).filter(
    (node) =>
      shown[map.kind[node]!] &&
      !of.includes(node) &&
      gate.passes(node) &&
      others.every((other) => linksBetween(map, gate, other, node).length > 0),
  )
  const beyond = common.filter((node) => node > after)
  return {
    neighbours: beyond
      .slice(0, first)
      .map((node) => ({ node, links: of.flatMap((one) => linksBetween(map, gate, one, node)) })),
    more: beyond.length > first,
    total: common.length,
  }
}
