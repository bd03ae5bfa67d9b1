/** Every error code a caller may meet, with what it means. The README's table is tested against this one. */
export const codes = {
  BAD_ID: 'An id that is not one: it does not start with a known kind, or names an unknown node where one is needed.',
  BAD_CURSOR: 'A cursor that was not handed out by this field, parent, order and filter.',
  BAD_ARGUMENT: 'An argument out of its bounds, or two that exclude each other.',
  QUERY_TOO_COSTLY: 'The operation is too deep, too wide or asks for too many rows; nothing was read.',
  STORE_UNAVAILABLE: 'The store cannot be reached at the moment; try again.',
  STORE_TIMEOUT: 'The store did not answer before the deadline.',
  OVERLOADED: 'Too many requests at once; try again later.',
  BAD_REQUEST: 'Not a GraphQL request: its method, content type, size or body is not one the service takes.',
  GRAPHQL_PARSE_FAILED: 'The document is not GraphQL.',
  GRAPHQL_VALIDATION_FAILED: 'The document or its variables do not fit the schema.',
  STORE_UNUSABLE: 'The store is not one this version can use: another program, a newer model, or no permission.',
  STORE_BUSY: 'Another process imports, seeds or merges; only one may at a time.',
  BAD_CONFIG: 'The configuration has faults.',
  BAD_INPUT: 'Something given on the command line or in a file cannot be used.',
  INTERNAL: 'Something unexpected, logged with its cause.',
} as const

export type Code = keyof typeof codes

/** The one error class: a stable code, a sentence for the caller that names the thing and the cure, and the cause. */
export class LinernotesError extends Error {
  readonly code: Code
  constructor(code: Code, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'LinernotesError'
    this.code = code
  }
}

/** A failure as one of ours: itself, or INTERNAL with that message and the failure as its cause. */
export function oursOr(failure: unknown, message: string): LinernotesError {
  return failure instanceof LinernotesError ? failure : new LinernotesError('INTERNAL', message, failure)
}
