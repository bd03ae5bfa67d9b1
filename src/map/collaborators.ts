import { Gate, type WalkFilter } from './gate.ts'
import { linkTypes } from './vocabulary.ts'
import type { WalkMap } from './walk-map.ts'
import { groupsOf, isArtist, membersOf, type OwnWork, worksOf } from './works.ts'

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
  /** Groups that are credited on these works and stand for one of the two there, in order of id. */
  readonly groups: readonly number[]
}

export interface CollaboratorPage {
  readonly collaborators: readonly Collaborator[]
  readonly more: boolean
  readonly total: number
}

export interface CollaboratorsAsked {
  readonly first: number
  /** Where the page before ended: that collaborator and how many works they share. */
  readonly after?: { readonly works: number; readonly node: number }
  readonly viaGroups?: boolean
}

/**
 * The artists who share works with one, those with most works first, then in order of id. Both must be linked to the
 * work by types the filter names; artists that may not be walked through (hubs) are none, works outside of the
 * years do not count. With `viaGroups` a group's works count as its members' too, on both sides; the artist's own groups
 * are then no collaborators.
 */
export function collaborators(
  map: WalkMap,
  node: number,
  filter: WalkFilter,
  { first, after = { works: Infinity, node: -1 }, viaGroups = false }: CollaboratorsAsked,
): CollaboratorPage {
  const gate = new Gate(map, filter)
  const works = worksOf(map, node, gate, viaGroups).filter(({ work }) => gate.passes(work))
  const credits = creditsOf(map, node, gate, viaGroups)

  const tallies = new Map<number, { readonly node: number; works: number; last: number }>()
  for (const own of works)
    credits(own, (artist) => {
      const tally = tallies.get(artist)
      if (!tally) tallies.set(artist, { node: artist, works: 1, last: own.work })
      else if (tally.last !== own.work) {
        tally.works++
        tally.last = own.work
      }
    })
  const passing = [...tallies.values()].filter((tally) => gate.passes(tally.node))
  const inOrder = Float64Array.from(passing, (tally) => standing(tally.works, tally.node)).sort()
  const beyond = inOrder.filter((one) => one > standing(after.works, after.node))

  const page = new Map(Array.from(beyond.subarray(0, first), nodeOf).map((other) => [other, new Shared(other)]))
  for (const own of works) credits(own, (artist, place, through) => page.get(artist)?.add(map, own, place, through))
  return {
    collaborators: Array.from(page.values(), (shared) => shared.told(map)),
    more: beyond.length > first,
    total: inOrder.length,
  }
}

/** Most works first, then by id: one number to sort by, as an artist may have tens of thousands of collaborators. */
function standing(works: number, node: number): number {
  return node - works * 2 ** 32
}

function nodeOf(standing: number): number {
  return standing - Math.floor(standing / 2 ** 32) * 2 ** 32
}

/** Visits who else is credited on a work, over which way, and through which group if not by name. */
function creditsOf(map: WalkMap, node: number, gate: Gate, viaGroups: boolean) {
  const { at, far } = map
  const mine = new Set([node, ...(viaGroups ? groupsOf(map, node) : [])])
  const members = new Map<number, readonly number[]>()
  const membersOnce = (group: number) => {
    const known = members.get(group) ?? membersOf(map, group)
    members.set(group, known)
    return known
  }
  return ({ work }: OwnWork, visit: (artist: number, place: number, through?: number) => void): void => {
    for (let place = at[work]!; place < at[work + 1]!; place++) {
      const credited = far[place]!
      if (credited === node || !isArtist(map, credited) || !gate.opens(place)) continue
      if (!mine.has(credited)) visit(credited, place)
      if (!viaGroups || !gate.passes(credited)) continue
      for (const member of membersOnce(credited)) if (!mine.has(member)) visit(member, place, credited)
    }
  }
}

class Shared {
  private readonly node: number
  private readonly works: number[] = []
  private readonly types = new Set<number>()
  private readonly groups = new Set<number>()

  constructor(node: number) {
    this.node = node
  }

  add(map: WalkMap, { work, groups }: OwnWork, place: number, through: number | undefined): void {
    if (this.works.at(-1) !== work) this.works.push(work)
    this.types.add(map.type[place]!)
    for (const group of groups) this.groups.add(group)
    if (through !== undefined) this.groups.add(through)
  }

  told(map: WalkMap): Collaborator {
    const years = this.works.map((work) => map.year[work]!).filter(Boolean)
    return {
      node: this.node,
      works: this.works,
      roles: linkTypes.filter((_, type) => this.types.has(type)),
      ...(years.length > 0 && {
        first: years.reduce((a, b) => Math.min(a, b)),
        last: years.reduce((a, b) => Math.max(a, b)),
      }),
      groups: [...this.groups].sort((a, b) => a - b),
    }
  }
}
