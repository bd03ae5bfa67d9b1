import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql'
import type { GraphContext } from './context.ts'
import { executeByShape } from './execute.ts'

/** A question as it was sent, its document known to be valid and within the limits. */
export interface Question {
  readonly document: Document
  readonly operationName?: string
  readonly variables?: Readonly<Record<string, unknown>>
}

/** By their texts, documents that are valid and within the limits. */
export interface KnownDocuments {
  get(text: string): Document | undefined
  set(text: string, document: Document): unknown
}

export type Document = DocumentNode
export type Schema = GraphQLSchema

/** Data, and errors nobody has masked yet where there are some. */
export type Answered = ExecutionResult

const notByShape: ExecutionResult = {}

/** Undefined when the question is one for graphql-js: it asks for what no shape answers, or is faulty. */
export async function answerByShape(
  schema: Schema,
  { document, operationName, variables }: Question,
  contextValue: GraphContext,
): Promise<Answered | undefined> {
  const args = { schema, document, contextValue, variableValues: variables ?? {} }
  const result = await executeByShape(operationName === undefined ? args : { ...args, operationName }, () => notByShape)
  return result === notByShape ? undefined : result
}

/** Which operation of a document is asked for; only ever a name that stands in it, since what was sent may be anything. */
export function operationName({ definitions }: Document, asked: string | undefined): string | undefined {
  const named = definitions.flatMap((definition) => ('name' in definition && definition.name?.value) || [])
  return asked === undefined ? named[0] : named.find((name) => name === asked)
}
