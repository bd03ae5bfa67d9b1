import { toGraphQLError } from '../graphql/errors.ts'
import type { Log } from './log.ts'

/** Shows a caller what they may see of an error, and the log the rest of what was not their doing. */
export function maskError(log: Log): (error: unknown) => ReturnType<typeof toGraphQLError> {
  return (error) => {
    const shown = toGraphQLError(error)
    const { code, id } = shown.extensions
    if (shown === error) return shown
    if (code === 'INTERNAL') log.error({ id, path: shown.path, err: shown.originalError }, 'Unforeseen error')
    else if (code === 'STORE_UNAVAILABLE' || code === 'STORE_UNUSABLE')
      log.warn({ err: shown.originalError }, shown.message)
    return shown
  }
}
