import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Ends, Kind, Link } from '../../src/model/define.ts'
import { fold } from '../../src/model/fold.ts'
import { model } from '../../src/model/index.ts'
import { isFolded, type Property } from '../../src/model/properties.ts'
import type { PropertyValues, Store } from '../../src/store/contract.ts'
import { linkKey } from '../../src/store/link-key.ts'

/** A table of PostgreSQL: a kind, or a link between two kinds. */
interface Table {
  readonly name: string
  readonly columns: readonly Column[]
  readonly keys: readonly string[]
  readonly indexes: readonly (readonly string[])[]
  readonly references: readonly (readonly [column: string, table: string])[]
}
interface Column {
  readonly name: string
  readonly type: 'text' | 'integer' | 'boolean' | 'text[]' | 'jsonb'
  readonly required: boolean
  readonly of: (row: Row) => unknown
}
interface Row {
  readonly id: string
  readonly to: string
  readonly key: string
  readonly properties: PropertyValues
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const nameOfLink = ({ type }: Link, { from, to }: Ends) =>
  `${model.kinds.get(from)!.prefix}_${type.toLowerCase()}_${model.kinds.get(to)!.prefix}`

/**
 * The graph as a person would lay it out for PostgreSQL: a table for each kind and for each link between two kinds,
 * found by their ids, with folded columns to order by as Linernotes has them. The same columns are indexed, the id
 * last, and every foreign key together with what its list is ordered by.
 */
function tables(): { nodes: Map<string, Table>; links: Map<string, Table> } {
  const nodes = new Map([...model.kinds.values()].map((kind) => [kind.name, nodeTable(kind)]))
  const links = [...model.links.values()].flatMap((link) =>
    link.ends.map((ends) => [`${link.type} ${ends.from} ${ends.to}`, linkTable(link, ends)] as const),
  )
  return { nodes, links: new Map(links) }
}

function nodeTable(kind: Kind): Table {
  const indexed = Object.entries<Property>(kind.properties).filter(([, { indexed }]) => indexed)
  return {
    name: kind.prefix,
    columns: [{ name: 'id', type: 'text', required: true, of: ({ id }) => id }, ...columnsOf(kind.properties)],
    keys: ['id'],
    indexes: indexed.map(([name, property]) => [orderColumn(name, property), 'id']),
    references: [],
  }
}

function linkTable(link: Link, ends: Ends): Table {
  const [from, to] = [model.kinds.get(ends.from)!.prefix, model.kinds.get(ends.to)!.prefix]
  const [left, right] = from === to ? ['from_id', 'to_id'] : [`${from}_id`, `${to}_id`]
  const own = (order: readonly string[] = []) =>
    order.filter((by) => by.startsWith('link.')).map((by) => by.slice('link.'.length))
  const ordered = (order?: readonly string[]) => own(order).map((name) => orderColumn(name, link.properties[name]!))
  return {
    name: nameOfLink(link, ends),
    columns: [
      { name: left, type: 'text', required: true, of: ({ id }) => id },
      { name: right, type: 'text', required: true, of: ({ to }) => to },
      { name: 'key', type: 'text', required: true, of: ({ key }) => key },
      ...columnsOf(link.properties),
    ],
    keys: ['key'],
    indexes: [
      [left, ...ordered(ends.outOrder), right],
      [right, ...ordered(ends.inOrder), left],
    ],
    references: [
      [left, from],
      [right, to],
    ],
  }
}

function orderColumn(name: string, property: Property): string {
  return isFolded(property) && property.type === 'text' ? `${snake(name)}_key` : snake(name)
}

function columnsOf(properties: Readonly<Record<string, Property>>): Column[] {
  const shown = Object.entries(properties).filter(([name]) => name !== 'standing')
  return shown.flatMap(([name, property]): Column[] => {
    const of = ({ properties }: Row) => properties[name] ?? null
    const column: Column = { name: snake(name), type: typeOf(property), required: property.required, of }
    if (orderColumn(name, property) === column.name) return [column]
    const folded = (row: Row) => (of(row) === null ? null : fold(of(row) as string))
    return [column, { ...column, name: orderColumn(name, property), of: folded }]
  })
}

function typeOf({ type }: Property): Column['type'] {
  if (type === 'integer' || type === 'boolean') return type
  if (type === 'texts' || type === 'refs') return 'text[]'
  return type === 'records' ? 'jsonb' : 'text'
}

/** Everything to be run before and after the rows are copied in, statement by statement. */
export function statements(csvOf: (table: string) => string): string[] {
  const { nodes, links } = tables()
  const all = [...nodes.values(), ...links.values()]
  return [
    ...all.map(({ name, columns }) => {
      const written = columns.map(({ name, type, required }) => `"${name}" ${type}${required ? ' NOT NULL' : ''}`)
      return `CREATE TABLE "${name}" (${written.join(', ')})`
    }),
    ...all.map(({ name }) => `COPY "${name}" FROM '${csvOf(name)}' (FORMAT csv)`),
    ...all.map(
      ({ name, keys }) => `ALTER TABLE "${name}" ADD PRIMARY KEY (${keys.map((key) => `"${key}"`).join(', ')})`,
    ),
    ...all.flatMap(({ name, references }) =>
      references.map(([column, of]) => `ALTER TABLE "${name}" ADD FOREIGN KEY ("${column}") REFERENCES "${of}" ("id")`),
    ),
    ...all.flatMap(({ name, indexes }) =>
      indexes.map((columns) => `CREATE INDEX ON "${name}" (${columns.map((column) => `"${column}"`).join(', ')})`),
    ),
    'VACUUM ANALYZE',
  ]
}

/** The same files by Neo4j's LOAD CSV, nodes before links. */
export function loadCsv(folder: string): string[] {
  const { nodes, links } = tables()
  const value = ({ type }: Column, place: number) => {
    if (type === 'integer') return `toInteger(row[${place}])`
    return type === 'boolean' ? `toBoolean(row[${place}])` : `row[${place}]`
  }
  const sets = (columns: readonly Column[], of: string, from: number) =>
    columns
      .map((column, place) => `${of}.\`${column.name}\` = ${value(column, place)}`)
      .slice(from)
      .join(', ')
  const load = (file: string, body: string) =>
    `LOAD CSV FROM '${pathToFileURL(join(folder, `${file}.csv`))}' AS row CALL (row) { ${body} } IN TRANSACTIONS OF 10000 ROWS`
  return [
    ...[...nodes].map(([kind, { name, columns }]) => load(name, `CREATE (n:\`${kind}\`) SET ${sets(columns, 'n', 0)}`)),
    ...[...links].map(([named, { name, columns }]) => {
      const [type, from, to] = named.split(' ')
      const ends = `MATCH (a:\`${from}\` {id: row[0]}), (b:\`${to}\` {id: row[1]})`
      return load(name, `${ends} CREATE (a)-[l:\`${type}\`]->(b) SET ${sets(columns, 'l', 2)}`)
    }),
  ]
}

/** Writes each table's rows, as the store scans them, to a file of its own that COPY reads. */
export async function writeRows(store: Store, folder: string): Promise<void> {
  const { nodes, links } = tables()
  const rows = new Map<Table, Row[]>()
  const files = new Map(
    [...nodes.values(), ...links.values()].map((table) => [table, open(join(folder, `${table.name}.csv`))]),
  )
  const put = (table: Table, row: Row) => {
    const waiting = rows.get(table) ?? []
    rows.set(table, waiting)
    waiting.push(row)
  }
  const flush = async () => {
    for (const [table, waiting] of rows) await files.get(table)!.write(waiting.map((row) => line(table, row)).join(''))
    rows.clear()
  }
  for await (const batch of store.scanNodes()) {
    for (const { kind, id, properties } of batch) put(nodes.get(kind)!, { id, to: '', key: '', properties })
    await flush()
  }
  const kindOf = (id: string) => model.kindOfId(id)!.name
  for await (const batch of store.scanLinks()) {
    for (const { type, from, to, properties } of batch) {
      const key = linkKey(model.links.get(type)!, from, to, properties)
      put(links.get(`${type} ${kindOf(from)} ${kindOf(to)}`)!, { id: from, to, key, properties })
    }
    await flush()
  }
  await Promise.all([...files.values()].map((file) => file.end()))
}

function line({ columns }: Table, row: Row): string {
  return `${columns.map(({ type, of }) => written(type, of(row))).join(',')}\n`
}

/** Nothing between two commas is null; everything else stands in quotes. */
function written(type: Column['type'], value: unknown): string {
  if (value === null) return ''
  if (type === 'jsonb') return quoted(JSON.stringify(value))
  if (type !== 'text[]') return quoted(String(value))
  const entries = (value as string[]).map((entry) => `"${entry.replace(/["\\]/g, '\\$&')}"`)
  return quoted(`{${entries.join(',')}}`)
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}

function open(file: string) {
  const stream = createWriteStream(file)
  return {
    write: (text: string) =>
      new Promise<void>((resolve, reject) => stream.write(text, (error) => (error ? reject(error) : resolve()))),
    end: () => new Promise<void>((resolve) => stream.end(resolve)),
  }
}
