import { linkProperties, nodeProperties, type Properties } from '../model/define.ts'
import { yearOf } from '../model/hubs.ts'
import { type Model, model as ours } from '../model/index.ts'
import type { Property, ValueType } from '../model/properties.ts'
import type { LinkRecord, NodeRecord } from '../store/contract.ts'
import { isUnknown, knownRecords } from './known.ts'

/** Nodes, or links, as rows under columns that are the same for every kind, or type. */
export interface Columns<R> {
  readonly columns: readonly Column[]
  /** One for each column. */
  cells(record: R): readonly Cell[]
}

export interface Column {
  readonly name: string
  readonly holds: 'text' | 'integer' | 'boolean'
}

/** Null where nothing is known. */
export type Cell = string | number | boolean | null

/**
 * What is told of a node beside its id and name: kind, year (see `yearOf`), then the properties of all kinds, without
 * those that only repeat the name and those that are kept for the house itself.
 */
export function nodeColumns(model: Model = ours): Columns<NodeRecord> {
  const kinds = [...model.kinds.values()]
  const named = columnsOf(
    kinds.flatMap(({ display, properties }) => Object.entries(properties).filter(([name]) => name !== display)),
    nodeProperties,
  )
  return {
    columns: [{ name: 'kind', holds: 'text' }, { name: 'year', holds: 'integer' }, ...named],
    cells: ({ kind, properties: values }) => {
      const declared = model.kinds.get(kind)!.properties
      return [kind, yearOf(values) || null, ...named.map((column) => cellOf(column, declared, values[column.name]))]
    },
  }
}

/** What is told of a link beside its key and its ends: its type, then the properties of all types. */
export function linkColumns(model: Model = ours): Columns<LinkRecord> {
  const links = [...model.links.values()]
  const named = columnsOf(
    links.flatMap(({ properties }) => Object.entries(properties)),
    linkProperties,
  )
  return {
    columns: [{ name: 'type', holds: 'text' }, ...named],
    cells: ({ type, properties: values }) => {
      const declared = model.links.get(type)!.properties
      return [type, ...named.map((column) => cellOf(column, declared, values[column.name]))]
    },
  }
}

/** The name a node goes by. */
export function nameOf({ kind, properties }: NodeRecord, model: Model = ours): string {
  return String(properties[model.kinds.get(kind)!.display])
}

/** One column for each name, those that all have at the end; text where kinds or types differ in what they mean by it. */
function columnsOf(properties: readonly (readonly [string, Property])[], ofAll: Properties): Column[] {
  const columns = new Map<string, Column>()
  for (const [name, { type, hidden }] of properties) {
    if (hidden) continue
    const holds = heldBy(type)
    const before = columns.get(name)
    columns.set(name, { name, holds: before && before.holds !== holds ? 'text' : holds })
  }
  const [own, shared] = [false, true].map((of) => [...columns.values()].filter(({ name }) => name in ofAll === of))
  return [...own!, ...shared!]
}

function heldBy(type: ValueType): Column['holds'] {
  return type === 'integer' || type === 'boolean' ? type : 'text'
}

function cellOf({ name, holds }: Column, declared: Properties, value: unknown): Cell {
  const property = declared[name]
  if (!property || isUnknown(value)) return null
  if (property.record) return JSON.stringify(knownRecords(property.record.fields, value))
  if (Array.isArray(value)) return value.map((entry) => String(entry).replace(/[\\|]/g, '\\$&')).join('|')
  return holds === 'text' ? String(value) : (value as number | boolean)
}
