import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startNeo4j } from './start.ts'

const usage = `npm run neo4j -- [--port 7687] [--home DIR] [--password PASSWORD]
Starts a Neo4j for trying things out. Without --home its data goes when it stops; without --password it asks for none.
Memory: NEO4J_TOOL_HEAP (1g), NEO4J_TOOL_PAGECACHE (256m). Downloaded files: NEO4J_TOOL_HOME (~/.cache/linernotes).`

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '7687' },
      home: { type: 'string' },
      password: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help) return console.log(usage)
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Error(`--port wants a number from 1 to 65535, not ${values.port}.`)
  const auth = values.password === undefined ? undefined : { password: values.password }
  const server = await startNeo4j({ port, home: values.home, auth, log: console.log })
  const login = auth ? ' NEO4J_USER=neo4j NEO4J_PASSWORD=…' : ''
  console.log(`Neo4j answers at ${server.uri} (pid ${server.pid}, data in ${server.home}).`)
  console.log(`  STORE=neo4j NEO4J_URI=${server.uri}${login} npm start\nCtrl-C stops it.`)

  let asked = false
  const stop = () => {
    void (asked ? server.kill() : server.stop())
    asked = true
  }
  process.on('SIGINT', stop).on('SIGTERM', stop)
  const how = await server.exited
  if (asked) return
  const last = readFileSync(join(server.home, 'logs', 'console.log'), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(-15)
  throw new Error(`Neo4j ended by itself (${how}). Its last lines:\n${last.join('\n')}`)
}

main().catch((error: Error) => {
  console.error(error.message)
  process.exitCode = 1
})
