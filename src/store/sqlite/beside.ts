import type { ImportRun, PropertyValues, Redirect } from '../contract.ts'
import type { Connection } from './connection.ts'
import { redirected } from './lookup.ts'
import type { NodeTable } from './names.ts'

/*
 * What is kept beside the graph: the index of outside ids, redirects, runs. Only inside a transaction.
 */

/** Lists only grow, so adding what is there now is enough. */
export function keepExternalIds(connection: Connection, { kind }: NodeTable, id: string, values: PropertyValues): void {
  const known = values.externalIds as readonly { source: string; id: string }[] | undefined
  if (!known?.length) return
  const add = connection.fixed(
    'INSERT INTO "external_id" ("source", "value", "kind", "node") VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  )
  for (const one of known) add.run(one.source, one.id, kind.name, id)
}

/** Returns whether it is new. Redirects are kept flat: those that led to `from` now lead to where it leads. */
export function keepRedirect(connection: Connection, { from, into }: Redirect): boolean {
  const last = redirected(connection, into) ?? into
  if (last === from || redirected(connection, from) === last) return false
  connection.fixed('UPDATE "redirect" SET "into_id" = ? WHERE "into_id" = ?').run(last, from)
  connection
    .fixed('INSERT INTO "redirect" VALUES (?, ?) ON CONFLICT ("from_id") DO UPDATE SET "into_id" = excluded."into_id"')
    .run(from, last)
  return true
}

export function keepRun(connection: Connection, run: ImportRun): void {
  connection
    .fixed('INSERT OR REPLACE INTO "run" ("source", "finished_at", "written", "refused") VALUES (?, ?, ?, ?)')
    .run(run.source, run.finishedAt, run.written, run.refused)
}

export function forgetExternalIds(connection: Connection, values: PropertyValues, id: string): void {
  const known = values.externalIds as readonly { source: string; id: string }[]
  const remove = connection.fixed('DELETE FROM "external_id" WHERE "source" = ? AND "value" = ? AND "node" = ?')
  for (const one of known) remove.run(one.source, one.id, id)
}

export function forgetRedirect(connection: Connection, from: string): void {
  connection.fixed('DELETE FROM "redirect" WHERE "from_id" = ?').run(from)
}
