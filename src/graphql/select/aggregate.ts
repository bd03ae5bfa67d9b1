import type { FieldNode, GraphQLObjectType } from 'graphql'
import { hasRoles, role } from '../derive/aggregate-types.ts'
import type { AggregatePlace, PagePlace, PartPlace } from '../shape.ts'
import type { ListBuilder } from './builder.ts'
import { collectFields, fieldType, selectionSets } from './collect.ts'
import type { Hanging } from './link.ts'
import type { Planner } from './planner.ts'

/** Adds what is asked of a whole list to it, and says where it goes. */
export function aggregateShape(
  planner: Planner,
  list: ListBuilder,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
  hanging: Hanging | undefined,
): PagePlace {
  const fieldsOf = <P>(of: GraphQLObjectType, asked: readonly FieldNode[], place: (name: string) => P) =>
    [...collectFields(of, selectionSets(asked), planner.fragments, planner.variables)].map(
      ([key, [first]]) => [key, place(first!.name.value)] as const,
    )
  const partsOf = (of: GraphQLObjectType, names: readonly string[], asked: readonly FieldNode[]) =>
    fieldsOf(
      of,
      asked,
      (name): PartPlace =>
        name === '__typename' ? { from: 'constant', value: of.name } : { from: 'part', at: names.indexOf(name) },
    )

  const place = (name: string, asked: readonly FieldNode[]): AggregatePlace => {
    if (name === '__typename') return { from: 'constant', value: type.name }
    if (name === 'count') {
      list.wants.total = true
      return { from: 'total' }
    }
    const of = fieldType(type, name)
    if (name === 'byYear') {
      list.aggregate.years = planner.model.kinds.get(list.node.kind)!.year
      return { from: 'counts', part: 1, type: of.name, fields: partsOf(of, ['year', 'count'], asked) }
    }
    if (name === 'byRole') {
      if (!hanging || !hasRoles(hanging.field)) return { from: 'constant', value: [] }
      list.aggregate.roles = role
      return { from: 'counts', part: 2, type: of.name, fields: partsOf(of, ['role', 'count'], asked) }
    }
    const fields = partsOf(of, ['min', 'max', 'sum', 'average'], asked)
    const summed = fields.some(([, part]) => part.from === 'part' && part.at > 1)
    return { from: 'span', slot: list.aggregate.span(name, summed), type: of.name, fields }
  }
  const fields = collectFields(type, selectionSets(nodes), planner.fragments, planner.variables)
  return {
    from: 'aggregate',
    type: type.name,
    fields: [...fields].map(([key, asked]) => [key, place(asked[0]!.name.value, asked)]),
  }
}
