import type { Property } from '../../model/properties.ts'
import { keepMoved } from './beside.ts'
import { decoded, valueColumns } from './columns.ts'
import type { Connection } from './connection.ts'
import type { End } from './lookup.ts'
import type { Column, Names, Table } from './names.ts'
import { rowsOf } from './rows.ts'
import { quoted } from './schema.ts'

/** Lets everything that cites `from` cite `into` instead: ids inside lists are not links, nothing else would move them. */
export function moveCitations(connection: Connection, names: Names, from: End, into: End): void {
  for (const table of [...names.nodes, ...names.links])
    for (const column of table.columns.values())
      if (column.declared.kind === from.table.kind.name) moveIn(connection, table, column, from.id, into.id)
}

function moveIn(connection: Connection, table: Table, column: Column, from: string, into: string): void {
  const own = table.kind ? 'id' : 'key'
  const ids = quoted(column.refs ?? column.name)
  const columns = [own, ...valueColumns(table)].map(quoted).join(', ')
  const citing = connection.fixed<[number, string, ...unknown[]]>(
    `SELECT "pk", ${columns} FROM ${quoted(table.name)} WHERE ${ids} <> '[]' AND ? IN (SELECT value FROM json_each(${ids}))`,
  )
  for (const [pk, identity, ...stored] of citing.all(from)) {
    const values = decoded(table, stored, 0)
    const before = values[column.property]
    keepMoved(connection, from, into, 'citation', 'moved', { in: table.name, of: identity, [column.property]: before })
    rowsOf(connection, table).update(pk, { ...values, [column.property]: swapped(column.declared, before, from, into) })
  }
}

function swapped({ record }: Property, value: unknown, from: string, into: string): unknown {
  const swap = (id: unknown) => (id === from ? into : id)
  const swapAll = (ids: readonly unknown[]) => [...new Set(ids.map(swap))].sort()
  if (!record) return swapAll(value as unknown[])
  return (value as Record<string, unknown>[]).map((entry) => {
    const fields = record.refers.map((field) => [
      field,
      Array.isArray(entry[field]) ? swapAll(entry[field]) : swap(entry[field]),
    ])
    return { ...entry, ...Object.fromEntries(fields) }
  })
}
