import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { endAll, serving } from './serving.ts'

const folder = mkdtempSync(join(tmpdir(), 'linernotes-serve-'))
const seeded = join(folder, 'seeded.db')
/** The promises are for a machine of one's own; tests share theirs. */
const loadedMachine = 3

afterEach(endAll)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** On any free port, over a graph that is filled. */
const serve = (args: readonly string[] = [], env: Record<string, string> = {}) =>
  serving(args, { SQLITE_FILE: seeded, ...env })

async function ask(url: string, query: string) {
  const headers = { 'content-type': 'application/json' }
  return (await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) })).json()
}
const directors = '{ video(id: "video:we-cry-together") { title directors { nodes { name } } } }'

beforeAll(async () => {
  const first = serve()
  const url = await first.url()
  // A new file is filled before the first answer.
  expect(JSON.stringify(await ask(url, directors))).toContain('Jake Schreier')
  expect(first.said.stderr).toMatch(/^linernotes: the store is empty; loading the curated graph/)
  first.child.kill('SIGTERM')
  expect((await first.ended).code).toBe(0)
})

test('it prints the address to open, answers there, and leaves a filled store as it is', async () => {
  const { url, said, child, ended } = serve()
  const address = await url()
  expect(said.stdout).toBe(`Linernotes is at ${address} (GraphiQL in a browser; programs ask ${address}/graphql).\n`)
  expect(await (await fetch(`${address}/health/ready`)).json()).toMatchObject({ status: 'ready', engine: 'sqlite' })
  const { data } = await ask(address, directors)
  expect(data.video.directors.nodes).toContainEqual({ name: 'Jake Schreier' })
  expect(said.stderr).not.toContain('loading')
  const page = await fetch(address, { headers: { accept: 'text/html' } })
  expect([page.url, page.headers.get('content-type')]).toEqual([`${address}/graphql`, 'text/html; charset=utf-8'])
  child.kill('SIGINT')
  expect((await ended).code).toBe(0)
})

test('its log is one JSON line for each request where no one reads along', async () => {
  const { url, child, ended } = serve()
  await ask(await url(), `query Directors ${directors}`)
  child.kill('SIGTERM')
  const lines = (await ended).stderr
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(lines).toEqual([expect.objectContaining({ operation: 'Directors', status: 200, rows: expect.any(Number) })])
  expect(lines[0].statements).toBeGreaterThan(0)
})

test('SEED=none leaves an empty store empty', async () => {
  const { url } = serve([], { SQLITE_FILE: join(folder, 'empty.db'), SEED: 'none' })
  expect(await ask(await url(), '{ artists { totalCount } }')).toEqual({ data: { artists: { totalCount: 0 } } })
})

test('flags go before the environment', async () => {
  const { url } = serve(['--port', '0', '--host', 'localhost'], { PORT: '1', HOST: '192.0.2.1' })
  expect(await url()).toMatch(/^http:\/\/localhost:\d+$/)
})

test('limits of the environment hold', async () => {
  const { url } = serve([], { LIMIT_PAGE: '5' })
  const { errors } = await ask(await url(), '{ artists(first: 6) { nodes { id } } }')
  expect(errors[0].message).toContain('5')
  expect(errors[0].extensions.code).toBe('BAD_ARGUMENT')
})

test('a port that is taken: one sentence, exit code 1', async () => {
  const { port } = new URL(await serve().url())
  const { code, stderr: err, stdout: out } = await serve(['--port', port]).ended
  expect([code, out]).toEqual([1, ''])
  expect(err).toMatch(new RegExp(`^linernotes: Port ${port} of 127\\.0\\.0\\.1 is taken: .+\\.\\n$`))
})

test.each([
  [['--port', 'http'], /--port.*PORT is "http": give a whole number from 0 to 65535/],
  [['--speed', '5'], /unknown option '--speed'/],
  [['now'], /too many arguments/],
])('wrong usage %j: exit code 2', async (args, sentence) => {
  const { code, stderr: err } = await serve(args).ended
  expect(err).toMatch(sentence)
  expect(err.trim().split('\n')).toHaveLength(1)
  expect(code).toBe(2)
})

test('a faulty configuration: every fault, exit code 1', async () => {
  const { code, stderr: err } = await serve([], { PORT: 'x', STORE: 'y' }).ended
  expect(code).toBe(1)
  expect(err).toMatch(/PORT is "x": .*\nSTORE is "y": /)
})

test('Neo4j that is away: one sentence and exit code 1, without waiting', async () => {
  const began = performance.now()
  const { code, stderr: err } = await serve([], { STORE: 'neo4j', NEO4J_URI: 'bolt://127.0.0.1:9' }).ended
  expect(code).toBe(1)
  expect(err).toMatch(/^linernotes: .*(127\.0\.0\.1:9).*\n$/)
  expect(err.trim().split('\n')).toHaveLength(1)
  expect(performance.now() - began).toBeLessThan(20_000)
})

test('a SQLite file that is not ours: one sentence and exit code 1', async () => {
  const notOurs = fileURLToPath(import.meta.url)
  const { code, stderr: err } = await serve([], { SQLITE_FILE: notOurs }).ended
  expect(code).toBe(1)
  expect(err).toContain(notOurs)
  expect(err.trim().split('\n')).toHaveLength(1)
})

test('stopped under load, it answers all it took and ends with 0 within two seconds', async () => {
  const { url, child, ended } = serve()
  const address = await url()
  let stopping = false
  let answered = 0
  const broken: unknown[] = []
  const client = async () => {
    while (!stopping) {
      // Whoever is refused a connection was not taken; whoever was taken gets a whole answer.
      const { data, errors } = await ask(address, directors).catch((error) => (refused(error) ? {} : { errors: error }))
      if (errors) broken.push(errors)
      if (data) answered++
      else if (stopping) return
    }
  }
  const clients = Array.from({ length: 20 }, client)
  await expect.poll(() => answered, { timeout: 30_000 }).toBeGreaterThan(100)
  const began = performance.now()
  child.kill('SIGTERM')
  stopping = true
  await Promise.all(clients)
  expect((await ended).code).toBe(0)
  expect(performance.now() - began).toBeLessThan(loadedMachine * 2_000)
  expect(broken).toEqual([])
})

test('idle, it ends within half a second', async () => {
  const { url, child, ended } = serve()
  await ask(await url(), directors)
  const began = performance.now()
  child.kill('SIGTERM')
  expect((await ended).code).toBe(0)
  expect(performance.now() - began).toBeLessThan(loadedMachine * 500)
})

test('a second signal ends it at once', async () => {
  const { url, child, ended } = serve()
  const socket = connect(Number(new URL(await url()).port), '127.0.0.1')
  // A request that never arrives whole would be waited for.
  socket.write('POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{')
  await new Promise((resolve) => setTimeout(resolve, 200))
  child.kill('SIGTERM')
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(child.exitCode).toBeNull()
  const began = performance.now()
  child.kill('SIGINT')
  expect((await ended).code).toBe(130)
  expect(performance.now() - began).toBeLessThan(loadedMachine * 300)
  socket.destroy()
})

function refused(error: unknown): boolean {
  const { cause } = error as { cause?: { code?: string } }
  return cause?.code === 'ECONNREFUSED'
}
