import { beyond, bounded, type Term } from './order.ts'

/** A stretch of a list that is ordered by an index: rows that have a value for the first key, or rows that have none. */
export interface Segment {
  readonly keys: readonly Term[]
  readonly conditions: readonly string[]
  /** The properties of the index that gives the order. */
  readonly index: readonly string[] | undefined
}

/**
 * The stretches to read, in turn. Missing values stand last, but no index holds them, so a list whose first key may
 * be missing is read as two: one sort over both would touch every node of the kind.
 */
export function segments(terms: readonly Term[], backward: boolean): Segment[] {
  const [first, ...rest] = terms as [Term, ...Term[]]
  if (!first.nullable) return [present(terms, backward)]
  if (first.cursor === undefined) {
    const both = [present(terms, backward), missing(first, rest, backward)]
    return backward ? both.reverse() : both
  }
  if (first.cursor === null)
    return backward ? [missing(first, rest, true), present(terms.map(anywhere), true)] : [missing(first, rest, false)]
  return backward ? [present(terms, true)] : [present(terms, false), missing(first, rest.map(anywhere), false)]
}

function present(terms: readonly Term[], backward: boolean): Segment {
  const [first, ...rest] = terms as [Term, ...Term[]]
  const keys = [{ ...first, nullable: false }, ...rest]
  const id = terms.at(-1)!
  const indexed = first.name === id.name ? [first] : [first, id]
  const bounds = first.cursor === undefined ? [] : bounded(keys, backward)
  // The planner reads the order off an index only where a condition speaks of each of its properties.
  const stored = indexed.slice(bounds.length ? 1 : 0).map(({ text }) => `${text} IS NOT NULL`)
  return { keys, conditions: [...bounds, ...stored], index: indexed.map(({ name }) => name) }
}

function missing(first: Term, rest: readonly Term[], backward: boolean): Segment {
  const further = beyond(rest, backward)
  const byId = rest.length === 1 ? rest[0]! : undefined
  return {
    keys: rest,
    conditions: [`${first.text} IS NULL`, ...(further ? [further] : []), ...(byId ? [`${byId.text} IS NOT NULL`] : [])],
    index: byId && [byId.name],
  }
}

/** The key of a list that is read from its start. */
function anywhere({ cursor, ...term }: Term): Term {
  return term
}
