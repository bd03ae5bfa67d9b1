import type { Model } from '../../model/index.ts'
import type { Redirect } from '../contract.ts'
import { citedIn, type Merge, type Moved, touched } from '../moved.ts'
import type { Connection } from './connection.ts'

/*
 * What merges did, kept to take them back. Only inside a transaction.
 */

export function keepMoved(connection: Connection, model: Model, move: Redirect, moved: Moved): void {
  const { lastInsertRowid } = connection
    .fixed('INSERT INTO "moved" ("at", "from_id", "into_id", "what", "became", "record") VALUES (?, ?, ?, ?, ?, ?)')
    .run(new Date().toISOString(), move.from, move.into, moved.what, moved.became, JSON.stringify(moved.record))
  const touch = connection.fixed('INSERT INTO "touched" ("thing", "number") VALUES (?, ?)')
  for (const thing of touched(model, move, moved)) touch.run(thing, Number(lastInsertRowid))
}

/** The merge of an id; undefined where none is recorded that could be taken back. */
export function mergeOf(connection: Connection, from: string): Merge | undefined {
  const rows = connection
    .fixed<[number, string, string, string, string]>(
      'SELECT "number", "into_id", "what", "became", "record" FROM "moved" WHERE "from_id" = ? ORDER BY "number"',
    )
    .all(from)
  const moved = rows.map(([, , what, became, record]) => ({ what, became, record: JSON.parse(record) }) as Moved)
  if (!moved.some(({ what }) => what === 'survivor')) return undefined
  const [number, into] = rows[0]!
  return { from, into, number, moved }
}

/** A merge and all later ones that built on what it or one of them did, in order. */
export function builtOn(connection: Connection, model: Model, first: Merge): Merge[] {
  const touching = connection.fixed<[string]>(
    `SELECT DISTINCT m."from_id" FROM "moved" w JOIN "touched" one USING ("number")
     JOIN "touched" other ON other."thing" = one."thing" AND other."number" > one."number"
     JOIN "moved" m ON m."number" = other."number" WHERE w."from_id" = ?`,
  )
  const cited = connection.fixed<[string]>(
    `SELECT DISTINCT m."from_id" FROM json_each(?) id JOIN "moved" m ON m."from_id" = id.value AND m."number" > ?`,
  )
  const found = new Map([[first.from, first]])
  // Goes on over those that are found on the way.
  for (const { from, number, moved } of found.values())
    for (const [later] of [...touching.all(from), ...cited.all(JSON.stringify(citedIn(model, moved)), number)])
      if (!found.has(later)) found.set(later, mergeOf(connection, later)!)
  return [...found.values()].sort((one, other) => one.number - other.number)
}

export function forgetMoved(connection: Connection, { from }: Redirect): void {
  connection
    .fixed('DELETE FROM "touched" WHERE "number" IN (SELECT "number" FROM "moved" WHERE "from_id" = ?)')
    .run(from)
  connection.fixed('DELETE FROM "moved" WHERE "from_id" = ?').run(from)
}
