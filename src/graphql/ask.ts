import { type DocumentNode, execute, GraphQLError, parse } from 'graphql'
import type { GraphContext } from './context.ts'
import { executeByShape } from './execute.ts'
import { defaultLimits, type Limits } from './limits.ts'
import { makeSchema } from './schema.ts'

/** Answers one question of a program without a server. Throws what kept it from an answer. */
export async function ask(
  { store, atlas, timeout }: Pick<GraphContext, 'store' | 'atlas'> & { readonly timeout: number },
  query: string,
  variableValues: Readonly<Record<string, unknown>>,
  limits: Limits = defaultLimits,
): Promise<Readonly<Record<string, unknown>>> {
  const document: DocumentNode = parse(query)
  const contextValue: GraphContext = {
    store,
    atlas,
    signal: AbortSignal.timeout(timeout),
    deadline: Date.now() + timeout,
    trace: { statements: 0, rows: 0 },
  }
  const { data, errors } = await executeByShape(
    { schema: makeSchema({ limits }), document, variableValues, contextValue },
    execute,
  )
  const [error] = errors ?? []
  if (error) throw error instanceof GraphQLError && error.originalError ? error.originalError : error
  return JSON.parse(JSON.stringify(data)) as Readonly<Record<string, unknown>>
}
