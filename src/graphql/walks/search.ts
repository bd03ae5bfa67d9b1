import { chartIn } from '../../atlas/places.ts'
import { LinernotesError } from '../../errors.ts'
import { isSearchable } from '../../search/normal.ts'
import { type How, type Position, ways } from '../../search/rank.ts'
import { search as searchIn } from '../../search/search.ts'
import { badCursor, defaultPageSize } from '../select/page.ts'
import { connectionOf } from './connection.ts'
import { countOf } from './cursors.ts'
import { kindsAsked } from './filter.ts'
import { NodeRef } from './found.ts'
import type { Walk, WalkAsked } from './walk.ts'

/** `search(text:)` */
export const search: Walk = async (asked) => {
  const { args, field, limits, cursors, model } = asked
  const text = String(args.text)
  if (!isSearchable(text))
    throw new LinernotesError('BAD_ARGUMENT', `${field}: text has nothing to search for; give a name or a part of one.`)
  const first = countOf(field, 'first', args.first, defaultPageSize, limits.page)
  const names = [...model.kinds.keys()]
  const kinds = kindsAsked(asked)?.map((kind) => names.indexOf(kind))
  const after = positionOf(asked)
  const chart = await chartIn(asked)
  const { hits, more } = searchIn(chart.names, text, { first, ...(kinds && { kinds }), ...(after && { after }) })
  const edges = hits.map(({ id, how, score, degree, matched }) => ({
    cursor: cursors.at([how, String(score), degree], id),
    node: new NodeRef(id),
    score,
    matched,
    how,
  }))
  return connectionOf(edges, { more, after: after !== undefined })
}

function positionOf({ args, cursors, field }: WalkAsked): Position | undefined {
  const place = cursors.read(args.after)
  if (!place) return undefined
  const [how, score, degree] = place.keys
  if (!ways.includes(how as How) || typeof degree !== 'number') throw badCursor(field)
  return { how: how as How, score: Number(score), degree, id: place.id }
}
