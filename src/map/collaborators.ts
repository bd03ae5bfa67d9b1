import { Gate, type WalkFilter } from './gate.ts'
import { linkTypes } from './vocabulary.ts'
import type { WalkMap } from './walk-map.ts'
import { isArtist, membersOf, worksOf } from './works.ts'

/** An artist who shares works with another. */
export interface Collaborator {
  readonly node: number
  /** Songs, albums and videos shared, in order of id. */
  readonly works: readonly number[]
  /** What links this artist, or a group of theirs, to these works, in order of the registry. */
  readonly roles: readonly string[]
  /** The years of the first and last of the works; undefined where none is dated. */
  readonly first?: number
  readonly last?: number
  /** Groups through which some of the works count, for either of the two, in order of id. */
  readonly groups: readonly number[]
}

interface Shared {
  readonly node: number
  readonly works: number[]
  readonly types: Set<number>
  readonly groups: Set<number>
}

/**
 * The artists who share works with one, those with most works first, then in order of id. Both must be linked to the
 * work by types the filter names; artists that may not be walked through (hubs) are none, works outside of the
 * years do not count. With `viaGroups` a group's works count as its members' too, on both sides.
 */
export function collaborators(
  map: WalkMap,
  node: number,
  filter: WalkFilter,
  { viaGroups = false }: { viaGroups?: boolean } = {},
): Collaborator[] {
  const { at, far, way, type } = map
  const gate = new Gate(map, filter)
  const shared = new Map<number, Shared>()
  const members = new Map<number, readonly number[]>()
  const membersOnce = (group: number) => {
    const known = members.get(group) ?? membersOf(map, group)
    members.set(group, known)
    return known
  }
  for (const { work, own, groups } of worksOf(map, node, gate, viaGroups)) {
    if (!gate.passes(work)) continue
    const mine = new Set([node, ...groups])
    const count = (artist: number, link: number, group?: number) => {
      if (mine.has(artist) || !gate.passes(artist)) return
      const with_ = shared.get(artist) ?? { node: artist, works: [], types: new Set(), groups: new Set() }
      shared.set(artist, with_)
      if (with_.works.at(-1) !== work) with_.works.push(work)
      with_.types.add(type[link]!)
      if (group !== undefined) with_.groups.add(group)
      if (!own) for (const mine of groups) with_.groups.add(mine)
    }
    for (let place = at[work]!; place < at[work + 1]!; place++) {
      const credited = far[place]!
      const link = way[place]! >>> 1
      if (credited === node || !isArtist(map, credited) || !gate.opens(link)) continue
      count(credited, link)
      if (viaGroups) for (const member of membersOnce(credited)) count(member, link, credited)
    }
  }
  return [...shared.values()]
    .sort((a, b) => b.works.length - a.works.length || a.node - b.node)
    .map((one) => told(map, one))
}

function told(map: WalkMap, { node, works, types, groups }: Shared): Collaborator {
  const years = works.map((work) => map.year[work]!).filter(Boolean)
  return {
    node,
    works,
    roles: linkTypes.filter((_, type) => types.has(type)),
    ...(years.length > 0 && {
      first: years.reduce((a, b) => Math.min(a, b)),
      last: years.reduce((a, b) => Math.max(a, b)),
    }),
    groups: [...groups].sort((a, b) => a - b),
  }
}
