import { setImmediate } from 'node:timers/promises'
import type { Model } from '../../model/index.ts'
import type { Connection } from './connection.ts'
import { makeIndexes } from './ddl.ts'
import { namesOf } from './names.ts'
import { sortingOnDisk } from './open-file.ts'
import { quoted, schemaOf } from './schema.ts'

/*
 * While an import fills an empty store, the indexes that writing does not look into are not there: making each at the
 * end, from sorted rows, takes a part of what it takes to keep it with every row. Reads are right without them, only
 * slow. What ends in between leaves them to whoever opens the file next (ddl.ts).
 */

/** Nodes and links in a batch that is taken for the beginning of many. */
const many = 5_000

const filled = new WeakSet<Connection>()

/** Puts off indexes if this is the first of many batches. Only inside its transaction. */
export function beginFilling(connection: Connection, model: Model, size: number): void {
  if (size < many || filled.has(connection) || !isEmpty(connection, model)) return
  for (const { waits, name } of schemaOf(model).derived)
    if (waits) connection.db.exec(`DROP INDEX IF EXISTS ${quoted(name)}`)
  filled.add(connection)
}

/** Makes them, one in each turn of the event loop: leases have to be renewed meanwhile. */
export async function endFilling(connection: Connection, model: Model): Promise<void> {
  for (const _ of indexesToMake(connection, model)) await setImmediate()
}

/** The same at once, for what looks into them. */
export function haveIndexes(connection: Connection, model: Model): void {
  for (const _ of indexesToMake(connection, model));
}

function* indexesToMake(connection: Connection, model: Model): Generator<void> {
  if (!filled.has(connection)) return
  yield* sortingOnDisk(connection.db, () => makeIndexes(connection.db, schemaOf(model)))
  filled.delete(connection)
}

function isEmpty(connection: Connection, model: Model): boolean {
  return namesOf(model).nodes.every(({ name }) => !connection.fixed(`SELECT 1 FROM ${quoted(name)} LIMIT 1`).get())
}
