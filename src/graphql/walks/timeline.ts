import { LinernotesError } from '../../errors.ts'
import { timeline as timelineIn } from '../../map/timeline.ts'
import { walkFilter } from './filter.ts'
import { linkRef } from './seen.ts'
import type { NodeWalk } from './walk.ts'

/** Credits of one answer; a busy artist has ten thousand. */
const most = 1_000

/** `Artist.timeline` */
export const timeline: NodeWalk = (asked) => {
  const { chart, node, args, field } = asked
  const filter = walkFilter(asked, args)
  const years = timelineIn(chart.map, node, filter)
  const count = years.reduce((sum, { credits }) => sum + credits.length, 0)
  if (count > most)
    throw new LinernotesError(
      'QUERY_TOO_COSTLY',
      `${field} would answer ${count} credits; at most ${most} are allowed. Narrow it with from, to or through.`,
    )
  return years.map(({ year, credits }) => ({ year, credits: credits.map((link) => linkRef(chart.map, link)) }))
}
