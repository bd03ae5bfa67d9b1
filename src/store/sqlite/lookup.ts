import type { Connection } from './connection.ts'

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
