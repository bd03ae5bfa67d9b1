import { type ExecutionArgs, type ExecutionResult, execute, parse, validate } from 'graphql'
import { expect } from 'vitest'
import { LinernotesError } from '../../src/errors.ts'
import type { GraphContext } from '../../src/graphql/context.ts'
import { executeByShape } from '../../src/graphql/execute.ts'
import type { Limits } from '../../src/graphql/limits.ts'
import { makeSchema } from '../../src/graphql/schema.ts'
import { model } from '../../src/model/index.ts'
import type { Store } from '../../src/store/contract.ts'
import { atlasOf } from './atlas.ts'
import type { Graph } from './graph.ts'
import { recordingStore } from './recording-store.ts'
import { smallGraph } from './small-graph.ts'

/** Answers as JSON would carry them, with the codes of errors. */
export interface Asked {
  // biome-ignore lint/suspicious/noExplicitAny: answers have whatever form the query gives them
  readonly data: any
  readonly errors: readonly { readonly message: string; readonly code: string | undefined; readonly path: unknown }[]
}

/** A schema over a graph answered by brute force, to be asked in GraphQL. */
export function asking(graph: Graph = smallGraph, limits?: Limits) {
  const schema = makeSchema(limits ? { limits } : {})
  const store = recordingStore(model, graph)
  const second = recordingStore(model, graph)
  const atlas = atlasOf(graph)
  const documents = new Map<string, ReturnType<typeof parse>>()
  // As the server does: the same text is the same document, so that plans are kept.
  const parsed = (source: string) => {
    const document = documents.get(source) ?? parse(source)
    documents.set(source, document)
    return document
  }
  const ask = async (source: string, variableValues: Record<string, unknown> = {}): Promise<Asked> => {
    const contextValue: GraphContext = {
      store: store as unknown as Store,
      atlas,
      signal: new AbortController().signal,
      deadline: Date.now() + 5_000,
      trace: { statements: 0, rows: 0 },
    }
    const document = parsed(source)
    const faults = validate(schema, document)
    const { data, errors = [] } = faults.length
      ? { data: null, errors: faults }
      : await bothWays({ schema, document, variableValues, contextValue }, second)
    return {
      data: data && JSON.parse(JSON.stringify(data)),
      errors: errors.map(({ message, originalError, path }) => ({
        message,
        code: originalError instanceof LinernotesError ? originalError.code : undefined,
        path,
      })),
    }
  }
  return { ask, reads: store.reads, schema }
}

/** The answer by shape, once graphql-js, walking every field over a second store, has given the same. */
async function bothWays(args: ExecutionArgs, second: unknown): Promise<ExecutionResult> {
  const byShape = await executeByShape(args, execute)
  const contextValue = { ...(args.contextValue as GraphContext), store: second }
  const byFields = await execute({ ...args, contextValue })
  expect(JSON.parse(JSON.stringify(byShape))).toEqual(JSON.parse(JSON.stringify(byFields)))
  return byShape
}
