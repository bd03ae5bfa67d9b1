import type { Chart } from '../atlas/atlas.ts'
import { LinernotesError } from '../errors.ts'
import type { Cost } from '../map/budget.ts'
import { Gate, type WalkFilter } from '../map/gate.ts'
import { idOf, ordinalOf } from '../map/ids.ts'
import { knownLink } from '../map/known-link.ts'
import { linksAmong, neighbourhood } from '../map/neighbourhood.ts'
import { several } from '../map/several.ts'
import type { LinkSeen, WalkMap } from '../map/walk-map.ts'
import { isSearchable } from '../search/normal.ts'
import { search } from '../search/search.ts'
import type { Found } from './found.ts'

/** What lies around some nodes, by their numbers in the chart's map: see map/neighbourhood.ts. */
export function findAround(
  { map }: Chart,
  around: readonly number[],
  filter: WalkFilter,
  size: { readonly depth: number; readonly limit: number },
): Found {
  const { nodes, links, truncated } = neighbourhood(map, around, filter, size)
  return { ...named(map, nodes, links), cut: truncated }
}

/**
 * The first `first` paths between two nodes as one graph, each step by its best link, in the order they are walked: see
 * map/several.ts. Where there is no path, the two ends alone.
 */
export function findPaths(
  { map }: Chart,
  [from, to]: readonly [number, number],
  filter: WalkFilter,
  { first, cost }: { readonly first: number; readonly cost: Cost },
): Found {
  const { outcome, paths } = several(map, from, to, filter, { first, cost })
  const nodes = new Set(paths.flatMap((path) => path.nodes))
  const links = new Map(paths.flatMap(({ steps }) => steps.map((step) => [step.link, step])))
  return { ...named(map, [...nodes.add(from).add(to)], [...links.values()]), cut: false, outcome }
}

/**
 * The nodes whose names fit a text, the best first, with the links among them: see search/search.ts. BAD_ARGUMENT for a
 * text in which there is nothing to search for.
 */
export function findNamed(
  { map, names }: Chart,
  text: string,
  filter: WalkFilter,
  { first, kinds }: { readonly first: number; readonly kinds?: readonly number[] },
): Found {
  if (!isSearchable(text))
    throw new LinernotesError('BAD_ARGUMENT', 'The text has nothing to search for; give a name or a part of one.')
  const { hits, more } = search(names, text, { first, ...(kinds && { kinds }) })
  const nodes = hits.map(({ id }) => ordinalOf(map, id)).filter((node) => node >= 0)
  const { links } = named(map, [], linksAmong(map, new Gate(map, filter), new Set(nodes)))
  return { nodes: hits.map(({ id }) => id), links, cut: more }
}

function named(map: WalkMap, nodes: readonly number[], links: readonly LinkSeen[]) {
  return { nodes: nodes.map((node) => idOf(map, node)), links: links.map((link) => knownLink(map, link)) }
}
