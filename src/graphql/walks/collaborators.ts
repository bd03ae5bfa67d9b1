import { collaborators as collaboratorsIn } from '../../map/collaborators.ts'
import { idOf, ordinalOf } from '../../map/ids.ts'
import { defaultPageSize } from '../select/page.ts'
import { connectionOf } from './connection.ts'
import { countOf } from './cursors.ts'
import { walkFilter } from './filter.ts'
import { nodeRef } from './seen.ts'
import type { NodeWalk } from './walk.ts'

/** `Artist.collaborators` */
export const collaborators: NodeWalk = (asked) => {
  const { chart, node, args, field, limits, cursors } = asked
  const { map } = chart
  const filter = walkFilter(asked, { through: args.through as string[] | null })
  const first = countOf(field, 'first', args.first, defaultPageSize, limits.page)
  const place = cursors.read(args.after)
  const after = place && { works: Number(place.keys[0]), node: Math.max(-1, ordinalOf(map, place.id)) }
  const page = collaboratorsIn(map, node, filter, {
    first,
    viaGroups: args.viaGroups === true,
    ...(after && { after }),
  })
  const edges = page.collaborators.map((one) => ({
    cursor: cursors.at([one.works.length], idOf(map, one.node)),
    node: nodeRef(map, one.node),
    works: one.works.length,
    roles: one.roles,
    first: one.first === undefined ? null : yearText(one.first),
    last: one.last === undefined ? null : yearText(one.last),
    shared: one.works.map((work) => nodeRef(map, work)),
    via: one.groups.map((group) => nodeRef(map, group)),
  }))
  return connectionOf(edges, { more: page.more, after: place !== undefined, totalCount: page.total })
}

/** The map knows years only; a year is a partial date. */
function yearText(year: number): string {
  return String(year).padStart(4, '0')
}
