import { type ChildProcess, execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { endAll, serving } from './serving.ts'

const folder = mkdtempSync(join(tmpdir(), 'linernotes-workers-'))
afterEach(endAll)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const serve = (env: Record<string, string> = {}) =>
  serving([], { WORKERS: '2', SQLITE_FILE: join(folder, 'graph.db'), LOG_LEVEL: 'warn', ...env })

/** Runs of the same command below a process. */
const workersOf = ({ pid }: ChildProcess): number[] =>
  execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(pid)])
    .toString()
    .split('\n')
    .filter((line) => / serve$/.test(line))
    .map((line) => Number.parseInt(line, 10))

/** Over a connection of its own, which any of the processes may take. */
async function title(url: string): Promise<string> {
  const headers = { 'content-type': 'application/json' }
  const sent = request(`${url}/graphql`, { method: 'POST', headers, agent: new Agent() })
  sent.end(JSON.stringify({ query: '{ video(id: "video:we-cry-together") { title } }' }))
  const [answer] = await once(sent, 'response')
  return JSON.parse(await text(answer)).data.video.title
}

test('two processes answer at one address; the place of one that ends is taken; told to stop, all end', async () => {
  const { child, said, ended, url } = serve()
  const address = await url()
  const first = workersOf(child)
  expect(first).toHaveLength(2)
  expect(said.stdout.match(/Linernotes is at/g)).toHaveLength(1)
  const answers = await Promise.all(Array.from({ length: 20 }, () => title(address)))
  expect(new Set(answers)).toEqual(new Set(['We Cry Together']))

  process.kill(first[0]!, 'SIGKILL')
  await vi.waitFor(() => expect(said.stderr).toContain(`the process ${first[0]} ended (SIGKILL)`), 10_000)
  await vi.waitFor(() => expect(workersOf(child)).toHaveLength(2), 10_000)
  expect(await title(address)).toBe('We Cry Together')

  const last = workersOf(child)
  // As a terminal sends it: to every process of the group.
  for (const pid of [...last, child.pid!]) process.kill(pid, 'SIGINT')
  expect((await ended).code).toBe(0)
  for (const pid of last) expect(() => process.kill(pid, 0)).toThrow()
}, 120_000)

test('processes end with the one that started them, however it ends', async () => {
  const { child, url } = serve()
  await url()
  const workers = workersOf(child)
  child.kill('SIGKILL')
  await vi.waitFor(() => {
    for (const pid of workers) expect(() => process.kill(pid, 0)).toThrow()
  }, 10_000)
}, 120_000)

test('a port that is taken is said once', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const { port } = taken.address() as { port: number }
  const { said, ended } = serve({ PORT: String(port) })
  expect((await ended).code).toBe(1)
  expect(said.stderr.match(/is taken/g)).toHaveLength(1)
  taken.close()
}, 60_000)
