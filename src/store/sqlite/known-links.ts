import type { Model } from '../../model/index.ts'
import { linkProperty } from '../../model/link-property.ts'
import { isList } from '../../model/properties.ts'
import type { Trace } from '../contract.ts'
import { readLink } from '../known-link.ts'
import type { KnownLinks } from '../selection.ts'
import { decoderOf } from './columns.ts'
import type { Connection, Prepared } from './connection.ts'
import { byId } from './list.ts'
import { tableOf } from './lookup.ts'
import type { LinkTable, NodeTable } from './names.ts'
import type { KnownLinksPlan, RefPlan } from './plan.ts'
import { beside, far, type Given, joined, named, parent, type Sql, sql } from './sql.ts'

/** The links of one walk lie in few of the many tables: each gets its statement when a link first names it. */
export function knownLinksPlan(
  connection: Connection,
  model: Model,
  { known, properties, refs }: KnownLinks,
  refPlans: readonly RefPlan[],
): KnownLinksPlan {
  const reads = new Map<LinkTable, Prepared>()
  const nodes = new Map<NodeTable, Prepared>()
  const decode = properties.map((property) => decoderOf(linkProperty(model, property)))

  return { known, values: { columns: [], decode, refs: refPlans }, finding }

  function finding(given: Given, trace: Trace) {
    const rowNumbers = new Map<string, number | undefined>()
    const rowNumber = (id: string, table: NodeTable) => {
      if (!rowNumbers.has(id)) {
        given.beside = id
        rowNumbers.set(id, kept(nodes, table, nodeById).row(given, trace)?.[0] as number | undefined)
      }
      return rowNumbers.get(id)
    }
    return (written: string) => {
      const link = readLink(written)
      const table = tableOf(model, link)
      if (!table) return undefined
      const [from, to] = [rowNumber(link.from, table.from), rowNumber(link.to, table.to)]
      if (from === undefined || to === undefined) return undefined
      given.parent = from
      given.far = to
      given.beside = link.key
      return kept(reads, table, linkByKey).row(given, trace)
    }
  }

  function kept<T>(statements: Map<T, Prepared>, table: T, written: (table: T) => Sql): Prepared {
    const statement = statements.get(table) ?? connection.prepare(written(table))
    statements.set(table, statement)
    return statement
  }

  /** By the index that makes it unique. */
  function linkByKey({ name, columns }: LinkTable): Sql {
    const column = (property: string, of: 'name' | 'refs') => {
      const stored = columns.get(property)
      if (stored) return named((of === 'refs' && stored.refs) || stored.name)
      return isList(linkProperty(model, property).type) ? sql`json_array()` : sql`NULL`
    }
    const shown = [
      named('key'),
      ...properties.map((property) => column(property, 'name')),
      ...refs.map(({ property }) => column(property, 'refs')),
    ]
    return sql`SELECT ${joined(shown, ', ')} FROM ${named(name)} WHERE "from" = ${parent} AND "to" = ${far} AND "key" = ${beside}`
  }
}

function nodeById(table: NodeTable): Sql {
  return byId(table, [])
}
