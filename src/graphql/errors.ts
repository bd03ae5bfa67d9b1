import { randomUUID } from 'node:crypto'
import { GraphQLError, type GraphQLErrorExtensions, type GraphQLHTTPErrorExtensions, Kind } from 'graphql'
import { type Code, codes, LinernotesError } from '../errors.ts'

/** The HTTP status of an answer without data; 400 for every other code. */
const statuses: Partial<Record<Code, number>> = {
  STORE_UNAVAILABLE: 503,
  OVERLOADED: 503,
  STORE_TIMEOUT: 504,
  STORE_UNUSABLE: 500,
  STORE_BUSY: 503,
  INTERNAL: 500,
}

/**
 * What a caller may see of an error: a code of the table and a sentence. What nobody foresaw becomes INTERNAL with an
 * `id` to find it in the log by. The cause stays on `originalError`, which is never sent.
 */
export function toGraphQLError(error: unknown): GraphQLError {
  const cause = rootOf(error)
  const located = error instanceof GraphQLError
  if (located && Object.hasOwn(codes, String(error.extensions.code))) return error
  if (cause instanceof LinernotesError) {
    if (cause.code !== 'INTERNAL') return coded(cause.code, located ? error.message : cause.message, error)
  } else if (located) {
    const code = callersFault(error)
    if (code) return coded(code, error.message, error)
  }
  return coded('INTERNAL', 'Something went wrong; see the log with this id.', error, { id: randomUUID() })
}

/** Which of the caller's faults an error of the GraphQL library or the HTTP server is, if it is one. */
function callersFault(error: GraphQLError): Code | undefined {
  const node = error.nodes?.[0]?.kind
  // A fault in a variable or an argument points at it, one of ours at a field.
  if (node) return node === Kind.FIELD ? undefined : 'GRAPHQL_VALIDATION_FAILED'
  if (error.positions) return 'GRAPHQL_PARSE_FAILED'
  // Nothing is left that points nowhere but the request itself: its method, its body, the operation it names.
  return error.path || error.originalError ? undefined : 'BAD_REQUEST'
}

function coded(code: Code, message: string, error: unknown, more: GraphQLErrorExtensions = {}): GraphQLError {
  const located = error instanceof GraphQLError ? error : undefined
  const extensions: GraphQLErrorExtensions = { code, ...more }
  if (!located?.path) extensions.http = httpOf(located) ?? httpFor(code)
  const cause = rootOf(error)
  return new GraphQLError(shortened(message), {
    nodes: located?.nodes ?? null,
    source: located?.source,
    positions: located?.positions,
    path: located?.path,
    originalError: cause instanceof Error ? cause : new Error(String(cause)),
    extensions,
  })
}

/** GraphQL's own messages repeat what was sent, which may be a megabyte. */
function shortened(message: string): string {
  return message.length > 1_000 ? `${message.slice(0, 1_000)} …` : message
}

/** `spec` leaves an `application/json` answer its 200 where the request was one and GraphQL refused it. */
function httpFor(code: Code): GraphQLHTTPErrorExtensions {
  const status = statuses[code] ?? 400
  return { status, spec: status < 500 && code !== 'BAD_REQUEST' }
}

function httpOf(error: GraphQLError | undefined): GraphQLHTTPErrorExtensions | undefined {
  return error?.extensions.http as GraphQLHTTPErrorExtensions | undefined
}

/** A located error wraps the one that was thrown, sometimes twice. */
function rootOf(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError ? rootOf(error.originalError) : error
}
