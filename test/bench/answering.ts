import { execute, parse } from 'graphql'
import { expect } from 'vitest'
import type { Variables } from '../../bench/shapes/shape.ts'
import type { GraphContext } from '../../src/graphql/context.ts'
import { makeSchema } from '../../src/graphql/schema.ts'

export const schema = makeSchema()

/** What is answered to a query without an error, as JSON carries it. */
export async function answered(
  kept: Pick<GraphContext, 'store' | 'atlas'>,
  query: string,
  variableValues: Variables,
): Promise<unknown> {
  const contextValue: GraphContext = {
    ...kept,
    ...{ signal: new AbortController().signal, deadline: Date.now() + 60_000 },
    trace: { statements: 0, rows: 0 },
  }
  const { data, errors } = await execute({ schema, document: parse(query), variableValues, contextValue })
  expect(errors).toBeUndefined()
  return JSON.parse(JSON.stringify(data))
}
