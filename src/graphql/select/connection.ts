import type { FieldNode, GraphQLObjectType } from 'graphql'
import type { EdgePlace, PageInfoField, PagePlace, PageShape } from '../shape.ts'
import { aggregateShape } from './aggregate.ts'
import type { ListBuilder } from './builder.ts'
import { collectFields, fieldType, selectionSets } from './collect.ts'
import { type Hanging, linkShape } from './link.ts'
import type { Planner } from './planner.ts'

/** Adds what is asked of a connection to its list, and says where it goes. */
export function connectionShape(
  planner: Planner,
  list: ListBuilder,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
  hanging?: Hanging,
): PageShape {
  const fields = fieldsOf(planner, type, nodes, (name, asked): PagePlace => {
    switch (name) {
      case '__typename':
        return { from: 'constant', value: type.name }
      case 'totalCount':
        list.wants.total = true
        return { from: 'total' }
      case 'aggregate':
        return aggregateShape(planner, list, fieldType(type, name), asked, hanging)
      case 'pageInfo':
        return pageInfo(planner, list, fieldType(type, name), asked)
      case 'nodes':
        list.wants.rows = true
        return { from: 'nodes', shape: planner.node(list.node, selectionSets(asked), true) }
      case 'edges': {
        list.wants.rows = true
        const edge = fieldType(type, name)
        return { from: 'edges', type: edge.name, fields: edgeFields(planner, list, edge, asked, hanging) }
      }
      default:
        throw new Error(`${type.name}.${name} is declared but not read`)
    }
  })
  return { type: type.name, cursors: list.head.cursors, fields }
}

function pageInfo(
  planner: Planner,
  list: ListBuilder,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
): PagePlace {
  const fields = fieldsOf(planner, type, nodes, (name) => {
    if (name === 'startCursor' || name === 'endCursor') list.wants.keys = true
    else list.wants.peek = true
    return name as PageInfoField
  })
  return { from: 'pageInfo', fields }
}

function edgeFields(
  planner: Planner,
  list: ListBuilder,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
  hanging: Hanging | undefined,
) {
  return fieldsOf(planner, type, nodes, (name, asked): EdgePlace => {
    const sets = selectionSets(asked)
    switch (name) {
      case '__typename':
        return { from: 'constant', value: type.name }
      case 'cursor':
        list.wants.keys = true
        return { from: 'cursor' }
      case 'node':
        return { from: 'node', shape: planner.node(list.node, sets, true) }
      case 'via':
        if (!hanging?.list.via) return { from: 'constant', value: [] }
        list.wants.via = true
        return { from: 'via', shape: planner.node(hanging.list.via, sets, true) }
      case 'link':
        if (!hanging || hanging.field.hops.length === 2) return { from: 'constant', value: null }
        return { from: 'link', shape: linkShape(planner, hanging, fieldType(type, name), sets) }
      default:
        throw new Error(`${type.name}.${name} is declared but not read`)
    }
  })
}

function fieldsOf<P>(
  planner: Planner,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
  place: (name: string, nodes: readonly FieldNode[]) => P,
): (readonly [string, P])[] {
  const fields = collectFields(type, selectionSets(nodes), planner.fragments, planner.variables)
  return [...fields].map(([key, asked]) => [key, place(asked[0]!.name.value, asked)])
}
