import { countProperty } from '../model/counts.ts'
import type { Model } from '../model/index.ts'
import type { LinkRecord } from './contract.ts'

/** How many links by the name of a count. */
export type Counts = ReadonlyMap<string, number>

/**
 * The counts of a batch's nodes if every link of it were new, by id. For a new node that is nearly always so: it is
 * written with these, and what proves otherwise, for want of an end or because a link was given twice, is taken back.
 */
export function expectedCounts(model: Model, links: readonly LinkRecord[]): ReadonlyMap<string, Counts> {
  const expected = new Map<string, Map<string, number>>()
  const endsOf = countedEnds(model)
  const add = (id: string, count: string) => {
    let counts = expected.get(id)
    if (!counts) {
      counts = new Map()
      expected.set(id, counts)
    }
    counts.set(count, (counts.get(count) ?? 0) + 1)
  }
  for (const { type, from, to } of links) {
    const counted = endsOf(type, from, to)
    if (!counted) continue
    add(from, counted.from)
    add(to, counted.to)
  }
  return expected
}

/** The counts a link belongs to, by its type and the kinds its ids tell; undefined where the type does not join them. */
export function countedEnds(model: Model): EndsOf {
  const before = known.get(model)
  if (before) return before
  const counted = new Map<string, CountedEnds>()
  for (const { type, ends } of model.links.values())
    for (const { from, to, out, in: back } of ends)
      counted.set(`${type} ${from} ${to}`, { from: countProperty(out), to: countProperty(back) })
  const kindOf = (id: string) => model.kindOfId(id)?.name
  const endsOf: EndsOf = (type, from, to) => counted.get(`${type} ${kindOf(from)} ${kindOf(to)}`)
  known.set(model, endsOf)
  return endsOf
}

interface CountedEnds {
  readonly from: string
  readonly to: string
}
type EndsOf = (type: string, from: string, to: string) => CountedEnds | undefined

const known = new WeakMap<Model, EndsOf>()
