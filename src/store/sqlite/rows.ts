import type { PropertyValues } from '../contract.ts'
import { columnNames, decoded, encoderOf, valueColumns } from './columns.ts'
import type { Connection } from './connection.ts'
import { type Insert, inserting } from './inserting.ts'
import type { Table } from './names.ts'
import { quoted } from './schema.ts'
import type { Bindable } from './sql.ts'

/** Single rows of a table. */
export interface Rows {
  readonly insert: Insert
  /** The row's number, by what makes it unique: a node's id; a link's ends and key. */
  number(...own: readonly Bindable[]): number | undefined
  /** By the same. */
  find(...own: readonly Bindable[]): Row | undefined
  update(pk: number, values: PropertyValues): void
  /** Gives a row another identity. */
  move(pk: number, ...own: readonly Bindable[]): void
  remove(pk: number): void
}
export interface Row {
  readonly pk: number
  readonly values: PropertyValues
}

const prepared = new WeakMap<Connection, Map<Table, Rows>>()

export function rowsOf(connection: Connection, table: Table): Rows {
  const tables = prepared.get(connection) ?? new Map<Table, Rows>()
  prepared.set(connection, tables)
  const rows = tables.get(table) ?? prepare(connection, table)
  tables.set(table, rows)
  return rows
}

function prepare({ db }: Connection, table: Table): Rows {
  const own = table.kind ? ['id'] : ['from', 'to', 'key']
  const name = quoted(table.name)
  const columns = columnNames(table.columns.values())
  const where = own.map((column) => `${quoted(column)} = ?`).join(' AND ')
  const number = db.prepare<Bindable[], number>(`SELECT "pk" FROM ${name} WHERE ${where}`).pluck()
  const find = db.prepare<Bindable[], [number, ...unknown[]]>(
    `SELECT "pk", ${valueColumns(table).map(quoted).join(', ')} FROM ${name} WHERE ${where}`,
  )
  const sets = columns.map((column) => `${quoted(column)} = ?`).join(', ')
  const update = db.prepare<Bindable[]>(`UPDATE ${name} SET ${sets} WHERE "pk" = ?`)
  const move = db.prepare<Bindable[]>(
    `UPDATE ${name} SET ${own.map((column) => `${quoted(column)} = ?`).join(', ')} WHERE "pk" = ?`,
  )
  const remove = db.prepare<[number]>(`DELETE FROM ${name} WHERE "pk" = ?`)
  find.raw()
  const encode = encoderOf(table.columns.values())
  return {
    insert: inserting(db, table, own),
    number: (...identity) => number.get(...identity),
    find: (...identity) => {
      const row = find.get(...identity)
      return row && { pk: row[0], values: decoded(table, row, 1) }
    },
    update: (pk, values) => {
      const row: Bindable[] = []
      encode(values, row)
      update.run(...row, pk)
    },
    move: (pk, ...identity) => void move.run(...identity, pk),
    remove: (pk) => void remove.run(pk),
  }
}
