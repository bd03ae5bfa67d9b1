import {
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import { LinernotesError } from '../../errors.ts'
import type { ByIds, NodeSelection, Param } from '../../store/selection.ts'
import { checkForm } from '../limits.ts'
import type { FoundPlace, FoundShape, WalkPlan } from '../shape.ts'
import { walkOf } from '../walked-fields.ts'
import { argumentOf, readArgument } from './argument.ts'
import { KnownLinksBuilder, NodeBuilder } from './builder.ts'
import { collectFields, selectionSets } from './collect.ts'
import { knownLinkShape } from './known-link.ts'
import { forWords, type Making, nodeShapes } from './making.ts'
import { pageSize } from './page.ts'
import type { Planner } from './planner.ts'

/** Plans a walk's field. What it finds is read by a selection of its own, after what the field hangs on. */
export function walkPlan(outer: Planner, type: GraphQLObjectType, nodes: readonly FieldNode[]): WalkPlan {
  const planner = outer.below()
  const { limits, model } = planner
  if (planner.depth > limits.depth)
    throw new LinernotesError(
      'QUERY_TOO_COSTLY',
      `Walks and lists are nested ${planner.depth} deep; at most ${limits.depth} is allowed.`,
    )
  const node = nodes[0]!
  const definition = type.getFields()[node.name.value]!
  const given = definition.args.flatMap(({ name }) => {
    const argument = argumentOf(definition, node, name, planner.variables)
    return argument ? [[name, argument] as const] : []
  })
  const [ids, known] = [planner.param(() => []), planner.param(() => [])]
  const making: Making = {
    planner,
    builders: new Map([...model.kinds.keys()].map((kind) => [kind, new NodeBuilder(kind)])),
    links: new KnownLinksBuilder(),
    names: new Map(),
  }
  const place = foundPlace(making, definition.type, nodes)
  const of = new Map([...making.builders].map(([kind, builder]) => [kind, builder.build()]))
  const links = { known, ...making.links.build() }
  return {
    field: `${type.name}.${node.name.value}`,
    walk: walkOf(type.name, node.name.value)!,
    args: (variables) => Object.fromEntries(given.map(([name, argument]) => [name, readArgument(argument, variables)])),
    place,
    ids,
    known,
    values: planner.values(),
    selection: selections(planner, ids, of, links),
    words: { names: making.names, properties: making.links.slots },
  }
}

/** One selection for each set of kinds that is met, so that each is compiled once. */
function selections(
  planner: Planner,
  ids: Param,
  of: ReadonlyMap<string, NodeSelection>,
  links: NonNullable<ByIds['links']>,
): WalkPlan['selection'] {
  const made = new Map<string, ByIds>()
  return (kinds, withLinks) => {
    const key = `${kinds.join()}|${withLinks}`
    const there = made.get(key)
    if (there) return there
    const selected = kinds.map((kind) => of.get(kind)!)
    const selection: ByIds = { by: 'ids', ids, of: selected, ...(withLinks && { links }) }
    checkForm(selection, planner.limits, planner.depth)
    made.set(key, selection)
    return selection
  }
}

function foundPlace(making: Making, type: GraphQLOutputType, nodes: readonly FieldNode[]): FoundPlace {
  const named = getNamedType(type)
  const required = isNonNullType(type)
  if (isLeafType(named)) return { from: 'value', required }
  if (isInterfaceType(named) || (isObjectType(named) && making.planner.model.kinds.has(named.name)))
    return { from: 'node', required, shapes: nodeShapes(making, named.name, nodes) }
  if (!isObjectType(named)) throw new Error(`${named.name} is nothing a walk can find`)
  const sets = selectionSets(nodes)
  if (named.name === 'Link') return { from: 'link', required, shape: knownLinkShape(making, named, sets) }
  return { from: 'object', required, shape: foundShape(making, named, nodes) }
}

function foundShape(making: Making, type: GraphQLObjectType, nodes: readonly FieldNode[]): FoundShape {
  const { planner } = making
  const fields = collectFields(type, selectionSets(nodes), planner.fragments, planner.variables)
  return {
    type: type.name,
    whole: type.name === 'Path',
    fields: [...fields].map(([key, asked]) => {
      const name = asked[0]!.name.value
      return [key, name, fieldPlace(making, type, name, asked)]
    }),
  }
}

function fieldPlace(making: Making, type: GraphQLObjectType, name: string, asked: readonly FieldNode[]): FoundPlace {
  if (name === '__typename') return { from: 'constant', required: true, value: type.name }
  if (type.name === 'Path' && name === 'sentence') {
    forWords(making)
    return { from: 'words', required: true }
  }
  const { planner } = making
  const definition = type.getFields()[name]!
  const place = foundPlace(making, definition.type, asked)
  if (place.from !== 'node' || !definition.args.some((argument) => argument.name === 'first')) return place
  const given = argumentOf(definition, asked[0]!, 'first', planner.variables)
  const first = planner.param((variables) =>
    pageSize(`${type.name}.${name}`, 'first', given && readArgument(given, variables), planner.limits.page),
  )
  return { ...place, first }
}
