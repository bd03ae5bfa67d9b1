import type { GraphQLResolveInfo } from 'graphql'
import { LinernotesError } from '../../errors.ts'
import type { Model } from '../../model/index.ts'
import type { Param, Selection } from '../../store/selection.ts'
import type { RootShape } from '../project.ts'
import { argumentOf, readArgument } from '../select/argument.ts'
import { NodeBuilder } from '../select/builder.ts'
import { selectionSets } from '../select/collect.ts'
import type { MakePlan } from '../select/plan.ts'
import type { Planner } from '../select/planner.ts'

/** Nodes by their ids: `artist(id:)`, `node(id:)`, `nodes(ids:)`. */
export function planIds(info: GraphQLResolveInfo, kinds: readonly string[], many: boolean): MakePlan {
  return (planner) => {
    const given = rootArgument(planner, info, many ? 'ids' : 'id')
    const ids = planner.param((variables) => {
      const read = readArgument(given, variables)
      return (Array.isArray(read) ? read : [read]) as string[]
    })
    return planNodes(planner, info, kinds, many, (of) => ({ by: 'ids', ids, of }))
  }
}

/** `nodeByExternalId(source:, id:)` */
export function planExternalId(info: GraphQLResolveInfo, kinds: readonly string[]): MakePlan {
  return (planner) => {
    const text = (name: string): Param => {
      const given = rootArgument(planner, info, name)
      return planner.param((variables) => readArgument(given, variables) as string)
    }
    const [source, id] = [text('source'), text('id')]
    return planNodes(planner, info, kinds, false, (of) => ({ by: 'externalId', source, id, of }))
  }
}

function planNodes(
  planner: Planner,
  info: GraphQLResolveInfo,
  kinds: readonly string[],
  many: boolean,
  select: (of: ReturnType<NodeBuilder['build']>[]) => Selection,
): { selection: Selection; shape: RootShape } {
  const builders = kinds.map((kind) => new NodeBuilder(kind))
  const of = builders.map((builder) => planner.node(builder, selectionSets(info.fieldNodes), many))
  return { selection: select(builders.map((builder) => builder.build())), shape: { of, many } }
}

function rootArgument(planner: Planner, info: GraphQLResolveInfo, name: string) {
  const definition = info.parentType.getFields()[info.fieldName]!
  return argumentOf(definition, info.fieldNodes[0]!, name, planner.variables)!
}

/** The kind of each id, as `only` where one kind is asked for. BAD_ID when an id has no known kind or another one. */
export function kindsOf(model: Model, ids: readonly string[], only?: string): string[] {
  const kinds = new Set<string>()
  for (const id of ids) {
    const kind = model.kindOfId(id)
    if (!kind) {
      const prefixes = [...model.kinds.values()].map(({ prefix }) => `${prefix}:`).join(', ')
      throw new LinernotesError('BAD_ID', `"${short(id)}" is not an id; ids start with one of ${prefixes}.`)
    }
    if (only !== undefined && kind.name !== only)
      throw new LinernotesError(
        'BAD_ID',
        `"${short(id)}" is the id of a ${kind.name}, not of a ${only}; ask for it by ${kind.prefix}(id:) or node(id:).`,
      )
    kinds.add(kind.name)
  }
  return [...kinds].sort()
}

const short = (id: string) => (id.length > 80 ? `${id.slice(0, 77)}...` : id)
