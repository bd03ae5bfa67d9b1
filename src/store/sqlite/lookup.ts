import type { Model } from '../../model/index.ts'
import type { LinkRecord } from '../contract.ts'
import type { Connection } from './connection.ts'
import { type LinkTable, type NodeTable, namesOf } from './names.ts'
import { rowsOf } from './rows.ts'

/** The ids of the nodes an outside source knows by an id, in order. */
export function byExternalId(connection: Connection, source: string, value: string): string[] {
  const known = connection.fixed<[string]>(
    'SELECT "node" FROM "external_id" WHERE "source" = ? AND "value" = ? ORDER BY "node"',
  )
  return known.all(source, value).map(([id]) => id)
}

/** Where an id that is no longer one leads to. Redirects are kept flat, so one step is enough. */
export function redirected(connection: Connection, id: string): string | undefined {
  return connection.fixed<[string]>('SELECT "into_id" FROM "redirect" WHERE "from_id" = ?').get(id)?.[0]
}

/** Whether any id does. */
export function anyRedirected(connection: Connection): boolean {
  return connection.fixed('SELECT 1 FROM "redirect" LIMIT 1').get() !== undefined
}

/** The ids that lead to one. */
export function leadingTo(connection: Connection, id: string): string[] {
  const leading = connection.fixed<[string]>('SELECT "from_id" FROM "redirect" WHERE "into_id" = ? ORDER BY "from_id"')
  return leading.all(id).map(([from]) => from)
}

/** A node as links name it. */
export interface End {
  readonly pk: number
  readonly id: string
  readonly table: NodeTable
}

/** The node of an id, or the one it leads to. */
export function findEnd(connection: Connection, model: Model, id: string): End | undefined {
  const kind = model.kindOfId(id)
  if (!kind) return undefined
  const table = namesOf(model).node(kind.name)
  const pk = rowsOf(connection, table).number(id)
  if (pk !== undefined) return { pk, id, table }
  const into = redirected(connection, id)
  return into === undefined ? undefined : findEnd(connection, model, into)
}

/** Where a link is kept. */
export interface LinkPlace {
  readonly table: LinkTable
  readonly from: End
  readonly to: End
}

/** The table of a link, as the ids of its ends tell; undefined where its type does not join such. */
export function tableOf(
  model: Model,
  { type, from, to }: Pick<LinkRecord, 'type' | 'from' | 'to'>,
): LinkTable | undefined {
  const names = namesOf(model)
  const [start, end] = [model.kindOfId(from), model.kindOfId(to)]
  return start && end && names.between(type, names.node(start.name), names.node(end.name))
}

/** Redirects of its ends are followed; undefined where one of them is no node. */
export function placeOf(
  connection: Connection,
  model: Model,
  { type, from, to }: Pick<LinkRecord, 'type' | 'from' | 'to'>,
): LinkPlace | undefined {
  const [start, end] = [findEnd(connection, model, from), findEnd(connection, model, to)]
  if (!start || !end) return undefined
  const table = namesOf(model).between(type, start.table, end.table)
  return table && { table, from: start, to: end }
}
