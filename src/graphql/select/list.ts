import { type FieldNode, type GraphQLObjectType, getNamedType, print } from 'graphql'
import { fold } from '../../model/fold.ts'
import type { LinkField } from '../../model/index.ts'
import type { OrderTerm } from '../../store/selection.ts'
import { orderOf as defaultOrder } from '../derive/orders.ts'
import type { PageShape, Place } from '../shape.ts'
import { type Argument, argumentOf, itemsOf, readArgument } from './argument.ts'
import { LinkBuilder, ListBuilder, type ListHead, type NodeBuilder } from './builder.ts'
import { fieldType } from './collect.ts'
import { connectionShape } from './connection.ts'
import { filterOf } from './filter.ts'
import { pageOf } from './page.ts'
import type { Planner } from './planner.ts'

/** A list of links at a node. `many`: the node stands below another list. */
export function linkFieldShape(
  planner: Planner,
  parent: NodeBuilder,
  field: LinkField,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
  many: boolean,
): Place {
  const [hop, second] = field.hops
  const { slot, list } = parent.link(written(nodes[0]!), () => {
    const head = listHead(planner, { kind: field.target, order: field.order, field, many }, type, nodes[0]!)
    const between = second && hop.ends[hop.direction === 'out' ? 'to' : 'from']
    return new LinkBuilder(field.name, field.target, head, head.through ? field.kind : between)
  })
  const shape = connectionShape(planner, list, fieldType(type, field.name), nodes, { parent, field, list, many })
  return { from: 'page', slot, shape }
}

/** A root list of a kind. */
export function rootListShape(
  planner: Planner,
  kind: string,
  query: GraphQLObjectType,
  nodes: readonly FieldNode[],
): { list: ListBuilder; shape: PageShape } {
  const order = [planner.model.kinds.get(kind)!.display]
  const list = new ListBuilder(kind, listHead(planner, { kind, order, many: false }, query, nodes[0]!))
  return { list, shape: connectionShape(planner, list, fieldType(query, nodes[0]!.name.value), nodes) }
}

interface Listed {
  readonly kind: string
  /** The default. */
  readonly order: readonly string[]
  readonly field?: LinkField
  readonly many: boolean
}

function listHead(planner: Planner, listed: Listed, type: GraphQLObjectType, node: FieldNode): ListHead {
  const definition = type.getFields()[node.name.value]!
  const given = (argument: string) => argumentOf(definition, node, argument, planner.variables)
  const { field } = listed
  const name = `${type.name}.${node.name.value}`
  const where = filterOf(planner, given('where'))
  const linkWhere = filterOf(planner, given('linkWhere'))
  const narrowing = field?.view && given(field.view.property)
  const narrow = narrowing && planner.param((variables) => fold(String(readArgument(narrowing, variables))))
  const widening = field?.through && given(field.through.argument)
  const through = widening && readArgument(widening, planner.variables) === true
  const order = orderOf(planner, given('orderBy'), listed.order)
  const paging = { first: given('first'), last: given('last'), after: given('after'), before: given('before') }
  const { page, beyond } = pageOf(planner, paging, order, {
    name,
    many: listed.many,
    linked: field?.hops.length === 1,
    propertyOf: (term) =>
      term.on === 'link'
        ? field?.hops[0].link.properties[term.property]
        : planner.model.sorted(listed.kind, term.property),
  })
  const filter: number[] = []
  const binding = JSON.stringify(
    [name, order, where, linkWhere, narrow, ...(through ? ['through'] : [])],
    (_, part) => {
      if (typeof part?.param !== 'number') return part
      filter.push(part.param)
      return '?'
    },
  )
  return {
    cursors: { list: name, binding, filter, order, backward: page.backward, ...(beyond !== undefined && { beyond }) },
    order,
    page,
    ...(where && { where }),
    ...(linkWhere && { linkWhere }),
    ...(narrow && { narrow }),
    ...(through && { through }),
  }
}

function orderOf(planner: Planner, given: Argument | undefined, byDefault: readonly string[]): readonly OrderTerm[] {
  const asked = given ? itemsOf(given, planner.variables) : []
  if (asked.length === 0) return defaultOrder(byDefault)
  return asked.map((item) => {
    const terms = planner.lookup.orders.get(getNamedType(item.type).name)
    return terms!.get(readArgument(item, planner.variables) as string)!
  })
}

/** The field with its arguments, the same for the same list whatever its response key. */
function written(node: FieldNode): string {
  return `${node.name.value}(${(node.arguments ?? []).map(print).sort().join()})`
}
