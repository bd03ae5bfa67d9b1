import { makeExecutableSchema } from '@graphql-tools/schema'
import {
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
} from 'graphql'
import { type Model, model as ours } from '../model/index.ts'
import type { GraphContext } from './context.ts'
import { lookupOf } from './derive/lookup.ts'
import { schemaDocument } from './derive/type-defs.ts'
import { checkCost, defaultLimits, type Limits } from './limits.ts'
import { making, marked, project, shapedType } from './project.ts'
import { planList } from './queries/lists.ts'
import { kindsOf, planExternalId, planIds } from './queries/nodes.ts'
import { readStats } from './queries/stats.ts'
import { scalars } from './scalars.ts'
import { type MakePlan, Plans } from './select/plan.ts'
import { walkedFields } from './walked-fields.ts'
import { type Setting, settle } from './walks/settle.ts'

type Resolve = (args: { id: string; ids: string[] }, context: GraphContext, info: GraphQLResolveInfo) => unknown

/** The executable schema: one read for each root field, no resolver below it that asks anything. */
export function makeSchema({
  model = ours,
  limits = defaultLimits,
}: {
  model?: Model
  limits?: Limits
} = {}): GraphQLSchema {
  const plans = new Plans(model, lookupOf(model), limits)
  const kinds = [...model.kinds.keys()]

  const read = async (context: GraphContext, info: GraphQLResolveInfo, make: MakePlan, variant = '') => {
    const plan = plans.planOf(info, variant, make)
    const values = plan.values(info.variableValues)
    checkCost(plan.selection, values, limits)
    const { store, signal, trace, deadline } = context
    const answer = await store.read(plan.selection, values, {
      signal,
      trace,
      timeout: Math.max(1, deadline - Date.now()),
    })
    const made = making(values)
    const answered = project(plan.shape, answer, made)
    return marked(answered, made.holes + (await settle(made.walks, settingOf(context, info))))
  }
  /** A root field that nothing is read for before its walk is done. */
  const walk = async (context: GraphContext, info: GraphQLResolveInfo) => {
    let answered: unknown = null
    const put = (value: unknown) => {
      answered = value
    }
    const holes = await settle([{ plan: plans.walkOf(info), put }], settingOf(context, info))
    return marked(answered, holes)
  }
  const settingOf = (context: GraphContext, { variableValues: variables }: GraphQLResolveInfo): Setting => ({
    model,
    limits,
    context,
    variables,
  })
  const byIds = (context: GraphContext, info: GraphQLResolveInfo, ids: string[], many: boolean, only?: string) => {
    const present = kindsOf(model, ids, only)
    return read(context, info, planIds(info, present, many), present.join())
  }

  const query: Record<string, Resolve> = {
    node: ({ id }, context, info) => byIds(context, info, [id], false),
    nodes: ({ ids }, context, info) => byIds(context, info, ids, true),
    nodeByExternalId: (_, context, info) => read(context, info, planExternalId(info, kinds)),
    stats: (_, context, info) => readStats(context, info),
  }
  for (const field of Object.keys(walkedFields.Query)) query[field] = (_, context, info) => walk(context, info)
  for (const { name, prefix, plural } of model.kinds.values()) {
    query[prefix] = ({ id }, context, info) => byIds(context, info, [id], false, name)
    query[plural] = (_, context, info) => read(context, info, planList(info, name))
  }

  const schema = makeExecutableSchema({
    typeDefs: schemaDocument(model),
    resolvers: scalars,
    updateResolversInPlace: true,
    // Parity is checked before, and a test validates the printed schema; at every start it would cost 100 ms.
    assumeValid: true,
    assumeValidSDL: true,
  })
  attach(schema, query)
  return schema
}

/** Below a root field the answer is already there, under its response keys. */
const shaped: GraphQLFieldResolver<Record<string | symbol, unknown>, GraphContext> = (
  source,
  _,
  __,
  { path, fieldName },
) => (source[shapedType] === undefined ? source[fieldName] : source[path.key])

function attach(schema: GraphQLSchema, query: Readonly<Record<string, Resolve>>): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue
    if (isInterfaceType(type)) type.resolveType = (value) => (value as Record<symbol, string>)[shapedType]
    if (!isObjectType(type)) continue
    const root = type === schema.getQueryType()
    for (const [name, field] of Object.entries(type.getFields())) {
      const asked = query[name]
      if (root && !asked) throw new Error(`Query.${name} is declared but not answered`)
      field.resolve = root ? (_, args, context, info) => asked!(args, context, info) : shaped
      if (root && name !== 'stats') field.extensions = { shaped: true }
    }
  }
}
