import { createServer, type Server, type Socket } from 'node:net'
import neo4j from 'neo4j-driver'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Neo4jConfig } from '../../../src/config.ts'
import { modelVersion } from '../../../src/model/index.ts'
import type { Batch, Store } from '../../../src/store/contract.ts'
import { connect } from '../../../src/store/neo4j/client.ts'
import { openNeo4j } from '../../../src/store/neo4j/engine.ts'
import type { LinkSelection, NodeSelection, Selection } from '../../../src/store/selection.ts'
import { whyUnavailable } from '../../../tools/neo4j/available.ts'
import { type Neo4jServer, startNeo4j } from '../../../tools/neo4j/start.ts'
import { describeNeo4j, wipe } from '../../support/neo4j.ts'

const unavailable = await whyUnavailable()

describeNeo4j('the Neo4j engine', ({ uri, user, password }) => {
  const config: Neo4jConfig = { engine: 'neo4j', uri, user, password, database: 'neo4j', pool: 4 }
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password), { disableLosslessIntegers: true })
  const query = async (text: string) => {
    const { records } = await driver.executeQuery(text, {}, { database: 'neo4j' })
    return records.map((record) => [...record.values()] as unknown[])
  }
  afterAll(() => driver.close())

  describe('opening', () => {
    beforeEach(() => wipe(driver))

    test('makes constraints and indexes once, and leaves them alone from then on', async () => {
      await (await openNeo4j(config)).close()
      const made = await query('SHOW INDEXES YIELD name, state, type WHERE type <> "LOOKUP" RETURN name, state')
      expect(made.length).toBeGreaterThan(40)
      expect(made.filter(([, state]) => state !== 'ONLINE')).toEqual([])
      expect(await query('MATCH (m:Linernotes) RETURN m.modelVersion, m.revision')).toEqual([[modelVersion, 0]])
      await (await openNeo4j(config)).close()
      const again = await query('SHOW INDEXES YIELD name, state, type WHERE type <> "LOOKUP" RETURN name, state')
      expect(again).toEqual(made)
      expect(await query('MATCH (m:Linernotes) RETURN count(m)')).toEqual([[1]])
    })

    test('by several programs at once leaves one graph', async () => {
      const stores = await Promise.all([1, 2, 3, 4].map(() => openNeo4j(config)))
      await Promise.all(stores.map((store) => store.close()))
      expect(await query('MATCH (m:Linernotes) RETURN count(m)')).toEqual([[1]])
    })

    test('makes an index anew that was dropped', async () => {
      await (await openNeo4j(config)).close()
      await query('DROP INDEX linernotes_Song_title')
      await (await openNeo4j(config)).close()
      expect(await query('SHOW INDEXES YIELD name WHERE name = "linernotes_Song_title" RETURN count(*)')).toEqual([[1]])
    })

    test('refuses a graph of a newer model', async () => {
      await (await openNeo4j(config)).close()
      await query('MATCH (m:Linernotes) SET m.modelVersion = 99')
      await expect(openNeo4j(config)).rejects.toMatchObject({
        code: 'STORE_UNUSABLE',
        message: expect.stringContaining('model 99'),
      })
    })

    test('refuses nodes with our labels that another program wrote, and takes other labels for no concern of ours', async () => {
      await query('CREATE (:Customer { name: "x" })')
      await (await openNeo4j(config)).close()
      await query('MATCH (m:Linernotes) DELETE m')
      await query('CREATE (:Song { name: "x" })')
      await expect(openNeo4j(config)).rejects.toMatchObject({
        code: 'STORE_UNUSABLE',
        message: expect.stringContaining('Song'),
      })
    })

    test('names the database that is not there', async () => {
      await expect(openNeo4j({ ...config, database: 'nowhere' })).rejects.toMatchObject({
        code: 'STORE_UNUSABLE',
        message: expect.stringContaining('nowhere'),
      })
    })

    test('refuses an address that is none', async () => {
      await expect(openNeo4j({ ...config, uri: 'http://somewhere' })).rejects.toMatchObject({
        code: 'STORE_UNUSABLE',
        message: expect.stringContaining('NEO4J_URI'),
      })
    })

    test('works over the routing scheme too', async () => {
      const store = await openNeo4j({ ...config, uri: uri.replace('bolt', 'neo4j') })
      await store.write({ nodes: [{ kind: 'Artist', id: 'artist:a', properties: { name: 'A' } }], links: [] })
      expect(await store.find([{ by: 'id', id: 'artist:a' }])).toEqual([['artist:a']])
      await store.close()
    })
  })

  test('a merge is taken back without the links whose other end somebody else deleted, and says how many those are', async () => {
    await wipe(driver)
    const store = await openNeo4j(config)
    const songs = ['s', 't', 'u']
    await store.write({
      nodes: [
        ...['a', 'b', 'c'].map((name) => ({ kind: 'Artist', id: `artist:${name}`, properties: { name } })),
        ...songs.map((title) => ({ kind: 'Song', id: `song:${title}`, properties: { title } })),
      ],
      links: songs.flatMap((song) =>
        (song === 'u' ? ['b'] : ['a']).map((artist) => ({
          ...{ type: 'WROTE', from: `artist:${artist}`, to: `song:${song}`, properties: {} },
        })),
      ),
    })
    await store.merge('artist:a', 'artist:b')
    await store.merge('artist:b', 'artist:c')
    await query('MATCH (s:Song) WHERE s.id IN ["song:s", "song:u"] DETACH DELETE s')
    // Of a: s. Of b, which is taken back before and merged again after: what it had of a, and u.
    expect(await store.unmerge('artist:a')).toMatchObject({ links: 1, missing: 3 })
    expect(await store.unmerge('artist:b')).toMatchObject({ links: 0, missing: 0 })
    await store.close()
  })

  describe('a server that is not there', () => {
    let silent: Server
    const sockets = new Set<Socket>()
    beforeAll(async () => {
      silent = createServer((socket) => sockets.add(socket))
      await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done))
    })
    afterAll(() => {
      for (const socket of sockets) socket.destroy()
      silent.close()
    })

    test('is told within moments, by its address', async () => {
      const started = performance.now()
      await expect(openNeo4j({ ...config, uri: 'bolt://secret:word@127.0.0.1:1' })).rejects.toMatchObject({
        code: 'STORE_UNAVAILABLE',
        message: expect.stringMatching(/^(?!.*secret).*bolt:\/\/127\.0\.0\.1:1\b/),
      })
      expect(performance.now() - started).toBeLessThan(5_000)
    })

    test('is told by its silence within seconds', async () => {
      const { port } = silent.address() as { port: number }
      const started = performance.now()
      await expect(openNeo4j({ ...config, uri: `bolt://127.0.0.1:${port}` })).rejects.toMatchObject({
        code: 'STORE_UNAVAILABLE',
      })
      expect(performance.now() - started).toBeLessThan(8_000)
    })
  })

  describe('a read', () => {
    let store: Store
    beforeAll(async () => {
      await wipe(driver)
      store = await openNeo4j(config)
      await store.write(everyoneWithEveryone(60))
    })
    afterAll(() => store.close())

    const running = () =>
      query(
        `SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery CONTAINS 'PERFORMED' AND NOT currentQuery CONTAINS 'SHOW' RETURN count(*)`,
      )
    const ended = async () => {
      for (let tries = 0; tries < 50; tries++) {
        if ((await running())[0]![0] === 0) return true
        await new Promise((done) => setTimeout(done, 100))
      }
      return false
    }

    test('that takes too long ends at its deadline, on the server too', async () => {
      const started = performance.now()
      await expect(store.read(heavy, values, { timeout: 700 })).rejects.toMatchObject({
        code: 'STORE_TIMEOUT',
      })
      expect(performance.now() - started).toBeLessThan(3_000)
      expect(await ended()).toBe(true)
      await store.ping()
    })

    test('that is aborted ends at once, on the server too', async () => {
      const stop = new AbortController()
      const reading = store.read(heavy, values, { signal: stop.signal, timeout: 60_000 })
      setTimeout(() => stop.abort(), 500)
      await expect(reading).rejects.toMatchObject({ code: 'STORE_TIMEOUT' })
      expect(await ended()).toBe(true)
      await store.ping()
    })

    test('aborted before it began ends without a word from the server', async () => {
      const away = { ...config, uri: 'bolt://127.0.0.1:1' }
      const client = connect(away)
      await expect(client.read('RETURN 1', {}, { signal: AbortSignal.abort() })).rejects.toMatchObject({
        code: 'STORE_TIMEOUT',
      })
      await client.close()
    })

    test('under way when the store is closed is told so, and so is any after', async () => {
      const closing = await openNeo4j(config)
      const reading = closing.read(heavy, values)
      setTimeout(() => void closing.close(), 300)
      await expect(reading).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' })
      await expect(closing.ping()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' })
      await closing.close()
    })

    test('of whole numbers gives back what is stored as whole numbers', async () => {
      await store.write({ nodes: [{ kind: 'Song', id: 'song:0', properties: { duration: 355 } }], links: [] })
      expect(await query('MATCH (n:Song { id: "song:0" }) RETURN valueType(n.duration)')).toEqual([
        ['INTEGER NOT NULL'],
      ])
      const of = [{ kind: 'Song', properties: ['duration'], refs: [], links: [] }]
      expect(await store.read({ by: 'ids', ids: { param: 0 }, of }, [['song:0']])).toEqual({
        nodes: [{ of: 0, row: ['song:0', 355] }],
      })
    })
  })

  describe('writers', () => {
    test('at the same time wait for each other and lose nothing', async () => {
      await driver.executeQuery('MATCH (n) DETACH DELETE n', {}, { database: 'neo4j' })
      const stores = await Promise.all([openNeo4j(config), openNeo4j(config)])
      const written = (source: string): Batch => ({
        nodes: Array.from({ length: 50 }, (_, number) => ({
          kind: 'Artist',
          id: `artist:${number}`,
          properties: { name: 'A', aliases: [source], externalIds: [{ source, id: `${number}`, url: null }] },
        })),
        links: Array.from({ length: 50 }, (_, number) => ({
          type: 'MEMBER_OF',
          from: `artist:${number}`,
          to: `artist:${(number + source.charCodeAt(0)) % 50}`,
          properties: {},
        })),
      })
      await Promise.all(['a', 'b', 'c', 'd'].map((source, place) => stores[place % 2]!.write(written(source))))
      expect(await query('MATCH (n:Artist) RETURN count(n), min(size(n.aliases))')).toEqual([[50, 4]])
      const counts = 'MATCH (n:Artist) RETURN DISTINCT n.memberOfCount, n.membersCount, COUNT { (n)-[:MEMBER_OF]->() }'
      expect(await query(counts)).toEqual([[4, 4, 4]])
      expect(await query('MATCH (x:ExternalId) RETURN count(x)')).toEqual([[200]])
      expect(await stores[0]!.revision()).toBe(4)
      await Promise.all(stores.map((store) => store.close()))
    })
  })
})

