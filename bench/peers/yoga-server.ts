import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { GraphQLSchema } from 'graphql'
import { createYoga, type Plugin } from 'graphql-yoga'

/**
 * The HTTP server of every peer that brings none of its own, as its documentation has it; it keeps parsed and
 * validated documents by default. https://the-guild.dev/graphql/yoga-server/docs/integrations/integration-with-nodejs
 */
export function listen(schema: GraphQLSchema, plugins: Plugin[] = [], context = () => ({})): void {
  const yoga = createYoga({ schema, logging: false, graphiql: false, plugins, context })
  const server = createServer(yoga).listen(0, '127.0.0.1', () => told((server.address() as AddressInfo).port))
}

/** Says where it listens, and ends with the program that started it. */
export function told(port: number): void {
  console.log(`http://127.0.0.1:${port}/graphql`)
  process.stdin.resume().on('end', () => process.exit())
}
