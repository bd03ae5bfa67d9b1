import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import neo4j from 'neo4j-driver'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { whyUnavailable } from '../../tools/neo4j/available.ts'
import { isAlive } from '../../tools/neo4j/lock.ts'
import { freePort } from '../../tools/neo4j/port.ts'
import { type Login, untilAnswers } from '../../tools/neo4j/ready.ts'
import { type Neo4jOptions, type Neo4jServer, startNeo4j } from '../../tools/neo4j/start.ts'
import { describeNeo4j, testNeo4j, wipe } from '../support/neo4j.ts'

const chosen = testNeo4j()
const unavailable = 'skipped' in chosen ? chosen.skipped : await whyUnavailable()

// Several starts in one test, on machines that may be busy.
vi.setConfig({ testTimeout: 180_000 })

const servers: Neo4jServer[] = []
const folders: string[] = []

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()))
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })))
})

async function start(options: Neo4jOptions = {}): Promise<Neo4jServer> {
  const server = await startNeo4j(options)
  servers.push(server)
  return server
}

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'linernotes-test-'))
  folders.push(made)
  return made
}

async function query(login: Login, text: string): Promise<unknown[]> {
  const driver = neo4j.driver(login.uri, neo4j.auth.basic(login.user, login.password), {
    disableLosslessIntegers: true,
  })
  try {
    const { records } = await driver.executeQuery(text)
    return records.map((record) => record.get(0))
  } finally {
    await driver.close()
  }
}

describeNeo4j('the server of the test run', (login) => {
  test('is as new after a wipe', async () => {
    const driver = neo4j.driver(login.uri, neo4j.auth.basic(login.user, login.password))
    await wipe(driver)
    await query(login, 'CREATE CONSTRAINT song_id FOR (s:Song) REQUIRE s.id IS UNIQUE')
    await query(login, 'CREATE INDEX song_title FOR (s:Song) ON (s.title)')
    await query(login, 'UNWIND range(1, 3) AS n CREATE (:Song { id: n })-[:NEXT]->(:Song { id: -n })')
    await wipe(driver).finally(() => driver.close())
    expect(await query(login, 'MATCH (n) RETURN count(n)')).toEqual([0])
    expect(await query(login, 'SHOW CONSTRAINTS YIELD name')).toEqual([])
    expect(await query(login, "SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name")).toEqual([])
  })
})

describe.skipIf(unavailable)(`tools/neo4j${unavailable ? ` (${unavailable})` : ''}`, () => {
  test('after SIGKILL, started again on the same home and port, it has what was committed', async () => {
    const first = await start({ home: await folder() })
    await query(first, "CREATE (:Song { title: 'Count Me Out' })")
    await first.kill()
    expect(isAlive(first.pid)).toBe(false)
    await expect(untilAnswers(first, 0)).rejects.toThrow('did not answer')
    const again = await start({ home: first.home, port: Number(new URL(first.uri).port) })
    expect(again.uri).toBe(first.uri)
    expect(await query(again, 'MATCH (s:Song) RETURN s.title')).toEqual(['Count Me Out'])
  })

  test('with a password set it lets that one in and no other, also when started again', async () => {
    const home = await folder()
    const first = await start({ home, auth: { password: 'mother-i-sober' } })
    expect(await query(first, 'RETURN 1')).toEqual([1])
    await expect(untilAnswers({ ...first, password: 'wrong' }, 5_000)).rejects.toThrow('refuses user neo4j')
    await first.stop()
    const again = await start({ home, auth: { password: 'mother-i-sober' } })
    expect(await query(again, 'RETURN 1')).toEqual([1])
    await again.stop()
    await expect(startNeo4j({ home, auth: { password: 'another-one' } })).rejects.toThrow('refuses user neo4j')
  })

  test('stopped, it leaves neither a process nor the home it made', async () => {
    const server = await start()
    await server.stop()
    expect(isAlive(server.pid)).toBe(false)
    expect(existsSync(server.home)).toBe(false)
  })

  test('a taken port is named, not waited for', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const { port } = taken.address() as AddressInfo
    await expect(startNeo4j({ port })).rejects.toThrow(`Port ${port} is taken`)
    taken.close()
  })

  test('a setting it refuses is shown with the last lines of its log', async () => {
    await expect(startNeo4j({ pageCache: 'plenty' })).rejects.toThrow(/ended before it was ready[\s\S]*plenty/)
  })

  test('dies, and its home goes, when whoever started it is killed', async () => {
    const parent = spawn(process.execPath, [
      '--import',
      'tsx',
      'tools/neo4j/main.ts',
      '--port',
      String(await freePort()),
    ])
    const [, pid, home] = await new Promise<string[]>((resolve, reject) => {
      let output = ''
      parent.stdout.on('data', (chunk: Buffer) => {
        output += chunk
        const found = /pid (\d+), data in (.*)\)/.exec(output)
        if (found) resolve(found)
      })
      parent.once('exit', () => reject(new Error(output)))
    })
    parent.kill('SIGKILL')
    await expect.poll(() => isAlive(Number(pid)), { timeout: 10_000 }).toBe(false)
    await expect.poll(() => existsSync(String(home)), { timeout: 10_000 }).toBe(false)
  })
})
