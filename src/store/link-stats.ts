import { linkProperties } from '../model/define.ts'
import { compared, fold } from '../model/fold.ts'
import type { Hop, Model } from '../model/index.ts'
import { type LinkStats, type RoleStat, rolesCounted } from './contract.ts'

/*
 * What engines count in parts, put together here, so that they cannot order it differently.
 */

/** Every way a link can be a credit. */
export function creditsOf(model: Model): readonly Pick<Hop, 'link' | 'ends'>[] {
  const part = (kind: string) => model.kinds.get(kind)?.credit
  return [...model.links.values()].flatMap((link) =>
    link.ends.flatMap((ends) =>
      link.walked && part(ends.from) === 'maker' && part(ends.to) === 'work' ? [{ link, ends }] : [],
    ),
  )
}

/** Counts that may name a year several times. */
export function creditsByYear(found: Iterable<readonly [year: number, count: number]>): LinkStats['creditsByYear'] {
  const counts = new Map<number, number>()
  for (const [year, count] of found) counts.set(year, (counts.get(year) ?? 0) + count)
  return [...counts].sort(([a], [b]) => a - b).map(([year, count]) => ({ year, count }))
}

/** Counts that may name a role of a type several times. */
export function frequentRoles(
  found: Iterable<readonly [type: string, role: string, count: number]>,
): readonly RoleStat[] {
  const counts = new Map<string, RoleStat & { key: string }>()
  for (const [type, role, count] of found) {
    const name = `${type} ${role}`
    counts.set(name, { type, role, count: (counts.get(name)?.count ?? 0) + count, key: fold(role) })
  }
  const inOrder = [...counts.values()].sort(
    (a, b) => b.count - a.count || compared(a.type, b.type) || compared(a.key, b.key) || compared(a.role, b.role),
  )
  return inOrder.slice(0, rolesCounted).map(({ type, role, count }) => ({ type, role, count }))
}

/** Counts that may name a confidence several times, or not at all. */
export function byConfidence(found: Iterable<readonly [confidence: string, count: number]>): LinkStats['confidence'] {
  const all = [...found]
  return linkProperties.confidence.choice.values.map((confidence) => ({
    confidence,
    count: all.reduce((sum, [name, count]) => (name === confidence ? sum + count : sum), 0),
  }))
}
