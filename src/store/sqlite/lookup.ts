import type { Model } from '../../model/index.ts'
import type { Connection } from './connection.ts'
import { type NodeTable, namesOf } from './names.ts'

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
  const found = connection.fixed<[number]>(`SELECT "pk" FROM "${table.name}" WHERE "id" = ?`).get(id)
  if (found) return { pk: found[0], id, table }
  const into = redirected(connection, id)
  return into === undefined ? undefined : findEnd(connection, model, into)
}
