import type { Comparison, Filter, Param } from '../selection.ts'
import { fieldPath } from './path.ts'
import { column, type Draft, type Scope } from './scope.ts'
import { any, every, list, named, type Sql, sql, value } from './sql.ts'

/** The condition under which a filter is true; it may be null instead of false, so `not` and `all` ask IS NOT TRUE. */
export function condition(draft: Draft, filter: Filter, at: Scope, asserted = true): Sql {
  switch (filter.op) {
    case 'and':
      return every(filter.of.map((part) => condition(draft, part, at, asserted)))
    case 'or':
      return any(filter.of.map((part) => condition(draft, part, at, false)))
    case 'not':
      return sql`(${condition(draft, filter.of, at, false)}) IS NOT TRUE`
    case 'isNull':
      return filter.is
        ? sql`${column(at, filter.property, true)} IS NULL`
        : sql`${column(at, filter.property, true)} IS NOT NULL`
    case 'in':
      return sql`${column(at, filter.property, filter.exact)} IN (SELECT value FROM json_each(${list(filter.values)}))`
    case 'hasAny':
      return sql`EXISTS (SELECT 1 FROM json_each(${column(at, filter.property)}) WHERE value IN (SELECT value FROM json_each(${list(filter.values)})))`
    case 'hasAll':
      return sql`NOT EXISTS (SELECT 1 FROM json_each(${list(filter.values)}) WHERE value NOT IN (SELECT value FROM json_each(${column(at, filter.property)})))`
    case 'some':
    case 'none':
    case 'all':
      return quantified(draft, filter, at, asserted)
    default:
      return compared(filter.op, column(at, filter.property, filter.exact), filter.value, filter.exact)
  }
}

/** Whether a filter is about few nodes known beforehand: then what links to them is found from their side. */
export function isAnchored(filter: Filter | undefined): boolean {
  if (filter?.op === 'and') return filter.of.some(isAnchored)
  if (filter?.op === 'some') return isAnchored(filter.node)
  return (filter?.op === 'eq' || filter?.op === 'in') && filter.property === 'id'
}

const signs = { eq: sql`=`, ne: sql`<>`, gt: sql`>`, gte: sql`>=`, lt: sql`<`, lte: sql`<=` } as const

function compared(op: Comparison, subject: Sql, wanted: Param, exact = false): Sql {
  const given = value(wanted)
  switch (op) {
    case 'startsWith':
      if (exact) return sql`substr(${subject}, 1, length(${given})) = ${given}`
      // Folds hold no letter beyond U+FFFF, so the last letter there is stands behind all that begin so.
      return sql`(${subject} >= ${given} AND ${subject} < ${(run) => `${given(run)}\u{10FFFF}`})`
    case 'endsWith':
      return sql`substr(${subject}, length(${subject}) - length(${given}) + 1) = ${given}`
    case 'contains':
      return sql`instr(${subject}, ${given}) > 0`
    default:
      return sql`${subject} ${signs[op]} ${given}`
  }
}

type Quantified = Extract<Filter, { op: 'some' | 'none' | 'all' }>

function quantified(draft: Draft, filter: Quantified, at: Scope, asserted: boolean): Sql {
  const field = draft.model.field(at.table.kind!.name, filter.field)!
  const path = fieldPath(draft, field, filter.node !== undefined)
  const both = every([
    ...(filter.link ? [condition(draft, filter.link, path.link, filter.op === 'some')] : []),
    ...(filter.node ? [condition(draft, filter.node, path.target, filter.op === 'some')] : []),
  ])
  const view = field.view ? [sql`${column(path.link, field.view.property)} = ${column(at, field.view.parent)}`] : []
  const anchored = filter.op === 'some' && asserted && !field.view && isAnchored(filter.node)
  if (anchored)
    return sql`${named(at.alias, 'pk')} IN (SELECT ${path.start} FROM ${path.from} WHERE ${every([...path.where, both])})`

  const here = sql`${path.start} = ${named(at.alias, 'pk')}`
  const wanted = filter.op === 'all' ? sql`(${both}) IS NOT TRUE` : both
  const found = sql`EXISTS (SELECT 1 FROM ${path.from} WHERE ${every([here, ...view, ...path.where, wanted])})`
  return filter.op === 'some' ? found : sql`NOT ${found}`
}
