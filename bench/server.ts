import { createServer as createHttp } from 'node:http'
import { createYoga } from 'graphql-yoga'
import neo4j from 'neo4j-driver'
import { openAtlas } from '../src/atlas/open-atlas.ts'
import { makeServer } from '../src/cli/make-server.ts'
import { readConfig } from '../src/config.ts'
import { openStore } from '../src/store/open.ts'
import { shapes } from './shapes.ts'

/**
 * A server process under measurement: `graphql` is Linernotes as it is served, `cypher` the hand-written statements
 * through the same HTTP layer. Prints its address, then on every line of standard input its CPU seconds and memory.
 */
const [mode] = process.argv.slice(2)
const config = readConfig({ ...process.env, LOG_LEVEL: 'silent', PORT: '0' })

if (mode === 'cypher') {
  if (config.store.engine !== 'neo4j') throw new Error('cypher needs STORE=neo4j')
  const { uri, user, password, database } = config.store
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password), { disableLosslessIntegers: true })
  const statements = new Map(shapes.map((shape, index) => [`/cypher/${index}`, shape]))
  const yoga = createYoga({
    schema: undefined as never,
    logging: false,
    plugins: [
      {
        async onRequest({ request, url, endResponse, fetchAPI }) {
          const shape = statements.get(url.pathname)
          if (!shape) return endResponse(new fetchAPI.Response(null, { status: 404 }))
          const { variables } = (await request.json()) as { variables: Record<string, unknown> }
          const session = driver.session({ database })
          try {
            const { records } = await session.run(shape.cypher, variables)
            endResponse(fetchAPI.Response.json({ data: shape.answer(records[0]?.get('answer') ?? null) }))
          } finally {
            await session.close()
          }
        },
      },
    ],
  })
  const http = createHttp(yoga).listen(0, '127.0.0.1', () => {
    const address = http.address()
    console.log(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : ''}`)
  })
} else {
  const store = await openStore(config.store)
  const atlas = openAtlas({ store, config: config.store, limit: config.mapLinks })
  const server = await makeServer(store, atlas, config)
  console.log((await server.start()).url)
}

process.stdin.on('data', () => {
  const { user, system } = process.cpuUsage()
  console.log(JSON.stringify({ cpu: (user + system) / 1e6, memory: process.memoryUsage.rss() }))
})
process.stdin.on('end', () => process.exit())
