import { Neo4jError } from 'neo4j-driver'
import type { Neo4jConfig } from '../../config.ts'
import { type Code, LinernotesError } from '../../errors.ts'

/** Translates what the driver throws, by its code alone; what is one of ours already stays. */
export function failure(error: unknown, config: Neo4jConfig): LinernotesError {
  if (error instanceof LinernotesError) return error
  if (!(error instanceof Neo4jError)) return new LinernotesError('INTERNAL', 'Neo4j could not be asked.', error)
  const { code, sentence } = kinds.find(({ codes }) => codes.test(error.code)) ?? unexpected
  return new LinernotesError(code, sentence(config), error)
}

/** Where Neo4j is, for people: without what a careless address may hold of a password. */
export function place({ uri }: Neo4jConfig): string {
  return uri.replace(/\/\/[^/]*@/, '//')
}

/** Whether a constraint or index could not be made because it is there. */
export function isMadeAlready(error: unknown): boolean {
  const cause = error instanceof LinernotesError ? error.cause : error
  return cause instanceof Neo4jError && /^Neo\.ClientError\.Schema\..*AlreadyExists$/.test(cause.code)
}

/** Whether a statement was ended because it would have taken more memory than the server gives to one. */
export function isBeyondMemory({ cause }: LinernotesError): boolean {
  return cause instanceof Neo4jError && /OutOfMemory/.test(cause.code)
}

/** Asks a question again as long as its answer met what another transaction was committing: who writes does not wait for who reads. */
export async function untilSettled<T>(ask: () => Promise<T>): Promise<T> {
  for (;;)
    try {
      return await ask()
    } catch (error) {
      if (!(error instanceof Neo4jError) || error.code !== 'Neo.TransientError.Transaction.Outdated') throw error
    }
}

interface FailureKind {
  readonly codes: RegExp
  readonly code: Code
  readonly sentence: (config: Neo4jConfig) => string
}

/** In order: the first that fits. https://neo4j.com/docs/status-codes/current/errors/all-errors/ */
const kinds: readonly FailureKind[] = [
  {
    codes: /^Neo\.ClientError\.Security\.(Forbidden|Permission)/,
    code: 'STORE_UNUSABLE',
    sentence: (config) =>
      `Neo4j at ${place(config)} does not let user ${config.user} do this in database ${config.database}. Grant it, or set NEO4J_USER to another.`,
  },
  {
    codes: /^Neo\.ClientError\.Security\./,
    code: 'STORE_UNUSABLE',
    sentence: (config) => `Neo4j at ${place(config)} refused user ${config.user}. Check NEO4J_USER and NEO4J_PASSWORD.`,
  },
  {
    codes: /^Neo\.ClientError\.Database\.DatabaseNotFound$/,
    code: 'STORE_UNUSABLE',
    sentence: (config) =>
      `Neo4j at ${place(config)} has no database named ${config.database}. Check NEO4J_DATABASE, or create it.`,
  },
  {
    codes: /TransactionTimedOut|LockAcquisitionTimeout/,
    code: 'STORE_TIMEOUT',
    sentence: (config) => `Neo4j at ${place(config)} did not answer before the deadline.`,
  },
  {
    codes: /^Neo\.TransientError\.|TransactionTerminated|^Neo\.DatabaseError\.(Database|General)\./,
    code: 'STORE_UNAVAILABLE',
    sentence: (config) => `Neo4j at ${place(config)} could not finish; try again.`,
  },
  {
    // The driver's own, `N/A` for a full or closed pool of connections.
    codes: /^(ServiceUnavailable|SessionExpired|N\/A)$|NotALeader|ForbiddenOnReadOnlyDatabase/,
    code: 'STORE_UNAVAILABLE',
    sentence: (config) => `Neo4j cannot be reached at ${place(config)}. Is it running, and is NEO4J_URI right?`,
  },
]

const unexpected: Omit<FailureKind, 'codes'> = {
  code: 'INTERNAL',
  sentence: () => 'Neo4j refused a statement.',
}
