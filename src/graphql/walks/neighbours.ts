import { LinernotesError } from '../../errors.ts'
import { neighbourCounts as counts, type NeighbourPage, neighbours as neighboursIn } from '../../map/around.ts'
import { idOf } from '../../map/ids.ts'
import { neighbourhood as neighbourhoodIn, type Subgraph } from '../../map/neighbourhood.ts'
import { neighboursOfAll } from '../../map/neighbours-of-all.ts'
import { degree as degreeIn, type WalkMap } from '../../map/walk-map.ts'
import { defaultPageSize } from '../select/page.ts'
import { connectionOf } from './connection.ts'
import { countOf } from './cursors.ts'
import { askedFilter, kindsAsked, walkFilter } from './filter.ts'
import type { Found } from './found.ts'
import { resolved } from './resolve.ts'
import { linkRef, nodeRef } from './seen.ts'
import type { NodeWalk, Walk, WalkAsked } from './walk.ts'

/** `degree` */
export const degree: NodeWalk = ({ chart, node }) => degreeIn(chart.map, node)

/** `neighbourCounts` */
export const neighbourCounts: NodeWalk = ({ chart, node }) =>
  counts(chart.map, node).map(({ type, direction, kind, neighbours, links }) => ({
    through: type,
    direction,
    kind: kind.toUpperCase(),
    count: neighbours,
    links,
  }))

/** `neighbours` */
export const neighbours: NodeWalk = (asked) => {
  const { chart, node, args } = asked
  const kinds = kindsAsked(asked)
  const { through } = walkFilter(asked, { through: args.through as string[] | null })
  const { first, after } = pageAsked(asked, chart.map)
  const filter = { ...(through && { through }), ...(kinds && { kinds }) }
  return pageFound(asked, chart.map, neighboursIn(chart.map, node, filter, { first, after }))
}

/** `commonNeighbours(of:)` */
export const commonNeighbours: Walk = async (asked) => {
  const of = [...new Set(asked.args.of as string[])]
  if (of.length < 2)
    throw new LinernotesError('BAD_ARGUMENT', `${asked.field}: of names ${of.length} node; it takes two or more.`)
  const wanted = askedFilter(asked)
  const filter = walkFilter(asked, wanted)
  const kinds = kindsAsked(asked)
  const avoided = wanted.avoid ?? []
  const { chart, nodes } = await resolved(asked, [...of, ...avoided])
  const { first, after } = pageAsked(asked, chart.map)
  const page = neighboursOfAll(
    chart.map,
    nodes.slice(0, of.length),
    { ...filter, avoid: nodes.slice(of.length) },
    { first, after, ...(kinds && { kinds }) },
  )
  return pageFound(asked, chart.map, page)
}

/** `neighbourhood(around:)` */
export const neighbourhood: Walk = async (asked) => {
  const { args, field } = asked
  const around = [...new Set(args.around as string[])]
  const wanted = askedFilter(asked)
  const filter = walkFilter(asked, wanted)
  const kinds = kindsAsked(asked)
  const depth = countOf(field, 'depth', args.depth, 1, 6)
  const limit = countOf(field, 'limit', args.limit, 100, 1_000, 1)
  if (around.length === 0 || around.length > limit)
    throw new LinernotesError(
      'BAD_ARGUMENT',
      `${field}: around names ${around.length} nodes; it takes between 1 and limit, ${limit}.`,
    )
  const { chart, nodes } = await resolved(asked, [...around, ...(wanted.avoid ?? [])])
  const avoid = nodes.slice(around.length)
  const part = neighbourhoodIn(
    chart.map,
    nodes.slice(0, around.length),
    { ...filter, avoid },
    { depth, limit, ...(kinds && { kinds }) },
  )
  return subgraphFound(chart.map, part)
}

export function subgraphFound(map: WalkMap, { nodes, links, truncated }: Subgraph): Found {
  return {
    nodes: nodes.map((node) => nodeRef(map, node)),
    links: links.map((link) => linkRef(map, link)),
    truncated,
  }
}

/** A list in order of id: a place is an id, also one that is no longer there. */
function pageAsked({ args, field, limits, cursors }: WalkAsked, map: WalkMap): { first: number; after: number } {
  const first = countOf(field, 'first', args.first, defaultPageSize, limits.page)
  const place = cursors.read(args.after)
  return { first, after: place ? lastUpTo(map, place.id) : -1 }
}

/** The last node whose id is not beyond this one; nodes are numbered in order of id. */
function lastUpTo(map: WalkMap, id: string): number {
  let [low, high] = [0, map.nodeCount]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (idOf(map, middle) <= id) low = middle + 1
    else high = middle
  }
  return low - 1
}

function pageFound({ args, cursors }: WalkAsked, map: WalkMap, { neighbours, more, total }: NeighbourPage): Found {
  const edges = neighbours.map(({ node, links }) => ({
    cursor: cursors.at([], idOf(map, node)),
    node: nodeRef(map, node),
    links: links.map((link) => linkRef(map, link)),
  }))
  return connectionOf(edges, { more, after: args.after != null, totalCount: total })
}
