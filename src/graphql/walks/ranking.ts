import type { Ranked, RankedBy } from '../../atlas/atlas.ts'
import { tooLarge } from '../../atlas/places.ts'
import { idOf } from '../../map/ids.ts'
import { flags, kindNames } from '../../map/vocabulary.ts'
import { degree, type WalkMap } from '../../map/walk-map.ts'
import { defaultPageSize } from '../select/page.ts'
import { connectionOf } from './connection.ts'
import { countOf } from './cursors.ts'
import { kindsAsked, walkFilter } from './filter.ts'
import { nodeRef } from './seen.ts'
import type { Walk, WalkAsked } from './walk.ts'

/** `ranking(by:)` */
export const ranking: Walk = async (asked) => {
  const { args, field, limits, cursors, atlas } = asked
  const first = countOf(field, 'first', args.first, defaultPageSize, limits.page)
  const place = cursors.read(args.after)
  const kinds = kindsAsked(asked)
  const ranked = await atlas.ranking({ by: args.by as RankedBy, ...throughOf(asked) }, asked.waiting())
  if (!ranked) throw tooLarge(asked)
  const { map } = ranked.chart
  const after = place && { score: Number(place.keys[0]), id: place.id }
  const { rows, more } = pageOf(ranked, kinds, first, after)
  const edges = rows.map(({ node, rank, score }) => ({
    cursor: cursors.at([String(score)], idOf(map, node)),
    node: nodeRef(map, node),
    rank,
    score,
  }))
  return connectionOf(edges, { more, after: after !== undefined, sampled: ranked.sampled ?? null })
}

/** Ranks count only nodes of the kinds shown, so those before the page are gone through. */
function pageOf(
  { chart: { map }, order, scores }: Ranked,
  kinds: readonly string[] | undefined,
  first: number,
  after: { readonly score: number; readonly id: string } | undefined,
) {
  const shown = flags(kindNames, kinds ?? kindNames)
  const rows: { node: number; rank: number; score: number }[] = []
  let rank = 0
  for (const node of order) {
    if (!shown[map.kind[node]!]) continue
    rank++
    const score = scores[node]!
    if (after && (score > after.score || (score === after.score && idOf(map, node) <= after.id))) continue
    if (rows.length === first) return { rows, more: true }
    rows.push({ node, rank, score })
  }
  return { rows, more: false }
}

/** `communities` */
export const communities: Walk = async (asked) => {
  const { args, field, limits, atlas } = asked
  const first = countOf(field, 'first', args.first, defaultPageSize, limits.page)
  const shown = flags(kindNames, kindsAsked(asked) ?? kindNames)
  const parted = await atlas.communities(throughOf(asked), asked.waiting())
  if (!parted) throw tooLarge(asked)
  const { chart, community } = parted
  const sizes = new Uint32Array(community.length)
  for (let node = 0; node < community.length; node++) if (shown[chart.map.kind[node]!]) sizes[community[node]!]!++
  const largest = Array.from(sizes.keys())
    .filter((one) => sizes[one]! > 1)
    .sort((a, b) => sizes[b]! - sizes[a]! || a - b)
    .slice(0, first)
  const members = new Map(largest.map((one) => [one, [] as number[]]))
  for (let node = 0; node < community.length; node++)
    if (shown[chart.map.kind[node]!]) members.get(community[node]!)?.push(node)
  return largest.map((one) => ({
    size: sizes[one]!,
    top: () => mostConnected(chart.map, members.get(one)!, limits.page).map((node) => nodeRef(chart.map, node)),
  }))
}

function mostConnected(map: WalkMap, nodes: readonly number[], most: number): number[] {
  return [...nodes].sort((a, b) => degree(map, b) - degree(map, a) || a - b).slice(0, most)
}

function throughOf(asked: WalkAsked): { through?: readonly string[] } {
  const { through } = walkFilter(asked, { through: asked.args.through as string[] | null })
  return through ? { through } : {}
}
