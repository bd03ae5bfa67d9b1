import neo4j from 'neo4j-driver'
import { shapes } from '../shapes/registry.ts'
import { listen } from './yoga-server.ts'

/**
 * The floor under anything on Neo4j: each shape's statement, written by hand, asked over the same HTTP server by the
 * shape's name, with no GraphQL between. The database is named and no transaction is managed, as the driver's manual
 * advises for speed: https://neo4j.com/docs/javascript-manual/current/performance/
 */
const [uri, user, password] = process.argv.slice(2) as [string, string, string]
const driver = neo4j.driver(uri, neo4j.auth.basic(user, password), { disableLosslessIntegers: true })
const statements = new Map(shapes.map(({ name, peers }) => [name, peers.cypher?.text]))

listen(undefined, [
  {
    async onRequest({ request, endResponse, fetchAPI }) {
      const { query, variables } = (await request.json()) as { query: string; variables: Record<string, unknown> }
      const statement = statements.get(query)
      if (!statement) return endResponse(new fetchAPI.Response(null, { status: 404 }))
      const session = driver.session({ database: 'neo4j', defaultAccessMode: neo4j.session.READ })
      try {
        const { records } = await session.run(statement, whole(variables))
        endResponse(fetchAPI.Response.json({ data: records[0]?.get('answer') ?? null }))
      } finally {
        await session.close()
      }
    },
  },
])

/** A number of JavaScript arrives as a float, which is no LIMIT. */
function whole(variables: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(variables)
  return Object.fromEntries(entries.map(([name, one]) => [name, typeof one === 'number' ? neo4j.int(one) : one]))
}
