import type Database from 'better-sqlite3'
import { LinernotesError } from '../../errors.ts'
import { type Model, modelVersion } from '../../model/index.ts'
import type { OnLong } from '../on-long.ts'
import { columnNames, decoded, encoderOf, valueColumns } from './columns.ts'
import { countAll } from './counting.ts'
import type { Table } from './names.ts'
import { type Derived, quoted, type Schema, schemaOf, type TableShape } from './schema.ts'
import type { Bindable } from './sql.ts'

/** "Lnts": how a file says that it is one of ours. */
export const applicationId = 0x4c6e7473

/**
 * What an upgrade to a model version needs beside new tables, columns and indexes, which are found by comparing.
 * A step sees the file as the version before left it.
 */
const steps: readonly { readonly to: number; readonly run: (db: Database.Database) => void }[] = []

/** Refuses a file that is not ours, or is newer than this model, before anything in it is touched. */
export function refuseForeign(db: Database.Database, file: string): void {
  const id = db.pragma('application_id', { simple: true })
  const version = db.pragma('user_version', { simple: true }) as number
  const isNew = id === 0 && db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0
  if (!isNew && id !== applicationId)
    throw new LinernotesError(
      'STORE_UNUSABLE',
      `${file} is a SQLite database of another program. Name another file in SQLITE_FILE.`,
    )
  if (version > modelVersion)
    throw new LinernotesError(
      'STORE_UNUSABLE',
      `${file} was written by a newer Linernotes (model ${version}, this one knows ${modelVersion}). Update Linernotes, or name another file in SQLITE_FILE.`,
    )
}

/** Brings a new, older or current file to what the registry declares: in one transaction, but for indexes put off. */
export function upgrade(db: Database.Database, model: Model, onLong: OnLong): void {
  const schema = schemaOf(model)
  bringUp(db, schema)
  const lacking = lackingIndexes(db, schema)
  if (lacking.length === 0) return
  onLong(`making ${lacking.length} indexes of the graph, which an import left to be made …`)
  for (const _ of makeIndexes(db, lacking));
}

function bringUp(db: Database.Database, schema: Schema): void {
  if (isCurrent(db, schema)) return
  const run = db.transaction(() => {
    // Asked again inside: another process may have been faster.
    if (isCurrent(db, schema)) return
    const version = db.pragma('user_version', { simple: true }) as number
    for (const step of steps) if (version > 0 && step.to > version) step.run(db)
    bring(db, schema)
    db.pragma(`application_id = ${applicationId}`)
    db.pragma(`user_version = ${modelVersion}`)
  })
  run.immediate()
}

/** The indexes that an import put off; see filling.ts. */
export function lackingIndexes(db: Database.Database, { derived }: Pick<Schema, 'derived'>): readonly Derived[] {
  const there = present(db)
  return derived.filter(({ type, name }) => type === 'index' && !there.has(name))
}

/**
 * Makes indexes and stops after each. Each has a transaction of its own, so that whoever writes to the file meanwhile
 * waits no longer than for one.
 */
export function* makeIndexes(db: Database.Database, lacking: readonly Derived[]): Generator<void> {
  const make = db.transaction(({ name, sql }: Derived) => {
    if (db.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').get(name) === undefined) db.exec(sql)
  })
  for (const index of lacking) {
    make.immediate(index)
    yield
  }
}

/** Name and text of every table, index and view, as SQLite keeps it. */
function present(db: Database.Database): Map<string, string> {
  const rows = db.prepare<[], [string, string]>('SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL').raw()
  return new Map(rows.all())
}

function isCurrent(db: Database.Database, { tables, derived }: Schema): boolean {
  if (db.pragma('user_version', { simple: true }) !== modelVersion) return false
  const there = present(db)
  const isPutOff = ({ type, name }: Derived) => type === 'index' && !there.has(name)
  if (derived.some((one) => there.get(one.name) !== one.sql && !isPutOff(one))) return false
  return tables.every((table) => there.has(table.name) && lacking(db, table).length === 0)
}

function bring(db: Database.Database, { tables, derived, links }: Schema): void {
  const there = present(db)
  // Views first: SQLite checks them when a table they name is altered.
  for (const { type, name, sql } of derived.toReversed())
    if (there.has(name) && there.get(name) !== sql) db.exec(`DROP ${type} ${quoted(name)}`)
  const added = new Map<Table, ReadonlySet<string>>()
  for (const shape of tables) {
    if (!there.has(shape.name)) db.exec(shape.sql)
    else if (shape.table) added.set(shape.table, addColumns(db, shape))
  }
  // What is counted may stand in any of the tables, so all are there now; an index of it is made once it is whole.
  countAll(db, links, (count, table) => added.get(table)?.has(count.name) ?? false)
  for (const { name, sql } of derived) if (there.get(name) !== sql) db.exec(sql)
}

function lacking(db: Database.Database, { name, columns }: TableShape) {
  if (columns.length === 0) return []
  const there = db.prepare<[string], string>('SELECT lower(name) FROM pragma_table_info(?)').pluck().all(name)
  return columns.filter(([column]) => !there.includes(column))
}

function addColumns(db: Database.Database, shape: TableShape): ReadonlySet<string> {
  const added = lacking(db, shape)
  for (const [column, type] of added) db.exec(`ALTER TABLE ${quoted(shape.name)} ADD COLUMN ${quoted(column)} ${type}`)
  const names = new Set(added.map(([column]) => column))
  fill(db, shape.table!, names)
  return names
}

/** New columns of old rows: fallbacks, folds and what else is derived from the values that are there. */
function fill(db: Database.Database, table: Table, added: ReadonlySet<string>): void {
  const names = columnNames(table.columns.values())
  const sets = names.filter((name) => added.has(name)).map((name) => `${quoted(name)} = ?`)
  if (sets.length === 0) return
  const read = db.prepare<[number], [number, ...unknown[]]>(
    `SELECT "pk", ${valueColumns(table).map(quoted).join(', ')} FROM ${quoted(table.name)} WHERE "pk" > ? ORDER BY "pk" LIMIT 1000`,
  )
  const write = db.prepare(`UPDATE ${quoted(table.name)} SET ${sets.join(', ')} WHERE "pk" = ?`)
  const encode = encoderOf(table.columns.values())
  let rows = read.raw().all(0)
  while (rows.length > 0) {
    for (const row of rows) {
      const values: Bindable[] = []
      encode(decoded(table, row, 1), values)
      write.run(...values.filter((_, place) => added.has(names[place]!)), row[0])
    }
    rows = read.all(rows.at(-1)![0])
  }
}
