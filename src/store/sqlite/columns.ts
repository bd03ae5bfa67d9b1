import { fold } from '../../model/fold.ts'
import { refersTo } from '../../model/index.ts'
import { isList, type Property, valueOr } from '../../model/properties.ts'
import type { PropertyValues } from '../contract.ts'
import type { Column, Table } from './names.ts'
import type { Bindable } from './sql.ts'

/** Every column that holds one of these properties or what is derived from it, in order. */
export function columnNames(columns: Iterable<Column>): string[] {
  return [...columns].flatMap((column) => columnsFor(column).map(([name]) => name))
}

/** The columns of one property with their declarations. */
export function columnsFor({ name, key, refs, declared }: Column): (readonly [name: string, type: string])[] {
  const type = storedType(declared)
  const columns: (readonly [string, string])[] = [[name, type]]
  if (key !== undefined) columns.push([key, type])
  if (refs !== undefined) columns.push([refs, type])
  return columns
}

function storedType({ type }: Property): string {
  if (isList(type)) return `TEXT NOT NULL DEFAULT '[]'`
  return type === 'integer' || type === 'boolean' ? 'INTEGER' : 'TEXT'
}

/** Adds what to bind for values to a row, in the order of `columnNames`; what is not given is bound as its fallback. */
export function encoderOf(columns: Iterable<Column>): (values: PropertyValues, row: Bindable[]) => void {
  const encoders = [...columns].map((column) => (isList(column.declared.type) ? ofList : ofOne)(column))
  return (values, row) => {
    for (const encode of encoders) encode(values, row)
  }
}

function ofOne({ property, declared, key }: Column): ReturnType<typeof encoderOf> {
  return (values, row) => {
    const value = values[property] ?? valueOr(declared, property, values)
    row.push(typeof value === 'boolean' ? Number(value) : (value as Bindable))
    if (key !== undefined) row.push(value === null ? null : fold(value as string))
  }
}

const none: readonly unknown[] = []

function ofList({ property, declared, key, refs }: Column): ReturnType<typeof encoderOf> {
  const beside = (key === undefined ? 0 : 1) + (refs === undefined ? 0 : 1)
  return (values, row) => {
    const value = (values[property] ?? none) as readonly unknown[]
    // Most lists are empty, and writing them out is a good part of writing a row.
    if (value.length === 0) for (let column = 0; column <= beside; column++) row.push('[]')
    else {
      row.push(JSON.stringify(value))
      if (key !== undefined) row.push(JSON.stringify((value as string[]).map(fold)))
      if (refs !== undefined) row.push(JSON.stringify(refersTo(declared, value)))
    }
  }
}

/** The columns that hold the values themselves, in the order `decoded` reads them. */
export function valueColumns(table: Table): string[] {
  return [...table.columns.values()].map(({ name }) => name)
}

/** The values of a row; they stand in the order of `valueColumns`, from place `start`. */
export function decoded(table: Table, row: readonly unknown[], start: number): PropertyValues {
  const values: Record<string, unknown> = {}
  let place = start
  for (const { property, declared } of table.columns.values()) {
    const value = row[place++]
    values[property] = decoderOf(declared)?.(value) ?? value
  }
  return values
}

/** How a stored value becomes the model's; undefined where it is kept as it is. */
export function decoderOf({ type }: Property): ((stored: unknown) => unknown) | undefined {
  if (isList(type)) return parsed
  return type === 'boolean' ? truth : undefined
}

function parsed(stored: unknown): unknown {
  // Most lists are empty, and parsing is a good part of reading a row.
  return stored === '[]' ? [] : JSON.parse(stored as string)
}

function truth(stored: unknown): unknown {
  return stored === null ? null : stored === 1
}
