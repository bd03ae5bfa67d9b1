import { Gate, type LinkFilter } from './gate.ts'
import { flags, kindNames, linkTypes } from './vocabulary.ts'
import { firstWayTo, type LinkSeen, seenFrom, type WalkMap } from './walk-map.ts'

/** What lies next to a node, over links of one type and direction. */
export interface NeighbourCount {
  readonly type: string
  readonly direction: 'OUT' | 'IN'
  readonly kind: string
  readonly neighbours: number
  /** At least as many: several links may lead to one neighbour. */
  readonly links: number
}

/** In order of type, direction (OUT first) and kind. A node linked to itself has itself as a neighbour, OUT and IN. */
export function neighbourCounts(map: WalkMap, node: number): NeighbourCount[] {
  const { at, far, way, type, kind } = map
  const kinds = kindNames.length
  const groups = linkTypes.length * 2 * kinds
  const neighbours = new Uint32Array(groups)
  const links = new Uint32Array(groups)
  /** The neighbour each group counted last, plus one: the ways to one neighbour stand together. */
  const last = new Uint32Array(groups)
  for (let place = at[node]!; place < at[node + 1]!; place++) {
    const there = far[place]!
    const group = (type[place]! * 2 + (way[place]! & 1)) * kinds + kind[there]!
    links[group]!++
    if (last[group] !== there + 1) neighbours[group]!++
    last[group] = there + 1
  }
  return Array.from(links, (count, group) => ({
    type: linkTypes[Math.floor(group / kinds / 2)]!,
    direction: Math.floor(group / kinds) % 2 ? ('IN' as const) : ('OUT' as const),
    kind: kindNames[group % kinds]!,
    neighbours: neighbours[group]!,
    links: count,
  })).filter(({ links }) => links > 0)
}

/** A neighbour with every link that leads to it, the best first. */
export interface Neighbour {
  readonly node: number
  readonly links: readonly LinkSeen[]
}

export interface NeighbourPage {
  readonly neighbours: readonly Neighbour[]
  readonly more: boolean
  /** Of the whole list. */
  readonly total: number
}

/** A filter of neighbours. Links of every type count where none is named, those not walked by default too. */
export interface NeighbourFilter extends LinkFilter {
  readonly kinds?: readonly string[]
}

/** The neighbours of a node beyond `after`, in order of id. */
export function neighbours(
  map: WalkMap,
  node: number,
  filter: NeighbourFilter,
  { first, after = -1 }: { first: number; after?: number },
): NeighbourPage {
  const gate = new Gate(map, { through: linkTypes, ...filter })
  const kinds = flags(kindNames, filter.kinds ?? kindNames)
  const page: Neighbour[] = []
  let [total, beyond] = [0, 0]
  for (const other of neighboursOf(map, node, gate)) {
    if (!kinds[map.kind[other]!]) continue
    total++
    if (other > after && beyond++ < first) page.push({ node: other, links: linksBetween(map, gate, node, other) })
  }
  return { neighbours: page, more: beyond > first, total }
}

/** Nodes next to a node over open links, each once, in order of id. */
export function neighboursOf({ at, far }: WalkMap, node: number, gate: Gate): number[] {
  const found: number[] = []
  for (let place = at[node]!, last = -1; place < at[node + 1]!; place++) {
    if (far[place] === last || !gate.opens(place)) continue
    last = far[place]!
    found.push(last)
  }
  return found
}

/** All open links between two nodes, the best first; a node's link to itself once. */
export function linksBetween(map: WalkMap, gate: Gate, node: number, other: number): LinkSeen[] {
  const found: LinkSeen[] = []
  const end = map.at[node + 1]!
  for (let place = firstWayTo(map, node, other); place < end && map.far[place] === other; place++) {
    const again = node === other && (map.way[place]! & 1) === 1
    if (!again && gate.opens(place)) found.push(seenFrom(map, node, place))
  }
  return found
}
