import type { Hop, LinkField } from '../../model/index.ts'
import type { LinkSelection, ListSelection } from '../selection.ts'
import { condition } from './filter.ts'
import { indexName, type LinkTable, type NodeTable } from './names.ts'
import { ordering } from './order.ts'
import { farOf, fieldPath, nearOf, type Path } from './path.ts'
import { column, type Draft, guard, type Scope } from './scope.ts'
import { beside, every, joined, limit, named, parent, type Sql, sql, value } from './sql.ts'

/** Where the rows of a list come from. */
export interface Source {
  readonly from: Sql
  readonly where: readonly Sql[]
  readonly node: Scope<NodeTable>
  readonly link?: Scope<LinkTable>
}

/** Row number, id and columns of the node with an id. */
export function byId(table: NodeTable, columns: readonly string[]): Sql {
  const shown = ['pk', 'id', ...columns].map((name) => named(name))
  return sql`SELECT ${joined(shown, ', ')} FROM ${named(table.name)} WHERE "id" = ${beside}`
}

/** All nodes of a kind. */
export function rootSource(draft: Draft, list: ListSelection): Source {
  const node = { alias: draft.alias('n'), table: draft.names.node(list.node.kind) }
  const where = list.where ? [condition(draft, list.where, node)] : []
  return { from: aliased(node), where: [guard(draft, node.alias), ...where], node }
}

/** What a link field lists at the parent. */
export function linkSource(draft: Draft, field: LinkField, list: LinkSelection): Source {
  if (field.hops.length === 2) return chainSource(draft, field, list)
  const path = fieldPath(draft, field, true, list.through)
  return { from: path.from, where: narrowed(draft, field, list, path), node: path.target, link: path.link }
}

/** The unit of a chain is the node: IN keeps each once. */
function chainSource(draft: Draft, field: LinkField, list: LinkSelection): Source {
  const node = { alias: draft.alias('n'), table: draft.names.node(field.target) }
  const path = fieldPath(draft, field, false)
  const within = every([sql`${path.start} = ${parent}`, ...path.where])
  const where = list.where ? [condition(draft, list.where, node)] : []
  const reached = sql`${named(node.alias, 'pk')} IN (SELECT ${path.end} FROM ${path.from} WHERE ${within})`
  return { from: aliased(node), where: [reached, ...where], node }
}

/** The same rows from the other side: the far kind in the order of an index, each asked for a link to the parent. */
export function drivenSource(draft: Draft, field: LinkField, by: string): Source {
  const [hop] = field.hops
  const node = { alias: draft.alias('n'), table: draft.names.node(field.target) }
  const link = { alias: draft.alias('l'), table: draft.names.link(hop) }
  const index = named(indexName(node.table, node.table.columns.get(by)!))
  const ends = sql`${named(link.alias, nearOf(hop))} = ${parent} AND ${named(link.alias, farOf(hop))} = ${named(node.alias, 'pk')}`
  const from = sql`${aliased(node)} INDEXED BY ${index} CROSS JOIN ${aliased(link)} ON ${ends}`
  return { from, where: [], node, link }
}

/** The statements of a page, to be run in turn until it is full. */
export function pageStatements(source: Source, columns: Columns, list: ListSelection): Sql[] {
  const page = list.page!
  const { keys, segments } = ordering(list.order, page, source.node, source.link)
  const { node, link } = source
  const shown = [
    ...['pk', 'id', ...columns.node].map((name) => named(node.alias, name)),
    ...(link ? [...(page.keys ? ['key'] : []), ...columns.link].map((name) => named(link.alias, name)) : []),
    ...(page.keys ? keys : []),
  ]
  return segments.map(
    (segment) =>
      sql`SELECT ${joined(shown, ', ')} FROM ${source.from} WHERE ${every([...source.where, segment.where])} ${segment.order} ${limit()}`,
  )
}

/** Names of columns beside the row number, id and link key. */
export interface Columns {
  readonly node: readonly string[]
  readonly link: readonly string[]
}

export function rootTotal({ from, where }: Source): Sql {
  return sql`SELECT count(*) FROM ${from} WHERE ${every(where)}`
}

export function linkTotal(draft: Draft, field: LinkField, list: LinkSelection): Sql {
  const path = fieldPath(draft, field, list.where !== undefined, list.through)
  const counted = field.hops.length === 2 ? sql`count(DISTINCT ${path.end})` : sql`count(*)`
  return sql`SELECT ${counted} FROM ${path.from} WHERE ${every(narrowed(draft, field, list, path))}`
}

/** Row number, id and columns of the node with a row number. */
export function byRow(table: NodeTable, columns: readonly string[]): Sql {
  const shown = ['pk', 'id', ...columns].map((name) => named(name))
  return sql`SELECT ${joined(shown, ', ')} FROM ${named(table.name)} WHERE "pk" = ${beside}`
}

/** Row number, id and columns of the nodes between a parent and the end of a chain. */
export function between(draft: Draft, field: LinkField, columns: readonly string[]): Sql {
  const kind = field.hops[1]!.direction === 'out' ? field.hops[1]!.ends.from : field.hops[1]!.ends.to
  const node = { alias: draft.alias('n'), table: draft.names.node(kind) }
  const path = fieldPath(draft, field, false)
  const ends = every([sql`${path.start} = ${parent}`, sql`${path.end} = ${beside}`, ...path.where])
  const shown = joined(
    ['pk', 'id', ...columns].map((name) => named(node.alias, name)),
    ', ',
  )
  return sql`SELECT ${shown} FROM ${aliased(node)} WHERE ${named(node.alias, 'pk')} IN (SELECT ${path.between} FROM ${path.from} WHERE ${ends}) ORDER BY ${named(node.alias, 'id')}`
}

/** What must hold of a parent's links and of the nodes at their ends. */
export function narrowed(draft: Draft, field: LinkField, list: LinkSelection, path: Path): Sql[] {
  const { view, through } = field
  return [
    list.through ? sql`${path.start} IN (${parentAndGroups(draft, through!.hop)})` : sql`${path.start} = ${parent}`,
    ...path.where,
    ...(view ? [sql`${column(path.link, view.property)} = ${list.narrow ? value(list.narrow) : beside}`] : []),
    ...(list.linkWhere ? [condition(draft, list.linkWhere, path.link)] : []),
    ...(list.where ? [condition(draft, list.where, path.target)] : []),
  ]
}

/** The nodes whose links are shown; IN takes each once. */
function parentAndGroups(draft: Draft, hop: Hop): Sql {
  const member = { alias: draft.alias('m'), table: draft.names.link(hop) }
  const groups = sql`SELECT ${named(member.alias, farOf(hop))} FROM ${aliased(member)} WHERE ${named(member.alias, nearOf(hop))} = ${parent}`
  return sql`SELECT ${parent} UNION ALL ${groups}`
}

function aliased({ alias, table }: Scope): Sql {
  return sql`${named(table.name)} ${named(alias)}`
}
