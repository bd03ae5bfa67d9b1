import { Gate, type LinkFilter } from './gate.ts'
import { linkTypes } from './vocabulary.ts'
import { type LinkSeen, seenFrom, type WalkMap } from './walk-map.ts'

export interface YearOfCredits {
  readonly year: number
  /** By type, as the registry has them, then by the far node, then the best sourced first. */
  readonly credits: readonly LinkSeen[]
}

/**
 * The links that lead away from a node to dated ones, by year, both years included. Links of every type where the
 * filter names none.
 */
export function timeline(
  map: WalkMap,
  node: number,
  filter: LinkFilter & { readonly fromYear?: number; readonly toYear?: number },
): YearOfCredits[] {
  const { fromYear = 0, toYear = Infinity } = filter
  const gate = new Gate(map, { through: linkTypes, ...filter })
  const byYear = new Map<number, number[]>()
  for (let place = map.at[node]!; place < map.at[node + 1]!; place++) {
    const year = map.year[map.far[place]!]!
    const away = (map.way[place]! & 1) === 0
    if (!away || year === 0 || year < fromYear || year > toYear || !gate.opens(place)) continue
    const places = byYear.get(year)
    if (places) places.push(place)
    else byYear.set(year, [place])
  }
  return [...byYear]
    .sort(([a], [b]) => a - b)
    .map(([year, places]) => ({
      year,
      // The ways of a node stand in order of far end and doubt already.
      credits: places.sort((a, b) => map.type[a]! - map.type[b]! || a - b).map((place) => seenFrom(map, node, place)),
    }))
}
