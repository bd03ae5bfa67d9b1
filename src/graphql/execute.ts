import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLResolveInfo,
  getArgumentValues,
  getOperationAST,
  getVariableValues,
  locatedError,
} from 'graphql'
import { isIncomplete } from './project.ts'
import { collectFields, type Fragments } from './select/collect.ts'

type Result = ExecutionResult | Promise<ExecutionResult>

/**
 * Answers a query without walking its fields a second time: what a root field resolves to has its final form already.
 * `byFields` (graphql-js) does all else: introspection, `stats`, faulty variables and arguments; and an answer with a
 * null where the schema allows none, for its rules on where that null may stand.
 */
export function executeByShape<A extends ExecutionArgs>(args: A, byFields: (args: A) => Result): Result {
  const asked = rootFields(args)
  if (!asked) return byFields(args)
  return answered(asked).then((result) => {
    const holes = Object.values(result.data ?? {}).some(isIncomplete)
    return holes ? byFields(args) : result
  })
}

/** A root field with the only thing that is to be done about it. */
interface RootField {
  readonly key: string
  readonly nodes: readonly FieldNode[]
  readonly ask: () => unknown
}

function rootFields(args: ExecutionArgs): RootField[] | undefined {
  const { schema, document, contextValue } = args
  const operation = getOperationAST(document, args.operationName)
  const query = schema.getQueryType()
  if (operation?.operation !== 'query' || !query) return undefined
  const { coerced: variableValues } = getVariableValues(
    schema,
    operation.variableDefinitions ?? [],
    args.variableValues ?? {},
  )
  if (!variableValues) return undefined

  const fragments = fragmentsOf(document)
  const asked: RootField[] = []
  for (const [key, nodes] of collectFields(query, [operation.selectionSet], fragments, variableValues)) {
    const field = query.getFields()[nodes[0]!.name.value]
    if (!field?.resolve || field.extensions.shaped !== true) return undefined
    const given = argumentsOf(() => getArgumentValues(field, nodes[0]!, variableValues))
    if (!given) return undefined
    const info: GraphQLResolveInfo = {
      fieldName: field.name,
      fieldNodes: nodes,
      returnType: field.type,
      parentType: query,
      path: { prev: undefined, key, typename: query.name },
      schema,
      fragments,
      rootValue: args.rootValue,
      operation,
      variableValues,
    }
    asked.push({ key, nodes, ask: () => field.resolve!(args.rootValue, given, contextValue, info) })
  }
  return asked
}

/** All root fields at once; one that fails leaves the others their data. */
async function answered(asked: readonly RootField[]): Promise<ExecutionResult> {
  const outcomes = await Promise.allSettled(asked.map(async ({ ask }) => ask()))
  const data: Record<string, unknown> = {}
  const errors: GraphQLError[] = []
  for (const [place, { key, nodes }] of asked.entries()) {
    const outcome = outcomes[place]!
    data[key] = outcome.status === 'fulfilled' ? outcome.value : null
    if (outcome.status === 'rejected') errors.push(locatedError(outcome.reason, nodes, [key]))
  }
  return errors.length > 0 ? { errors, data } : { data }
}

function argumentsOf<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof GraphQLError) return undefined
    throw error
  }
}

const kept = new WeakMap<DocumentNode, Fragments>()

function fragmentsOf(document: DocumentNode): Fragments {
  const there = kept.get(document)
  if (there) return there
  const fragments: Record<string, FragmentDefinitionNode> = Object.create(null)
  for (const definition of document.definitions)
    if (definition.kind === 'FragmentDefinition') fragments[definition.name.value] = definition
  kept.set(document, fragments)
  return fragments
}
