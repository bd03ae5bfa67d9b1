import { createLRUCache, createYoga } from 'graphql-yoga'
import type { Atlas } from '../atlas/atlas.ts'
import type { Config } from '../config.ts'
import type { GraphContext } from '../graphql/context.ts'
import type { Document, Schema } from '../graphql/question.ts'
import type { Store } from '../store/contract.ts'
import { direct } from './direct.ts'
import { type Listening, listen } from './listen.ts'
import type { Log } from './log.ts'
import { maskError } from './mask-error.ts'
import { graphqlPath } from './plugins/routes.ts'
import { plugins } from './plugins.ts'
import { Requests, type Running } from './requests.ts'

export interface Server {
  /** Answers without any network. */
  fetch(address: string, init?: RequestInit): Promise<Response>
  /** Listens; BAD_CONFIG when that cannot be. */
  start(): Promise<{ readonly url: string }>
  /** Takes no more requests and answers those under way; at most two seconds. The store stays open. */
  stop(): Promise<void>
}

/** Milliseconds that requests under way may take once the server must stop; then they are called off, at last cut off. */
const grace = { calledOff: 1_500, cutOff: 1_800 }

/** Parsed documents to keep; each may be a megabyte in memory at the limits' defaults. */
const documentsKept = 200

/** The service: GraphQL at /graphql and what plugins.ts puts around it. */
export function createServer(parts: {
  readonly schema: Schema
  readonly store: Store
  readonly atlas: Atlas
  readonly config: Config
  readonly log: Log
}): Server {
  const { store, atlas, log } = parts
  const { host, port, limits } = parts.config
  const requests = new Requests(limits.timeout)
  const known = createLRUCache<Document>({ max: documentsKept })
  const contextOf = ({ deadline, signal, trace }: Running): GraphContext => ({ store, atlas, deadline, signal, trace })
  const yoga = createYoga<object, GraphContext>({
    schema: parts.schema,
    context: ({ request }) => contextOf(requests.of(request)),
    plugins: plugins({ store, atlas, limits, requests, known, log }),
    maskedErrors: { maskError: maskError(log), errorMessage: '' },
    maxRequestBodySize: false,
    parserAndValidationCache: {
      documentCache: createLRUCache({ max: documentsKept }),
      errorCache: createLRUCache({ max: documentsKept }),
    },
    graphqlEndpoint: graphqlPath,
    // These have their place in the visible list, or are not for this service. No address ends in a line break.
    graphiql: false,
    landingPage: false,
    healthCheckEndpoint: '\n',
    logging: false,
    batching: false,
    multipart: false,
    cors: false,
  })
  let listening: Listening | undefined
  return {
    fetch: async (address, init) => yoga.fetch(new Request(address, init)),
    async start() {
      const handle = direct({ schema: parts.schema, known, contextOf, requests, log, limit: limits.body }, yoga)
      listening = await listen(handle, { host, port, timeout: limits.timeout })
      return { url: listening.url }
    },
    async stop() {
      const late = setTimeout(() => requests.callOff(), grace.calledOff)
      await listening?.close(grace.cutOff)
      clearTimeout(late)
    },
  }
}
