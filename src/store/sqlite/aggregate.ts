import type { LinkField } from '../../model/index.ts'
import { part } from '../aggregate.ts'
import type { AggregateSelection, LinkSelection, ListSelection } from '../selection.ts'
import { linkSource, narrowed, rootSource, type Source } from './list.ts'
import { fieldPath } from './path.ts'
import { column, type Draft, type Scope } from './scope.ts'
import { every, joined, type Sql, sql } from './sql.ts'

/*
 * The rows of a list in the groups that store/aggregate.ts joins.
 */

export function rootGroups(draft: Draft, list: ListSelection): Sql {
  return groups(rootSource(draft, list), list.aggregate!)
}

/** The far nodes of links are joined only where something is asked of them. */
export function linkGroups(draft: Draft, field: LinkField, list: LinkSelection): Sql {
  const selection = list.aggregate!
  if (field.hops.length === 2) return groups(linkSource(draft, field, list), selection)
  const asksNode = list.where !== undefined || selection.spans.length > 0 || selection.years !== undefined
  const path = fieldPath(draft, field, asksNode, list.through)
  const where = narrowed(draft, field, list, path)
  return groups({ from: path.from, where, node: path.target, link: path.link }, selection)
}

function groups({ from, where, node, link }: Source, { spans, years, roles }: AggregateSelection): Sql {
  const shown = [
    years === undefined ? sql`NULL` : yearOf(node, years),
    roles === undefined ? sql`NULL` : column(link!, roles, true),
    sql`count(*)`,
    ...spans.flatMap(({ property, sum }) => parts(column(node, property), sum)),
  ]
  const grouped = [...(years === undefined ? [] : [sql`1`]), ...(roles === undefined ? [] : [sql`2`])]
  const by = grouped.length > 0 ? sql` GROUP BY ${joined(grouped, ', ')}` : sql``
  return sql`SELECT ${joined(shown, ', ')} FROM ${from} WHERE ${every(where)}${by}`
}

/** Written out: a number that is bound is a float, and would divide as one. */
const divisor: Sql = { text: String(part), slots: [] }

function parts(value: Sql, summed: boolean): Sql[] {
  const ends = [sql`min(${value})`, sql`max(${value})`]
  if (!summed) return ends
  return [...ends, sql`sum(${value} / ${divisor})`, sql`sum(${value} % ${divisor})`, sql`count(${value})`]
}

function yearOf(node: Scope, property: string): Sql {
  const value = column(node, property)
  return node.table.columns.get(property)!.declared.type === 'date'
    ? sql`CAST(substr(${value}, 1, 4) AS INTEGER)`
    : value
}
