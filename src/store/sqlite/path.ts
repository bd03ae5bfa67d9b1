import type { Hop, LinkField } from '../../model/index.ts'
import type { LinkTable, NodeTable } from './names.ts'
import { type Draft, guard, type Scope } from './scope.ts'
import { named, type Sql, sql } from './sql.ts'

/** The way from a node to the far ends of one of its link fields, as the parts of a statement. */
export interface Path {
  readonly from: Sql
  /** Where it starts: compared with the row number of the node. */
  readonly start: Sql
  /** What must hold along the way. */
  readonly where: readonly Sql[]
  /** The first link. */
  readonly link: Scope<LinkTable>
  /** The far node; only joined where it was asked for, its row number is `end` in any case. */
  readonly target: Scope<NodeTable>
  readonly end: Sql
  /** Row number of the node between the two links of a chain; the far node's where there is one link. */
  readonly between: Sql
}

/** `along`: the links are walked before their far nodes are looked at, whatever an index of these promises. */
export function fieldPath(draft: Draft, field: LinkField, joinTarget: boolean, along = false): Path {
  const [first, second] = field.hops
  const link = { alias: draft.alias('l'), table: draft.names.link(first) }
  const start = named(link.alias, nearOf(first))
  let from = sql`${named(link.table.name)} ${named(link.alias)}`
  const between = named(link.alias, farOf(first))
  let end = between
  const where = [guard(draft, link.alias)]
  if (second) {
    const next = { alias: draft.alias('l'), table: draft.names.link(second) }
    from = sql`${from} JOIN ${named(next.table.name)} ${named(next.alias)} ON ${named(next.alias, nearOf(second))} = ${end}`
    end = named(next.alias, farOf(second))
    where.push(guard(draft, next.alias))
    if (next.table === link.table) where.push(sql`${named(next.alias, 'pk')} <> ${named(link.alias, 'pk')}`)
    if (field.target === field.kind) where.push(sql`${end} <> ${start}`)
  }
  const target = { alias: draft.alias('n'), table: draft.names.node(field.target) }
  if (joinTarget)
    from = sql`${from} ${along ? sql`CROSS JOIN` : sql`JOIN`} ${named(target.table.name)} ${named(target.alias)} ON ${named(target.alias, 'pk')} = ${end}`
  return { from, start, where, link, target, end, between }
}

/** The end of a link at the node a hop leaves from, and the one it comes to. */
export function nearOf({ direction }: Hop): 'from' | 'to' {
  return direction === 'out' ? 'from' : 'to'
}
export function farOf({ direction }: Hop): 'from' | 'to' {
  return direction === 'out' ? 'to' : 'from'
}
