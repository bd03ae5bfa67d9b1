import { makeExecutableSchema } from '@graphql-tools/schema'
import { type Level, pino } from 'pino'
import { type Config, readConfig } from '../../src/config.ts'
import { LinernotesError } from '../../src/errors.ts'
import type { GraphContext } from '../../src/graphql/context.ts'
import { createServer } from '../../src/http/server.ts'
import type { Store } from '../../src/store/contract.ts'
import { atlasOf } from '../support/atlas.ts'
import { smallGraph } from '../support/small-graph.ts'

/** A schema that behaves in every way an answer can. */
const schemaOf = (onContext: (context: GraphContext) => void) =>
  makeExecutableSchema<GraphContext>({
    typeDefs: /* GraphQL */ `
    type Query {
      hello(name: String! = "you"): String
      "Answers after so many milliseconds, or never when called off."
      wait(ms: Int!): String
      refused: String
      broken: String
      impossible: String
      brokenForSure: String!
      away: String
      left: Int
      self: Query
    }
  `,
    resolvers: {
      Query: {
        hello: (_, { name }, { trace }) => {
          trace.statements++
          trace.rows += 3
          return `Hello ${name}`
        },
        wait: (_, { ms }, context) => {
          onContext(context)
          return new Promise((resolve) => setTimeout(resolve, ms, 'waited').unref())
        },
        refused: () => {
          throw new LinernotesError('BAD_CURSOR', 'This cursor belongs to another list.')
        },
        broken: () => {
          throw new Error('secret of the house')
        },
        impossible: () => {
          throw new LinernotesError('INTERNAL', 'secret of the house')
        },
        brokenForSure: () => null,
        away: () => {
          throw new LinernotesError('STORE_UNAVAILABLE', 'Neo4j cannot be reached.', new Error('connect ECONNREFUSED'))
        },
        left: (_, __, { deadline }) => deadline - Date.now(),
        self: () => ({}),
      },
    },
  })

export interface Line {
  readonly level: number
  readonly msg: string
  readonly [more: string]: unknown
}

/** A server over the stub schema, with the lines it logs. */
export function stubServer({
  env = {},
  store = {},
  level = 'info',
  onContext = () => {},
}: {
  env?: Record<string, string>
  store?: Partial<Store>
  level?: Level
  onContext?: (context: GraphContext) => void
} = {}) {
  const lines: Line[] = []
  const log = pino({ level }, { write: (line) => void lines.push(JSON.parse(line)) })
  const config: Config = readConfig({ PORT: '0', ...env })
  const answering = { engine: 'sqlite', ping: async () => {}, revision: async () => 7, ...store } as unknown as Store
  const server = createServer({
    schema: schemaOf(onContext),
    store: answering,
    atlas: atlasOf(smallGraph),
    config,
    log,
  })
  const post = (body: unknown, headers: Record<string, string> = {}) =>
    server.fetch('http://test/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  /** The answer of a query, as far as the tests read it. */
  const ask = async (query: string, variables?: unknown): Promise<Answer> => (await post({ query, variables })).json()
  return { ...server, lines, post, ask }
}

export interface Answer {
  readonly data?: Record<string, unknown> | null
  readonly errors?: readonly {
    readonly message: string
    readonly path?: readonly (string | number)[]
    readonly extensions: { readonly code: string; readonly id?: string }
  }[]
}
