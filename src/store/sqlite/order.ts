import type { OrderTerm, Page } from '../selection.ts'
import type { LinkTable, NodeTable } from './names.ts'
import { column, type Scope } from './scope.ts'
import { any, every, joined, named, no, type Slot, type Sql, sql, value, yes } from './sql.ts'

/** One step of an order: the asked for, then the tie-breakers. */
interface Step {
  readonly key: Sql
  readonly descending: boolean
  readonly nullable: boolean
  /** Whether its index leaves out the missing. */
  readonly partial?: boolean
  /** Where the page begins: a value, null for a missing one, undefined without a position. */
  readonly at: Slot | null | undefined
}

/** One stretch of a page. The next is only read when the one before did not fill it. */
export interface Segment {
  readonly where: Sql
  readonly order: Sql
}

export interface Ordering {
  /** What the terms compare, for the row's keys. */
  readonly keys: readonly Sql[]
  readonly segments: readonly Segment[]
}

/**
 * The order of a list and the stretches its page is read in. Missing values stand last in both directions, ties are
 * broken by node id and link key in the direction of the last term. A position with a value in front of missing ones
 * makes two stretches, because a single condition over both cannot be answered from an index; so does a root list by
 * a count from its start, because the index of a count holds only what has one.
 */
export function ordering(
  terms: readonly OrderTerm[],
  page: Page,
  node: Scope<NodeTable>,
  link: Scope<LinkTable> | undefined,
): Ordering {
  const { beyond, backward } = page
  const steps: Step[] = terms.map((term, place) => {
    const key = beyond?.keys[place]
    const count = term.on === 'node' ? node.table.counts.get(term.property) : undefined
    return {
      key: count ? named(node.alias, count.name) : column(term.on === 'link' ? link! : node, term.property),
      descending: term.descending,
      nullable: term.property !== 'id',
      partial: count !== undefined,
      at: key ? value(key) : key,
    }
  })
  const keys = steps.map(({ key }) => key)
  const descending = terms.at(-1)?.descending ?? false
  const tie = (key: Sql, at: Slot | undefined): Step => ({ key, descending, nullable: false, at })
  if (!terms.some(({ property }) => property === 'id'))
    steps.push(tie(named(node.alias, 'id'), beyond && value(beyond.id)))
  if (link) steps.push(tie(named(link.alias, 'key'), beyond?.link && value(beyond.link)))
  const parted = beyond !== undefined || (steps[0]!.partial && !link)
  return { keys, segments: parted ? segments(steps, backward) : [{ where: yes, order: orderBy(steps, backward) }] }
}

function segments(steps: readonly Step[], backward: boolean): Segment[] {
  const [lead, ...rest] = steps as [Step, ...Step[]]
  const { key, at, nullable, partial } = lead
  const missing = (where: Sql) => ({ where: every([sql`${key} IS NULL`, where]), order: orderBy(rest, backward) })
  const present = (where: Sql) => ({
    where: partial ? every([sql`${key} IS NOT NULL`, where]) : where,
    order: orderBy([{ ...lead, nullable: false }, ...rest], backward),
  })
  if (at === undefined) return backward ? [missing(yes), present(yes)] : [present(yes), missing(yes)]
  if (at === null) {
    const within = missing(past(rest, backward))
    return backward ? [within, present(partial ? yes : sql`${key} IS NOT NULL`)] : [within]
  }
  const after = present(pastLead(steps, backward))
  return nullable && !backward ? [after, missing(yes)] : [after]
}

/** Beyond a position whose first key is a value: one range of an index where the steps allow it. */
function pastLead(steps: readonly Step[], backward: boolean): Sql {
  const [lead, ...rest] = steps as [Step, ...Step[]]
  const sign = signOf(lead, backward)
  if (rest.every(({ nullable, descending }) => !nullable && descending === lead.descending)) {
    const keys = joined(
      steps.map(({ key }) => key),
      ', ',
    )
    const at = joined(
      steps.map((step) => sql`${step.at!}`),
      ', ',
    )
    return steps.length === 1 ? sql`${keys} ${sign} ${at}` : sql`(${keys}) ${sign} (${at})`
  }
  return sql`(${lead.key} ${sign}= ${lead.at!} AND (${lead.key} ${sign} ${lead.at!} OR ${past(rest, backward)}))`
}

/** Beyond a position, all earlier keys being equal: nothing is when no key is left. */
function past([step, ...rest]: readonly Step[], backward: boolean): Sql {
  if (!step) return no
  const { key, at, nullable } = step
  if (at === null) {
    const equal = every([sql`${key} IS NULL`, past(rest, backward)])
    return backward ? any([sql`${key} IS NOT NULL`, equal]) : equal
  }
  const further = sql`${key} ${signOf(step, backward)} ${at!}`
  const beyond = nullable && !backward ? [further, sql`${key} IS NULL`] : [further]
  return rest.length ? any([...beyond, every([sql`${key} = ${at!}`, past(rest, backward)])]) : any(beyond)
}

function signOf({ descending }: Step, backward: boolean): Sql {
  return descending === backward ? sql`>` : sql`<`
}

function orderBy(steps: readonly Step[], backward: boolean): Sql {
  const nulls = backward ? sql` NULLS FIRST` : sql` NULLS LAST`
  const written = steps.map(({ key, descending, nullable }) => {
    const way = descending === backward ? sql`` : sql` DESC`
    return nullable ? sql`${key}${way}${nulls}` : sql`${key}${way}`
  })
  return sql`ORDER BY ${joined(written, ', ')}`
}
