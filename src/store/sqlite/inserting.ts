import type Database from 'better-sqlite3'
import type { PropertyValues } from '../contract.ts'
import type { Counts } from '../expected-counts.ts'
import { columnNames, encoderOf } from './columns.ts'
import type { NodeTable, Table } from './names.ts'
import { quoted } from './schema.ts'
import type { Bindable } from './sql.ts'

/**
 * Writes a new row and returns its number, or undefined where one with that identity stands already. What is not given
 * has its fallback; nodes come with their counts.
 */
export type Insert = (own: readonly Bindable[], values: PropertyValues, counts?: Counts) => number | undefined

/**
 * Most columns are empty in most rows, and binding what is empty is a good part of inserting: the statement names only
 * columns of which a row has told something so far, and is prepared anew when one tells more. The others get their
 * default, which is what would be bound.
 */
export function inserting(db: Database.Database, table: Table, own: readonly string[]): Insert {
  const columns = [...table.columns.values()]
  const counts = 'counts' in table ? [...(table as NodeTable).counts.entries()] : []
  const told = new Set(columns.filter(({ declared }) => declared.fallback).map(({ property }) => property))
  let { statement, encode, counted } = prepare()

  return (identity, values, expected) => {
    if (tellsMore(values, expected)) ({ statement, encode, counted } = prepare())
    const row = identity.slice()
    encode(values, row)
    for (const count of counted) row.push(expected?.get(count) ?? null)
    const { changes, lastInsertRowid } = statement.run(...row)
    return changes ? Number(lastInsertRowid) : undefined
  }

  function tellsMore(values: PropertyValues, expected: Counts | undefined): boolean {
    const before = told.size
    for (const name in values) if (!told.has(name)) told.add(name)
    if (expected) for (const name of expected.keys()) if (!told.has(name)) told.add(name)
    return told.size > before
  }

  function prepare() {
    const bound = columns.filter(({ property }) => told.has(property))
    const counted = counts.filter(([name]) => told.has(name))
    const all = [...own, ...columnNames(bound), ...counted.map(([, { name }]) => name)]
    const marks = all.map(() => '?').join(', ')
    const statement = db.prepare<Bindable[]>(
      `INSERT INTO ${quoted(table.name)} (${all.map(quoted).join(', ')}) VALUES (${marks}) ON CONFLICT DO NOTHING`,
    )
    return { statement, encode: encoderOf(bound), counted: counted.map(([name]) => name) }
  }
}
