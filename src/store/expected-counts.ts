import { countProperty } from '../model/counts.ts'
import type { Kind } from '../model/define.ts'
import type { Model } from '../model/index.ts'
import type { Batch } from './contract.ts'

/** How many links by the name of a count. */
export type Counts = ReadonlyMap<string, number>

/**
 * The counts of a batch's nodes if every link of it were new, by id. For a new node that is nearly always so: it is
 * written with these, and what proves otherwise, for want of an end or because a link was given twice, is taken back.
 */
export function expectedCounts(
  model: Model,
  { nodes, links }: Pick<Batch, 'nodes' | 'links'>,
): ReadonlyMap<string, Counts> {
  const expected = new Map<string, Map<string, number>>()
  for (const { id } of nodes) expected.set(id, new Map())
  const endsOf = countedEnds(model)
  const count = (counts: Map<string, number>, name: string) => counts.set(name, (counts.get(name) ?? 0) + 1)
  for (const { type, from, to } of links) {
    const [start, end] = [expected.get(from), expected.get(to)]
    if (!start && !end) continue
    const counted = endsOf(type, from, to)
    if (!counted) continue
    if (start) count(start, counted.from)
    if (end) count(end, counted.to)
  }
  return expected
}

/** The counts a link belongs to, by its type and the kinds its ids tell; undefined where the type does not join them. */
export function countedEnds(model: Model): EndsOf {
  const before = known.get(model)
  if (before) return before
  const counted = new Map<string, Map<Kind, Map<Kind, CountedEnds>>>()
  for (const { type, ends } of model.links.values()) {
    const byStart = new Map<Kind, Map<Kind, CountedEnds>>()
    counted.set(type, byStart)
    for (const { from, to, out, in: back } of ends) {
      const [start, end] = [model.kinds.get(from)!, model.kinds.get(to)!]
      const byEnd = byStart.get(start) ?? new Map<Kind, CountedEnds>()
      byStart.set(start, byEnd.set(end, { from: countProperty(out), to: countProperty(back) }))
    }
  }
  const endsOf: EndsOf = (type, from, to) => {
    const [start, end] = [model.kindOfId(from), model.kindOfId(to)]
    return start && end && counted.get(type)?.get(start)?.get(end)
  }
  known.set(model, endsOf)
  return endsOf
}

interface CountedEnds {
  readonly from: string
  readonly to: string
}
type EndsOf = (type: string, from: string, to: string) => CountedEnds | undefined

const known = new WeakMap<Model, EndsOf>()
