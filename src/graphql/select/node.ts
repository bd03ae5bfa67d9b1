import { type FieldNode, type GraphQLObjectType, isNonNullType } from 'graphql'
import type { Property } from '../../model/properties.ts'
import type { Place, RecordPlace, RecordShape } from '../shape.ts'
import { walkOf } from '../walked-fields.ts'
import type { NodeBuilder } from './builder.ts'
import { collectFields, selectionSets } from './collect.ts'
import { linkFieldShape } from './list.ts'
import type { Planner, ShapeNode } from './planner.ts'
import { walkPlan } from './walk.ts'

export const nodeShape: ShapeNode = (planner, builder, sets, many) => {
  const type = planner.objectType(builder.kind)
  const fields = collectFields(type, sets, planner.fragments, planner.variables)
  return {
    type: type.name,
    fields: [...fields].map(([key, nodes]) => [key, nodePlace(planner, builder, type, nodes, many)]),
  }
}

function nodePlace(
  planner: Planner,
  builder: NodeBuilder,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
  many: boolean,
): Place {
  const name = nodes[0]!.name.value
  const kind = planner.model.kinds.get(builder.kind)!
  if (name === '__typename') return { from: 'constant', value: type.name }
  if (name === 'kind') return { from: 'constant', value: kind.name.toUpperCase() }
  if (name === 'id') return { from: 'row', slot: builder.property('id') }
  const field = planner.model.field(kind.name, name)
  if (field) return linkFieldShape(planner, builder, field, type, nodes, many)
  if (walkOf(kind.name, name)) return { from: 'walk', plan: walkPlan(planner, type, nodes) }
  const property = kind.properties[name]
  const required = isNonNullType(type.getFields()[name]?.type)
  if (!property) return { from: 'row', slot: builder.property(kind.display), required } // name
  if (property.type === 'refs') {
    const refs = builder.refs(name, property.kind!)
    return { from: 'nodes', slot: refs.slot, shape: nodeShape(planner, refs.node, selectionSets(nodes), true) }
  }
  if (property.type === 'records') return recordsPlace(planner, builder, name, property, nodes)
  return { from: 'row', slot: builder.property(name), required }
}

function recordsPlace(
  planner: Planner,
  builder: NodeBuilder,
  name: string,
  property: Property,
  nodes: readonly FieldNode[],
): Place {
  const record = property.record!
  const type = planner.objectType(record.name)
  const refs = () => builder.refs(name, property.kind!)
  const fields = [...collectFields(type, selectionSets(nodes), planner.fragments, planner.variables)].map(
    ([key, asked]): readonly [string, RecordPlace] => {
      const field = asked[0]!.name.value
      if (field === '__typename') return [key, { from: 'constant', value: type.name }]
      if (!record.refers.includes(field))
        return [key, { from: 'field', name: field, required: isNonNullType(type.getFields()[field]?.type) }]
      return [key, { from: 'refs', name: field, shape: nodeShape(planner, refs().node, selectionSets(asked), true) }]
    },
  )
  const shape: RecordShape = { type: type.name, fields }
  const refers = fields.some(([, place]) => place.from === 'refs')
  return { from: 'records', slot: builder.property(name), shape, ...(refers && { refs: refs().slot }) }
}
