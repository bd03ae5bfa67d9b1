import type { OrderTerm, Page, Position } from '../selection.ts'
import { joined, type Subject } from './filter.ts'
import { at, quoted, storedNames } from './names.ts'
import { param } from './statement.ts'

/** One key of an order, the first weighing most. */
export interface Term {
  /** The stored property, and the same read from the variable at hand. */
  readonly name: string
  readonly text: string
  readonly nullable: boolean
  readonly descending: boolean
  /** What the cursor holds for it; null is a value of its own. Absent where the list is read from its start. */
  readonly cursor?: string | null
}

/**
 * The keys of a list's order and the tie-breakers, node id and link key, which take the direction of the last key:
 * so one index on (property, id) serves both ways.
 */
export function termsOf(
  order: readonly OrderTerm[],
  node: Subject,
  link: Subject | undefined,
  from?: Position,
): Term[] {
  const descending = order.at(-1)?.descending ?? false
  const keys = order.map((term, place) => {
    const key = from?.keys[place]
    const stored = storedKey(term, term.on === 'node' ? node : link!)
    return { ...stored, descending: term.descending, ...(from && { cursor: key ? param(key) : null }) }
  })
  const tie = (subject: Subject, name: string, cursor: Position['link']): Term => ({
    name,
    text: at(subject.variable, name),
    nullable: false,
    descending,
    ...(cursor && { cursor: param(cursor) }),
  })
  return [...keys, tie(node, 'id', from?.id), ...(link ? [tie(link, 'key', from?.link)] : [])]
}

function storedKey(
  { property }: OrderTerm,
  { variable, properties }: Subject,
): Pick<Term, 'name' | 'text' | 'nullable'> {
  if (property === 'id') return { name: 'id', text: at(variable, 'id'), nullable: false }
  const stored = storedNames(properties).get(property)
  // What is no property of a kind is one of its counts: kept under the name it has, and missing without a link.
  if (!stored) return { name: quoted(property), text: at(variable, property), nullable: true }
  const { key, name, declared } = stored
  return { name: quoted(key ?? name), text: at(variable, key ?? name), nullable: !declared.required }
}

/** Missing values last, whichever way: Neo4j takes null for the greatest value. Backward is all of it reversed. */
export function orderBy(terms: readonly Term[], backward: boolean): string {
  const keys = terms.map(({ text, nullable, descending }) => {
    const key = descending === backward ? text : `${text} DESC`
    if (!nullable || !descending) return key
    return `${text} IS ${backward ? 'NOT ' : ''}NULL, ${key}`
  })
  return `ORDER BY ${keys.join(', ')}`
}

/** True for what stands beyond the cursor; undefined without one. */
export function beyond([term, ...rest]: readonly Term[], backward: boolean): string | undefined {
  if (term?.cursor === undefined) return undefined
  const { text, cursor } = term
  const past = isPast(term, backward)
  const further = beyond(rest, backward)
  if (!further) return past
  const level = cursor === null ? `${text} IS NULL` : `${text} = ${cursor}`
  const tied = joined([level, further], ' AND ', 'true')
  return past === 'false' ? tied : joined([past, tied], ' OR ', 'false')
}

/**
 * The same where the first key is never missing, as two conditions of which the first bounds that key: an index can
 * start there, while an OR would be checked on every entry.
 */
export function bounded([lead, ...rest]: readonly Term[], backward: boolean): string[] {
  const further = beyond(rest, backward)
  const { text, cursor } = lead!
  const way = descends(lead!, backward) ? '<' : '>'
  if (!further) return [`${text} ${way} ${cursor}`]
  return [`${text} ${way}= ${cursor}`, joined([`${text} ${way} ${cursor}`, further], ' OR ', 'false')]
}

/** Whether one key alone comes after the cursor's. Missing values come after all others, and nothing after them. */
function isPast(term: Term, backward: boolean): string {
  const { text, nullable, cursor } = term
  if (cursor === null) return backward ? `${text} IS NOT NULL` : 'false'
  const past = `${text} ${descends(term, backward) ? '<' : '>'} ${cursor}`
  return nullable && !backward ? `(${past} OR ${text} IS NULL)` : past
}

function descends({ descending }: Term, backward: boolean): boolean {
  return descending !== backward
}

export function limit(page: Page): string {
  return `LIMIT ${pageSize(page)}`
}

/** How many rows to fetch: one beyond the page where it must be known whether there are more. */
export function pageSize({ size, peek }: Page): string {
  return peek ? `${param(size)} + 1` : param(size)
}

/** A row's place in the order, where it is asked for: its keys without the tie-breakers. */
export function keysOf(terms: readonly Term[], order: readonly OrderTerm[], page: Page): string {
  const keys = page.keys ? terms.slice(0, order.length) : []
  return `[${keys.map(({ text }) => text).join(', ')}]`
}
