import { neighboursOf } from './around.ts'
import type { Gate } from './gate.ts'
import { flags, kindNames, linkTypes } from './vocabulary.ts'
import type { WalkMap } from './walk-map.ts'

/** The kinds that people make together. */
const works = flags(kindNames, ['Song', 'Album', 'Video'])
const artist = kindNames.indexOf('Artist')
const memberOf = linkTypes.indexOf('MEMBER_OF')

/** A work of an artist, and by whom it is theirs. */
export interface OwnWork {
  readonly work: number
  /** Whether the artist is credited by name. */
  readonly own: boolean
  /** Their groups that are credited, in order of id. */
  readonly groups: readonly number[]
}

/** The works an artist is credited on, with `viaGroups` also those of the groups they belong to, in order of id. */
export function worksOf(map: WalkMap, node: number, gate: Gate, viaGroups: boolean): OwnWork[] {
  const found = new Map<number, { work: number; own: boolean; groups: number[] }>()
  for (const credited of [node, ...(viaGroups ? groupsOf(map, node).filter((group) => gate.passes(group)) : [])])
    for (const work of neighboursOf(map, credited, gate)) {
      if (!works[map.kind[work]!]) continue
      const known = found.get(work) ?? { work, own: false, groups: [] }
      if (credited === node) known.own = true
      else known.groups.push(credited)
      found.set(work, known)
    }
  return [...found.values()].sort((a, b) => a.work - b.work)
}

/** The groups an artist belongs to, and the members of a group, in order of id. */
export function groupsOf(map: WalkMap, node: number): number[] {
  return membership(map, node, 0)
}
export function membersOf(map: WalkMap, node: number): number[] {
  return membership(map, node, 1)
}

function membership({ at, far, way, type, kind }: WalkMap, node: number, direction: 0 | 1): number[] {
  const found: number[] = []
  for (let place = at[node]!; place < at[node + 1]!; place++) {
    const other = far[place]!
    if (kind[other] !== artist || type[place] !== memberOf || (way[place]! & 1) !== direction) continue
    if (other !== node && found.at(-1) !== other) found.push(other)
  }
  return found
}

export function isArtist(map: WalkMap, node: number): boolean {
  return map.kind[node] === artist
}
