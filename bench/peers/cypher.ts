import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import neo4j from 'neo4j-driver'
import { shapes } from '../shapes/registry.ts'
import { told } from './yoga-server.ts'

/**
 * The floor under anything on Neo4j: each shape's statement, written by hand, asked by the shape's name over the HTTP
 * server that Linernotes answers known documents with, Node's own, and nothing between. The database is named and no
 * transaction is managed, as the driver's manual advises for speed:
 * https://neo4j.com/docs/javascript-manual/current/performance/
 */
const [uri, user, password] = process.argv.slice(2) as [string, string, string]
const driver = neo4j.driver(uri, neo4j.auth.basic(user, password), { disableLosslessIntegers: true })
const statements = new Map(shapes.map(({ name, peers }) => [name, peers.cypher?.text]))

const server = createServer(async (request, response) => {
  const answer = await answerTo(request).catch((error: Error) => ({ errors: [{ message: error.message }] }))
  const text = JSON.stringify(answer)
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }).end(text)
})
server.listen(0, '127.0.0.1', () => told((server.address() as AddressInfo).port))

async function answerTo(request: IncomingMessage): Promise<unknown> {
  const { query, variables } = (await json(request)) as { query: string; variables: Record<string, unknown> }
  const session = driver.session({ database: 'neo4j', defaultAccessMode: neo4j.session.READ })
  try {
    const { records } = await session.run(statements.get(query)!, whole(variables))
    return { data: records[0]?.get('answer') ?? null }
  } finally {
    await session.close()
  }
}

/** A number of JavaScript arrives as a float, which is no LIMIT. */
function whole(variables: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(variables)
  return Object.fromEntries(entries.map(([name, one]) => [name, typeof one === 'number' ? neo4j.int(one) : one]))
}
