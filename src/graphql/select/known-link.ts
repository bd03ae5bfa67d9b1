import { type FieldNode, type GraphQLObjectType, isNonNullType, type SelectionSetNode } from 'graphql'
import { linkProperty } from '../../model/link-property.ts'
import type { KnownLinkPlace, KnownLinkShape } from '../shape.ts'
import { collectFields, selectionSets } from './collect.ts'
import { forWords, type Making, nodeShapes } from './making.ts'

/** Adds what is asked of links to be read by their names, of whatever type, and of their ends. */
export function knownLinkShape(
  making: Making,
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
): KnownLinkShape {
  const { planner } = making
  const fields = collectFields(type, sets, planner.fragments, planner.variables)
  return { type: type.name, fields: [...fields].map(([key, nodes]) => [key, placeOf(making, type, nodes)]) }
}

function placeOf(making: Making, type: GraphQLObjectType, nodes: readonly FieldNode[]): KnownLinkPlace {
  const { planner, links } = making
  const name = nodes[0]!.name.value
  if (name === '__typename') return { from: 'constant', value: type.name }
  if (name === 'type') return { from: 'type' }
  if (name === 'from' || name === 'to') return { from: 'end', end: name, shapes: nodeShapes(making, 'Node', nodes) }
  if (name === 'sentence') {
    forWords(making)
    return { from: 'sentence' }
  }
  const property = linkProperty(planner.model, name)
  if (property.type !== 'refs')
    return { from: 'row', slot: links.property(name), required: isNonNullType(type.getFields()[name]?.type) }
  const refs = links.refs(name, property.kind!)
  return { from: 'nodes', slot: refs.slot, shape: planner.node(refs.node, selectionSets(nodes), true) }
}
