import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'
import neo4j from 'neo4j-driver'
import { afterAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import type { Neo4jConfig } from '../../src/config.ts'
import { describeNeo4j, wipe } from '../support/neo4j.ts'
import { atlasOf, fill, named, song, stored, until } from './opened.ts'

describeNeo4j('an atlas of Neo4j', ({ uri, user, password }) => {
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password))
  const config: Neo4jConfig = { engine: 'neo4j', uri, user, password, database: 'neo4j', pool: 4 }
  beforeEach(() => wipe(driver))
  afterAll(() => driver.close())

  test('has the very chart that is made of the same graph in SQLite', async () => {
    const [one, other] = [await stored(config), await stored()]
    for (const store of [one, other]) await fill(store, 300)
    const [chart, expected] = [await atlasOf({ store: one, config }).chart(), await atlasOf({ store: other }).chart()]
    expect(chart!.map).toEqual(expected!.map)
    expect(chart!.names).toEqual(expected!.names)
  })

  test('has the next chart after a write of this process and of another connection', async () => {
    const store = await stored(config)
    const atlas = atlasOf({ store, config })
    const before = (await atlas.chart())!
    const other = await stored(config, { nodes: [song('Purple Hearts')], links: [] })
    const now = (await atlas.chart({ revision: before.revision + 1 }))!
    expect([named(before, 'purple hearts'), named(now, 'purple hearts')]).toEqual([[], ['song:purple hearts']])
    expect(now.revision).toBe(await other.revision())
  })

  test('that is away at first tells so, and has a chart soon after it is there', async () => {
    const store = await stored(config)
    const { port, let: letThrough } = await door(uri)
    const atlas = atlasOf({ store, config: { ...config, uri: `bolt://127.0.0.1:${port}` } })
    const away = { code: 'STORE_UNAVAILABLE', message: expect.stringContaining(`127.0.0.1:${port}`) }
    await expect(atlas.chart()).rejects.toEqual(expect.objectContaining(away))
    expect(atlas.state()).toEqual({ ready: false })
    await letThrough()
    await until(() => atlas.state().ready)
    expect((await atlas.chart())!.map.nodeCount).toBe(13)
  })
})

/** A port where nothing listens until it is let through to Neo4j. */
async function door(uri: string): Promise<{ port: number; let: () => Promise<void> }> {
  const { hostname, port: inner } = new URL(uri)
  const sockets: Socket[] = []
  const server: Server = createServer((socket) => {
    const onward = connect(Number(inner), hostname)
    sockets.push(socket, onward)
    for (const end of [socket, onward]) end.on('error', () => {})
    socket.pipe(onward).pipe(socket)
  })
  onTestFinished(() => {
    server.close()
    for (const socket of sockets) socket.destroy()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return {
    port,
    async let() {
      server.listen(port, '127.0.0.1')
      await once(server, 'listening')
    },
  }
}
