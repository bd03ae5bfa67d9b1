import type { Model } from '../../model/index.ts'
import { columnsFor } from './columns.ts'
import { type Column, indexName, type LinkTable, type NodeTable, namesOf, type Table, uniqueName } from './names.ts'

/** A table as it should be; its columns by name, so that missing ones can be added. */
export interface TableShape {
  readonly name: string
  readonly sql: string
  readonly columns: readonly (readonly [name: string, type: string])[]
  /** Absent for the tables beside the graph. */
  readonly table?: Table
}
/** An index or a view: replaced when its text is another. */
export interface Derived {
  readonly type: 'index' | 'view'
  readonly name: string
  readonly sql: string
  /** Of an index that may be made once the rows are there; see filling.ts. */
  readonly waits?: boolean
}
export interface Schema {
  readonly tables: readonly TableShape[]
  readonly derived: readonly Derived[]
  /** The tables whose rows the nodes count. */
  readonly links: readonly LinkTable[]
}

const known = new WeakMap<Model, Schema>()

/** Everything a file holds, from the registry. */
export function schemaOf(model: Model): Schema {
  const before = known.get(model)
  if (before) return before
  const schema = build(model)
  known.set(model, schema)
  return schema
}

function build(model: Model): Schema {
  const { nodes, links } = namesOf(model)
  return {
    tables: [...nodes.map(nodeShape), ...links.map(linkShape), ...besides],
    derived: [...nodes.flatMap(nodeIndexes), ...links.flatMap(linkIndexes), ...besideIndexes, ...links.map(readable)],
    links,
  }
}

function shape(table: Table, own: string, kept: Iterable<Column> = table.columns.values()): TableShape {
  const columns = [...kept].flatMap(columnsFor)
  const written = [own, ...columns.map(([name, type]) => `${quoted(name)} ${type}`)].join(',\n  ')
  return { name: table.name, sql: `CREATE TABLE ${quoted(table.name)} (\n  ${written}\n) STRICT`, columns, table }
}

function nodeShape(table: NodeTable): TableShape {
  const kept = [...table.columns.values(), ...table.counts.values()]
  return shape(table, `"pk" INTEGER PRIMARY KEY,\n  "id" TEXT NOT NULL UNIQUE`, kept)
}

function linkShape(table: LinkTable): TableShape {
  const end = (name: string, { name: of }: NodeTable) => `"${name}" INTEGER NOT NULL REFERENCES ${quoted(of)} ("pk")`
  const ends = `${end('from', table.from)},\n  ${end('to', table.to)}`
  return shape(table, `"pk" INTEGER PRIMARY KEY,\n  "key" TEXT NOT NULL,\n  ${ends}`)
}

const besides: readonly TableShape[] = [
  beside(
    'external_id',
    `"source" TEXT, "value" TEXT, "kind" TEXT, "node" TEXT, PRIMARY KEY ("source", "value", "node")`,
  ),
  beside('redirect', `"from_id" TEXT PRIMARY KEY, "into_id" TEXT NOT NULL`),
  beside('run', `"source" TEXT PRIMARY KEY, "finished_at" TEXT, "written" INTEGER, "refused" INTEGER`),
  beside('meta', `"name" TEXT PRIMARY KEY, "value" ANY`),
  // What imports keep of themselves; see store/journal.ts.
  beside(
    'import_place',
    `"source" TEXT PRIMARY KEY, "input" TEXT, "since" TEXT, "round" INTEGER, "items" INTEGER, "line" INTEGER, "put_off" INTEGER, "report" TEXT`,
  ),
  beside(
    'import_waiting',
    `"source" TEXT, "round" INTEGER, "number" INTEGER, "text" TEXT, PRIMARY KEY ("source", "round", "number")`,
  ),
  beside(
    'import_lease',
    `"name" TEXT PRIMARY KEY, "token" TEXT, "purpose" TEXT, "pid" INTEGER, "host" TEXT, "since" TEXT, "renewed" INTEGER`,
  ),
  // What merges moved, in order: the record as it was, with what became of it.
  beside(
    'moved',
    `"number" INTEGER PRIMARY KEY, "at" TEXT, "from_id" TEXT, "into_id" TEXT, "what" TEXT, "became" TEXT, "record" TEXT`,
    'STRICT',
  ),
  // What each of those changed, by id or key: which later merges built on an earlier one.
  beside('touched', `"thing" TEXT, "number" INTEGER, PRIMARY KEY ("number", "thing")`),
]

function beside(name: string, columns: string, options = 'STRICT, WITHOUT ROWID'): TableShape {
  return { name, sql: `CREATE TABLE ${quoted(name)} (${columns}) ${options}`, columns: [] }
}

/**
 * The second column breaks ties, so that a page in this order is one range of the index. Most nodes have no link of
 * most fields: the index of a count holds those that have, so that the others cost nothing to write.
 */
function nodeIndexes(table: NodeTable): Derived[] {
  const indexed = [...table.columns.values()].filter(({ declared }) => declared.indexed)
  return [
    ...indexed.map((column) => index(indexName(table, column), table, [column.key ?? column.name, 'id'])),
    ...[...table.counts.values()].map((count) => {
      const { sql, ...whole } = index(indexName(table, count), table, [count.name, 'id'])
      return { ...whole, sql: `${sql} WHERE ${quoted(count.name)} IS NOT NULL` }
    }),
  ]
}

/**
 * From either end, with the other end inside: counting and asking for a link need no row. A link's key holds its ends,
 * so the first index is also the one that makes it unique; an index of keys alone would be a third place to write.
 */
function linkIndexes(table: LinkTable): Derived[] {
  return [
    index(uniqueName(table), table, ['from', 'to', 'key'], 'UNIQUE INDEX'),
    index(`${table.name}_by_to`, table, ['to', 'from']),
  ]
}

function index(name: string, table: Table, columns: readonly string[], what = 'INDEX'): Derived {
  const on = `${quoted(table.name)} (${columns.map(quoted).join(', ')})`
  return { type: 'index', name, sql: `CREATE ${what} ${quoted(name)} ON ${on}`, waits: true }
}

const besideIndexes: readonly Derived[] = [
  { type: 'index', name: 'redirect_by_into', sql: 'CREATE INDEX "redirect_by_into" ON "redirect" ("into_id")' },
  { type: 'index', name: 'moved_by_from', sql: 'CREATE INDEX "moved_by_from" ON "moved" ("from_id")' },
  { type: 'index', name: 'touched_by_thing', sql: 'CREATE INDEX "touched_by_thing" ON "touched" ("thing")' },
]

/** A link table with names in the place of row numbers, for whoever opens the file. */
function readable(table: LinkTable): Derived {
  const shown = ({ kind, columns }: NodeTable) => quoted(columns.get(kind.display)?.name ?? 'id')
  const own = [...table.columns.values()].map(({ name }) => `l.${quoted(name)}`)
  const ends = `f.${shown(table.from)} AS "from_name", t.${shown(table.to)} AS "to_name"`
  const ids = `f."id" AS "from_id", t."id" AS "to_id"`
  const joins = `JOIN ${quoted(table.from.name)} f ON f."pk" = l."from" JOIN ${quoted(table.to.name)} t ON t."pk" = l."to"`
  const name = `${table.name}_named`
  const sql = `CREATE VIEW ${quoted(name)} AS SELECT ${[ends, ...own, ids].join(', ')} FROM ${quoted(table.name)} l ${joins}`
  return { type: 'view', name, sql }
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
