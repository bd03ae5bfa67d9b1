import type { Plugin } from 'graphql-yoga'
import type { Atlas } from '../atlas/atlas.ts'
import type { Limits } from '../config.ts'
import type { KnownDocuments } from '../graphql/question.ts'
import type { Store } from '../store/contract.ts'
import { exportRoutes } from './exports.ts'
import { live, ready } from './health.ts'
import type { Log } from './log.ts'
import { bodySize } from './plugins/body-size.ts'
import { byShape } from './plugins/by-shape.ts'
import { csrf } from './plugins/csrf.ts'
import { deadline } from './plugins/deadline.ts'
import { documentLimits } from './plugins/document-limits.ts'
import { graphiql } from './plugins/graphiql.ts'
import { jsonParameters } from './plugins/json-parameters.ts'
import { requestLog } from './plugins/request-log.ts'
import { graphqlPath, type Route, routes } from './plugins/routes.ts'
import type { Requests } from './requests.ts'

/** Everything the server does around GraphQL, in the order it happens to a request. */
export function plugins(parts: {
  readonly store: Store
  readonly atlas: Atlas
  readonly limits: Limits
  readonly requests: Requests
  readonly known: KnownDocuments
  readonly log: Log
}): Plugin[] {
  const toGraphiql: Route = () => new Response(null, { status: 302, headers: { location: graphqlPath } })
  const table = {
    '/': toGraphiql,
    '/health/live': live,
    '/health/ready': ready(parts.store),
    ...exportRoutes(parts),
  }
  return [
    // Before the deadline, which then ends this execution too.
    byShape(parts.known, parts.requests),
    // First to see a request, so that the clock runs for all that follows and every line of the log knows its request.
    deadline(parts.requests),
    // Before anything that could refuse or ask the store: health must answer whatever state GraphQL is in.
    routes(table),
    // Before CSRF prevention: a browser opening an address cannot send the header, and the page reads nothing.
    graphiql(),
    // Before the body is read.
    csrf(),
    // After yoga chose who reads the parameters.
    jsonParameters(),
    // Around that reader, so that a body too long is refused before anybody reads it.
    bodySize(parts.limits.body),
    // Before parsing.
    documentLimits(parts.limits),
    // Last, so that it sees the answer as it leaves.
    requestLog(parts.requests, parts.log),
  ]
}
