import { countProperty } from '../../model/counts.ts'
import type { Properties } from '../../model/define.ts'
import type { LinkField, Model } from '../../model/index.ts'
import { unindexedOrderLimit } from '../contract.ts'
import { drivingProperty } from '../driving.ts'
import type { KnownLinks, LinkSelection, ListSelection, NodeSelection, RefSelection, Selection } from '../selection.ts'
import { linkGroups, rootGroups } from './aggregate.ts'
import { decoderOf } from './columns.ts'
import type { Connection } from './connection.ts'
import { knownLinksPlan } from './known-links.ts'
import * as statements from './list.ts'
import { type NodeTable, namesOf, type Table } from './names.ts'
import { nearOf } from './path.ts'
import type {
  AggregatePlan,
  Compiled,
  KnownPlan,
  LinkPlan,
  ListPlan,
  NodePlan,
  PagePlan,
  RefPlan,
  RootPlans,
  ValuePlan,
} from './plan.ts'
import { draftOf } from './scope.ts'
import { limit, named, type Sql, sql } from './sql.ts'

/**
 * Turns a selection into statements, none of them prepared yet. Each list has its own, run once for each parent:
 * measured against one statement over all parents of a level, that is faster at any degree that matters.
 */
export function compile(connection: Connection, model: Model, selection: Selection, guarded: boolean): Compiled {
  const names = namesOf(model)
  const draft = () => draftOf(model, guarded)
  let memos = 0

  switch (selection.by) {
    case 'ids':
      return { by: 'ids', ids: selection.ids, roots: roots(selection.of), ...known(selection.links), memos }
    case 'externalId': {
      const { source, id, of } = selection
      return { by: 'externalId', source, id, roots: roots(of), memos }
    }
    case 'list': {
      const list = rootList(selection.list)
      return { by: 'list', list, ...crowded(selection.list), memos }
    }
  }

  function roots(of: readonly NodeSelection[]): RootPlans {
    const plans = new Map(of.map((selected, place) => [selected.kind, { of: place, ...knownPlan(selected) }]))
    return { kindOf: (id) => plans.get(model.kindOfId(id)?.name ?? '') }
  }

  function known(links: KnownLinks | undefined) {
    return links && { links: knownLinksPlan(connection, model, links, refPlans(links.refs)) }
  }

  function nodePlan(selected: NodeSelection): NodePlan {
    const table = names.node(selected.kind)
    const { columns, ...values } = valuePlan(table, selected.properties, selected.refs)
    const all = [...columns]
    const links = selected.links.map((link) => linkPlan(table, link, all))
    return { ...values, columns: all, links }
  }

  function knownPlan(selected: NodeSelection): KnownPlan {
    const node = nodePlan(selected)
    return { node, byId: connection.prepare(statements.byId(names.node(selected.kind), node.columns)) }
  }

  function valuePlan(table: Table, properties: readonly string[], refs: readonly RefSelection[]): ValuePlan {
    const kept = properties.map((property) => table.columns.get(property)!)
    const listed = refs.map(({ property }) => table.columns.get(property)!)
    return {
      columns: [...kept.map(({ name }) => name), ...listed.map(({ name, refs: ids }) => ids ?? name)],
      decode: kept.map(({ declared }) => decoderOf(declared)),
      refs: refPlans(refs),
    }
  }

  function refPlans(refs: readonly RefSelection[]): RefPlan[] {
    return refs.map((ref) => ({ memo: memos++, ...knownPlan(ref.node) }))
  }

  function rootList(list: ListSelection): ListPlan {
    const node = nodePlan(list.node)
    const columns = { node: node.columns, link: [] }
    return {
      node,
      ...(list.page && {
        page: page(list, statements.pageStatements(statements.rootSource(draft(), list), columns, list)),
      }),
      ...total(list, () => statements.rootTotal(statements.rootSource(draft(), list))),
      ...aggregate(list, () => rootGroups(draft(), list)),
    }
  }

  /** Adds to the parent's columns how many links it has, and what the field's view compares with. */
  function linkPlan(table: NodeTable, list: LinkSelection, parentColumns: string[]): LinkPlan {
    const field = model.field(table.kind.name, list.field)!
    const chain = field.hops.length === 2
    const node = nodePlan(list.node)
    const link = chain ? undefined : valuePlan(names.link(field.hops[0]), list.link.properties, list.link.refs)
    const via = list.via && nodePlan(list.via)
    const grouped = via !== undefined && list.through === true
    const columns = {
      node: node.columns,
      link: [...(link?.columns ?? []), ...(grouped ? [nearOf(field.hops[0])] : [])],
    }
    const count = list.through ? undefined : table.counts.get(countProperty(field.name))
    const isWhole = count !== undefined && !list.where && !list.linkWhere
    return {
      memo: memos++,
      node,
      ...(count && (list.page || list.total) && { degree: addColumn(count.name, parentColumns) }),
      ...(link && { link: { ...link, columns: columns.link } }),
      ...(list.page && { page: linkPage(field, list, columns) }),
      ...(isWhole && list.total ? { total: 'degree' } : total(list, () => statements.linkTotal(draft(), field, list))),
      ...aggregate(list, () => linkGroups(draft(), field, list)),
      ...(via &&
        chain && { via: { node: via, between: connection.prepare(statements.between(draft(), field, via.columns)) } }),
      ...(grouped && {
        group: { node: via, byRow: connection.prepare(statements.byRow(table, via.columns)), memo: memos++ },
      }),
      ...(field.view && !list.narrow && { beside: addColumn(keyName(table, field.view.parent), parentColumns) }),
    }
  }

  function total({ total, aggregate }: ListSelection, counting: () => Sql): Pick<ListPlan, 'total'> {
    return total ? { total: aggregate ? 'groups' : connection.prepare(counting()) } : {}
  }

  function aggregate({ aggregate: selection }: ListSelection, groups: () => Sql): { aggregate?: AggregatePlan } {
    return selection ? { aggregate: { selection, groups: connection.prepare(groups()) } } : {}
  }

  function page(list: ListSelection, written: readonly Sql[]): PagePlan {
    return { page: list.page!, segments: written.map((one) => connection.prepare(one)) }
  }

  function linkPage(field: LinkField, list: LinkSelection, columns: statements.Columns): PagePlan {
    const sorted = page(list, statements.pageStatements(statements.linkSource(draft(), field, list), columns, list))
    const by = drivingProperty(model, field, list)
    if (by === undefined) return sorted
    const source = statements.drivenSource(draft(), field, by)
    return {
      ...sorted,
      driven: {
        segments: statements.pageStatements(source, columns, list).map((one) => connection.prepare(one)),
        rows: connection.prepare(sql`SELECT max("pk") FROM ${named(source.node.table.name)}`),
      },
    }
  }

  function crowded({ node, where, order, page: asked }: ListSelection) {
    const { kind, name, counts } = names.node(node.kind)
    const unfiltered = !where || (where.op === 'and' && where.of.length === 0)
    const slow = order.find(({ property }) => !counts.has(property) && !isFast(kind.properties, property))
    if (!asked || !unfiltered || !slow) return {}
    const most = unindexedOrderLimit + 1
    const count = sql`SELECT count(*) FROM (SELECT 1 FROM ${named(name)} ${limit(() => most)})`
    const fast = Object.keys(kind.properties).filter((property) => isFast(kind.properties, property))
    const message = `More than ${unindexedOrderLimit} ${kind.plural} cannot be ordered by ${slow.property} without a filter; order them by ${['id', ...fast].join(', ')}, or filter.`
    return { crowded: { count: connection.prepare(count), message } }
  }
}

function isFast(properties: Properties, property: string): boolean {
  return property === 'id' || properties[property]!.indexed
}

function keyName(table: NodeTable, property: string): string {
  const { key, name } = table.columns.get(property)!
  return key ?? name
}

/** The place it gets in a row: behind the row number and the id. */
function addColumn(name: string, columns: string[]): number {
  return columns.push(name) + 1
}
