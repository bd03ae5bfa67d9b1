import type { Plugin } from 'graphql-yoga'
import { LinernotesError } from '../../errors.ts'

/** Any of these headers shows that a browser asked this server before sending the request. */
const preflightHeaders = ['graphql-require-preflight', 'apollo-require-preflight', 'x-graphql-yoga-csrf']

/**
 * Refuses what another site's page could send from a visitor's browser without asking first: GET, and POST of the
 * content types that forms have. https://developer.mozilla.org/docs/Web/HTTP/CORS#simple_requests
 */
export function csrf(): Plugin {
  return {
    onRequestParse({ request }) {
      const type = request.headers.get('content-type')?.split(/[;,]/)[0]?.trim().toLowerCase()
      if (type === 'application/json' || preflightHeaders.some((name) => request.headers.has(name))) return
      throw new LinernotesError(
        'BAD_REQUEST',
        `Send the query as application/json, or with the header ${preflightHeaders[0]}: 1, which keeps other sites' pages from asking in your name.`,
      )
    },
  }
}
