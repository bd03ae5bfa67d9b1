import type { Properties } from '../../model/define.ts'
import type { Model } from '../../model/index.ts'
import type { Filter, ListSelection, NodeSelection, Selection } from '../selection.ts'

/**
 * Whether a read could touch far more rows than it answers with. It could when
 * - a root list counts or aggregates its nodes, is ordered by more than one indexed property or by a count (those without
 *   one are looked for among all), or filters by anything but an id, an indexed value, or a link to a node of a given id;
 * - a list at a node filters by the links of its nodes.
 * All else is bounded by page sizes and by the links of single nodes.
 */
export function mayScan(model: Model, selection: Selection): boolean {
  if (selection.by !== 'list') {
    const refs = selection.by === 'ids' ? (selection.links?.refs ?? []) : []
    return [...selection.of, ...refs.map(({ node }) => node)].some(listsScan)
  }
  return rootScans(model, selection.list) || listsScan(selection.list.node)
}

function rootScans(model: Model, { node, where, order, total, aggregate }: ListSelection): boolean {
  const { properties } = model.kinds.get(node.kind)!
  if (where) return !isPinned(properties, where)
  if (total || aggregate) return true
  return order.length > 1 || order.some(({ property }) => property !== 'id' && !properties[property]?.indexed)
}

/** Whether a filter leaves few nodes, found by an index. */
function isPinned(properties: Properties, filter: Filter): boolean {
  if (filter.op === 'and') return filter.of.some((part) => isPinned(properties, part))
  if (filter.op === 'some') return filter.node !== undefined && namesId(filter.node)
  if (filter.op !== 'eq' && filter.op !== 'in') return false
  return filter.property === 'id' || (!filter.exact && properties[filter.property]!.indexed)
}

function namesId(filter: Filter): boolean {
  if (filter.op === 'and') return filter.of.some(namesId)
  return (filter.op === 'eq' || filter.op === 'in') && filter.property === 'id'
}

function listsScan({ links, refs }: NodeSelection): boolean {
  return (
    refs.some(({ node }) => listsScan(node)) ||
    links.some(
      ({ where, node, via, link }) =>
        (where && hasQuantifier(where)) ||
        listsScan(node) ||
        (via && listsScan(via)) ||
        link.refs.some((ref) => listsScan(ref.node)),
    )
  )
}

function hasQuantifier(filter: Filter): boolean {
  switch (filter.op) {
    case 'and':
    case 'or':
      return filter.of.some(hasQuantifier)
    case 'not':
      return hasQuantifier(filter.of)
    default:
      return filter.op === 'some' || filter.op === 'none' || filter.op === 'all'
  }
}
