import { countProperty } from '../../model/counts.ts'
import type { Ends, Kind, Link, Properties } from '../../model/define.ts'
import type { Hop, Model } from '../../model/index.ts'
import { isFolded, type Property } from '../../model/properties.ts'

/** Where a property is kept. */
export interface Column {
  readonly property: string
  readonly declared: Property
  readonly name: string
  /** The folded value (for `texts` a JSON list of folds), where filters and orders compare one. */
  readonly key?: string
  /** For records that refer to nodes: a JSON list of the ids. */
  readonly refs?: string
}

export interface Table {
  readonly name: string
  /** Absent for links. */
  readonly kind?: Kind
  readonly properties: Properties
  readonly columns: ReadonlyMap<string, Column>
}
export interface NodeTable extends Table {
  readonly kind: Kind
  /** By the name a count has in an order. No value of the node: only what writes links sets them; see counts.ts. */
  readonly counts: ReadonlyMap<string, Column>
}
/** One for each pair of kinds a link type joins: row numbers can only refer to one table. */
export interface LinkTable extends Table {
  readonly link: Link
  readonly ends: Ends
  readonly from: NodeTable
  readonly to: NodeTable
  /** Where each end counts the links of this table. */
  readonly counted: { readonly from: Column; readonly to: Column }
}

/** Every table of the graph, from the registry alone. */
export interface Names {
  readonly nodes: readonly NodeTable[]
  readonly links: readonly LinkTable[]
  node(kind: string): NodeTable
  link(hop: Pick<Hop, 'link' | 'ends'>): LinkTable
  /** The table of a link type between two kinds; undefined where it does not join them. */
  between(type: string, from: NodeTable, to: NodeTable): LinkTable | undefined
  /** The tables of a link type, in order of its ends. */
  linksOf(type: string): readonly LinkTable[]
}

const known = new WeakMap<Model, Names>()

export function namesOf(model: Model): Names {
  const before = known.get(model)
  if (before) return before
  const names = build(model)
  known.set(model, names)
  return names
}

function build(model: Model): Names {
  const byKind = new Map<string, NodeTable>()
  for (const kind of model.kinds.values()) {
    const taken = new Set(['pk', 'id'])
    const columns = columnsOf(kind.properties, taken)
    const declared = [...model.counts(kind.name)].map(([name, count]) => [name, count.declared] as const)
    const counts = columnsOf(Object.fromEntries(declared), taken)
    byKind.set(kind.name, { name: kind.prefix, kind, properties: kind.properties, columns, counts })
  }
  const node = (kind: string) => byKind.get(kind)!
  const links = [...model.links.values()].flatMap((link) =>
    link.ends.map((ends) => linkTable(link, ends, node(ends.from), node(ends.to))),
  )
  const byType = new Map([...model.links.keys()].map((type) => [type, links.filter(({ link }) => link.type === type)]))
  const between = (type: string, from: NodeTable, to: NodeTable) => {
    for (const table of byType.get(type) ?? []) if (table.from === from && table.to === to) return table
    return undefined
  }
  return {
    nodes: [...byKind.values()],
    links,
    node,
    link: ({ link, ends }) => between(link.type, node(ends.from), node(ends.to))!,
    between,
    linksOf: (type) => byType.get(type) ?? [],
  }
}

function linkTable(link: Link, ends: Ends, from: NodeTable, to: NodeTable): LinkTable {
  const name = `${from.name}_${link.type.toLowerCase()}_${to.name}`
  const columns = columnsOf(link.properties, new Set(['pk', 'key', 'from', 'to']))
  const counted = {
    from: from.counts.get(countProperty(ends.out))!,
    to: to.counts.get(countProperty(ends.in))!,
  }
  return { name, link, ends, from, to, properties: link.properties, columns, counted }
}

function columnsOf(properties: Properties, taken: Set<string>): ReadonlyMap<string, Column> {
  const free = (name: string): string => {
    if (taken.has(name)) return free(`${name}_`)
    taken.add(name)
    return name
  }
  const columns = Object.entries(properties).map(([property, declared]) => {
    const name = free(snake(property))
    const column: Column = {
      property,
      declared,
      name,
      ...(isFolded(declared) && { key: free(`${name}_key`) }),
      ...(declared.record?.refers.length && { refs: free(`${name}_refs`) }),
    }
    return [property, column] as const
  })
  return new Map(columns)
}

function snake(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase()
}

/** The index that keeps a kind in order of a property. */
export function indexName(table: Table, column: Column): string {
  return `${table.name}_by_${column.name}`
}

/** The index that tells the links of a table apart, and finds them from their beginning. */
export function uniqueName(table: LinkTable): string {
  return `${table.name}_by_from`
}
