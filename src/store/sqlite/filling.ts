import { setImmediate } from 'node:timers/promises'
import type { Model } from '../../model/index.ts'
import type { OnIndex } from '../journal.ts'
import type { Connection } from './connection.ts'
import { lackingIndexes, makeIndexes } from './ddl.ts'
import { namesOf } from './names.ts'
import { sortingOnDisk } from './open-file.ts'
import { quoted, schemaOf } from './schema.ts'

/*
 * While an import fills an empty store, the indexes of the graph are not there: making each at the end, from sorted
 * rows, takes a part of what it takes to keep it with every row. Those that the import itself has to look into are made
 * when it first does. Reads are right without them, only slow. What ends in between leaves them to whoever opens the
 * file next (ddl.ts).
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

/** Makes them, each `using` the file, one in each turn of the event loop: leases have to be renewed meanwhile. */
export async function endFilling(
  connection: Connection,
  model: Model,
  using: <T>(work: () => T) => T,
  onIndex?: OnIndex,
): Promise<void> {
  const steps = indexesToMake(connection, model)
  for (let step = using(() => steps.next()); !step.done; step = using(() => steps.next())) {
    onIndex?.(step.value.made, step.value.of)
    await setImmediate()
  }
}

/** The same at once, for what looks into all of them. */
export function haveIndexes(connection: Connection, model: Model): void {
  for (const _ of indexesToMake(connection, model));
}

/** Makes one of them, for what looks into that. */
export function haveIndex(connection: Connection, model: Model, name: string): void {
  if (hasIndex(connection, name)) return
  const wanted = schemaOf(model).derived.filter((one) => one.name === name)
  for (const _ of sortingOnDisk(connection.db, () => makeIndexes(connection.db, wanted)));
}

export function hasIndex(connection: Connection, name: string): boolean {
  return connection.fixed("SELECT 1 FROM sqlite_schema WHERE type = 'index' AND name = ?").get(name) !== undefined
}

/** Whether this connection has put off indexes. */
export function isFilling(connection: Connection): boolean {
  return filled.has(connection)
}

/** Tells how many are made, before the first and after each: whoever put them off, it may be gone. */
function* indexesToMake(connection: Connection, model: Model): Generator<{ made: number; of: number }> {
  const lacking = lackingIndexes(connection.db, schemaOf(model))
  if (lacking.length > 0) {
    let made = 0
    yield { made, of: lacking.length }
    for (const _ of sortingOnDisk(connection.db, () => makeIndexes(connection.db, lacking)))
      yield { made: ++made, of: lacking.length }
  }
  filled.delete(connection)
}

function isEmpty(connection: Connection, model: Model): boolean {
  return namesOf(model).nodes.every(({ name }) => !connection.fixed(`SELECT 1 FROM ${quoted(name)} LIMIT 1`).get())
}
