import { type GraphQLObjectType, getNullableType, isListType, isNonNullType, type SelectionSetNode } from 'graphql'
import type { LinkField } from '../../model/index.ts'
import type { LinkPlace, LinkShape, Sentence } from '../shape.ts'
import type { LinkBuilder, NodeBuilder } from './builder.ts'
import { collectFields, selectionSets } from './collect.ts'
import type { Planner } from './planner.ts'

/** Where a list of links hangs; a root list hangs nowhere. */
export interface Hanging {
  readonly parent: NodeBuilder
  readonly field: LinkField
  readonly list: LinkBuilder
  /** Whether the parent stands below a list itself. */
  readonly many: boolean
}

/** Adds what is asked of a link to its list, and of its ends to the list's node and parent: neither is read twice. */
export function linkShape(
  planner: Planner,
  hanging: Hanging,
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
): LinkShape {
  const { parent, list, many } = hanging
  const { link, direction } = hanging.field.hops[0]
  const end = (name: string) => ((name === 'from') === (direction === 'out') ? 'parent' : 'node')

  const place = (name: string, asked: readonly SelectionSetNode[]): LinkPlace => {
    if (name === '__typename') return { from: 'constant', value: type.name }
    if (name === 'type') return { from: 'constant', value: link.type }
    if (name === 'sentence') return { from: 'sentence', sentence: sentence(planner, hanging, end) }
    if (name === 'from' || name === 'to') {
      if (end(name) === 'node') return { from: 'node', shape: planner.node(list.node, asked, true) }
      const group = groupOf(hanging)
      return {
        from: 'parent',
        shape: planner.node(parent, asked, many),
        ...(group && { group: planner.node(group, asked, true) }),
      }
    }
    const property = link.properties[name]
    if (!property) return { from: 'constant', value: nothing(type, name) }
    if (property.type !== 'refs')
      return { from: 'row', slot: list.property(name), required: isNonNullType(type.getFields()[name]?.type) }
    const refs = list.refs(name, property.kind!)
    return { from: 'nodes', slot: refs.slot, shape: planner.node(refs.node, asked, true) }
  }
  const fields = collectFields(type, sets, planner.fragments, planner.variables)
  return {
    type: type.name,
    fields: [...fields].map(([key, nodes]) => [key, place(nodes[0]!.name.value, selectionSets(nodes))]),
  }
}

/** Gathers what is asked of a group whose link stands in the list; undefined where every link is the parent's. */
function groupOf({ list }: Hanging): NodeBuilder | undefined {
  if (list.via) list.wants.via = true
  return list.via
}

function sentence(planner: Planner, hanging: Hanging, end: (name: string) => 'parent' | 'node'): Sentence {
  const { parent, field, list } = hanging
  const { link } = field.hops[0]
  const nameOf = (builder: NodeBuilder) => builder.property(planner.model.kinds.get(builder.kind)!.display)
  const display = (of: 'parent' | 'node') => {
    if (of === 'node') return { of, slot: nameOf(list.node) }
    const group = groupOf(hanging)
    return { of, slot: nameOf(parent), ...(group && { group: nameOf(group) }) }
  }
  const named = [...link.phrase.out.matchAll(/\{(\w+)\}/g)]
    .map((match) => match[1]!)
    .filter((name) => name in link.properties)
  return {
    phrase: link.phrase.out,
    ends: { from: display(end('from')), to: display(end('to')) },
    properties: Object.fromEntries(named.map((name) => [name, list.property(name)])),
  }
}

/** What a link shows for a property its type does not carry. */
function nothing(type: GraphQLObjectType, name: string): null | [] {
  const declared = type.getFields()[name]?.type
  return isNonNullType(declared) && isListType(getNullableType(declared)) ? [] : null
}
