import type { Connection } from './connection.ts'

/** Goes up with every change; 0 in a new file. */
export function revisionOf(connection: Connection): number {
  return connection.fixed<[number]>(`SELECT "value" FROM "meta" WHERE "name" = 'revision'`).get()?.[0] ?? 0
}

/** When the graph last changed; null in a new file. */
export function loadedAt(connection: Connection): string | null {
  return connection.fixed<[string]>(`SELECT "value" FROM "meta" WHERE "name" = 'loaded_at'`).get()?.[0] ?? null
}

/** Marks a change and returns the new revision. Only inside the transaction that makes it. */
export function changed(connection: Connection): number {
  const keep = connection.fixed(
    'INSERT INTO "meta" ("name", "value") VALUES (?, ?) ON CONFLICT ("name") DO UPDATE SET "value" = excluded."value"',
  )
  const revision = revisionOf(connection) + 1
  keep.run('revision', revision)
  keep.run('loaded_at', new Date().toISOString())
  return revision
}
