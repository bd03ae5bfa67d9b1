import { createServer, connect as dial, type Socket } from 'node:net'
import neo4j from 'neo4j-driver'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeNeo4j, wipe } from '../support/neo4j.ts'
import { folder, run, start } from './run.ts'

/** A way to a server that can be cut, as when the server goes, and opened again. */
async function wayTo(uri: string) {
  const { hostname, port } = new URL(uri)
  const sockets = new Set<Socket>()
  const proxy = createServer((near) => {
    const far = dial(Number(port), hostname)
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one)
      one.on('error', () => {})
      one.on('close', () => {
        sockets.delete(one)
        other.destroy()
      })
      one.pipe(other)
    }
  })
  const open = (at: number) => new Promise<void>((resolve) => proxy.listen(at, '127.0.0.1', resolve))
  await open(0)
  const address = proxy.address() as { port: number }
  const cut = () => {
    const closed = new Promise((resolve) => proxy.close(resolve))
    for (const socket of sockets) socket.destroy()
    return closed
  }
  return { uri: `bolt://127.0.0.1:${address.port}`, cut, open: () => open(address.port) }
}

describeNeo4j('with a Neo4j', ({ uri, user, password }) => {
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password))
  beforeAll(() => wipe(driver))
  afterAll(() => driver.close())

  // `npm run prove -- kills` does the same with a server that is really killed and started again.
  test('an import whose server goes says so, and ends with the graph it would have had when it is back', async () => {
    const cwd = await folder()
    const way = await wayTo(uri)
    const env = { STORE: 'neo4j', NEO4J_URI: way.uri, NEO4J_USER: user, NEO4J_PASSWORD: password }
    const args = ['import', 'synthetic', '--nodes', '3500', '--seed', '3']
    const { child, ended } = start(cwd, args, env)
    // The first line of progress: a batch is committed.
    await new Promise<void>((resolve) => child.stderr!.once('data', () => resolve()))
    await way.cut()
    const { code, stdout, stderr } = await ended
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(
      /^linernotes: [\d,]+ nodes and links are written and 0 changed; what is committed stays\. The same command again takes up the rest\.\nlinernotes: Neo4j cannot be reached at bolt:\/\/127\.0\.0\.1:\d+\. Is it running, and is NEO4J_URI right\?\n$/m,
    )

    await way.open()
    const again = await run(cwd, args, { env })
    expect(again.code).toBe(0)
    expect(again.stderr).toMatch(/^linernotes: going on with the import of synthetic .* after [1-9][\d,]* entries\.$/m)
    const exported = await run(cwd, ['export', 'jsonl'], { env })
    await way.cut()
    await run(cwd, args)
    expect(exported.stdout === (await run(cwd, ['export', 'jsonl'])).stdout).toBe(true)
  }, 300_000)
})