describe.skipIf(unavailable)(`a Neo4j with a password${unavailable ? ` (${unavailable})` : ''}`, () => {
  let server: Neo4jServer
  beforeAll(async () => {
    server = await startNeo4j({ auth: { password: 'right-password' }, heap: '512m', pageCache: '64m' })
  })
  afterAll(() => server?.stop())

  test('lets us in with it, and without it the user is named, not the password', async () => {
    const { uri, user, password } = server
    const config: Neo4jConfig = { engine: 'neo4j', uri, user, password, database: 'neo4j', pool: 2 }
    await (await openNeo4j(config)).close()
    await expect(openNeo4j({ ...config, password: 'wrong-password' })).rejects.toMatchObject({
      code: 'STORE_UNUSABLE',
      message: expect.stringMatching(/^(?!.*wrong).*neo4j.*NEO4J_PASSWORD/),
    })
  })

  test('that ends is unavailable, and there again when it is started on the same port', async () => {
    const { uri, user, password } = server
    const store = await openNeo4j({ engine: 'neo4j', uri, user, password, database: 'neo4j', pool: 2 })
    await server.kill()
    const started = performance.now()
    await expect(store.ping()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' })
    await expect(store.read(heavy, values)).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' })
    expect(performance.now() - started).toBeLessThan(5_000)
    const port = Number(new URL(uri).port)
    server = await startNeo4j({ port, home: server.home, auth: { password }, heap: '512m', pageCache: '64m' })
    await store.ping()
    await store.close()
  })
})

/** Each of the artists performed on each of as many songs. */
function everyoneWithEveryone(count: number): Batch {
  const numbers = Array.from({ length: count }, (_, number) => number)
  return {
    nodes: numbers.flatMap((number) => [
      { kind: 'Artist', id: `artist:${number}`, properties: { name: `A ${number}` } },
      { kind: 'Song', id: `song:${number}`, properties: { title: `S ${number}` } },
    ]),
    links: numbers.flatMap((artist) =>
      numbers.map((song) => ({ type: 'PERFORMED', from: `artist:${artist}`, to: `song:${song}`, properties: {} })),
    ),
  }
}

/** Six steps through that: 60 to the power of 6 rows. */
const values = [['artist:0'], 60]
const heavy: Selection = { by: 'ids', ids: { param: 0 }, of: [steps(6, 'Artist')] }

function steps(left: number, kind: 'Artist' | 'Song'): NodeSelection {
  const [field, target] = kind === 'Artist' ? (['songs', 'Song'] as const) : (['performers', 'Artist'] as const)
  const further: LinkSelection = {
    field,
    node: left > 1 ? steps(left - 1, target) : { kind: target, properties: [], refs: [], links: [] },
    link: { properties: [], refs: [] },
    order: [],
    page: { size: { param: 1 }, backward: false, peek: false, keys: false },
    total: false,
  }
  return { kind, properties: [], refs: [], links: [further] }
}
