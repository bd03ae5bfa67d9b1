import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { readExamples } from '../../src/http/examples.ts'
import { openStore } from '../../src/store/open.ts'

const requests = Number(process.env.PROVE_REQUESTS ?? 100_000)
const connections = 8
/** From half of the requests on, when everything that is kept is full. */
const growth = 1.1

/**
 * A server that runs for long takes no more and more memory: so many requests of every sort, each fiftieth with a
 * document of its own and each hundredth at fault, over kept connections. Measured from outside.
 */
export async function proveSteady(print: (line: string) => void): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'linernotes-steady-'))
  const file = join(folder, 'graph.db')
  const child = spawn(process.execPath, [new URL('../../dist/src/main.js', import.meta.url).pathname, 'serve'], {
    env: { ...process.env, PORT: '0', STORE: 'sqlite', SQLITE_FILE: file, LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
    const url = /http:\S+/.exec(line)![0]
    const bodies = await bodiesFor(file)
    const taken: number[] = []
    let next = 0
    const agent = new Agent({ keepAlive: true, maxSockets: connections })
    for (let tenth = 1; tenth <= 10; tenth++) {
      const until = (requests * tenth) / 10
      const ask = async () => {
        while (next < until) await post(`${url}/graphql`, bodies(next++), agent)
      }
      await Promise.all(Array.from({ length: connections }, ask))
      taken.push(Number(execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)])) / 1024)
      print(`after ${next.toLocaleString('en')} requests: ${taken.at(-1)!.toFixed(0)} MB`)
    }
    agent.destroy()
    const [half, most] = [taken[4]!, Math.max(...taken.slice(5))]
    if (most > half * growth) throw new Error(`It grew from ${half.toFixed(0)} to ${most.toFixed(0)} MB.`)
    print(`${requests.toLocaleString('en')} requests: never more than ${Math.max(...taken).toFixed(0)} MB`)
  } finally {
    child.kill('SIGTERM')
    await rm(folder, { recursive: true, force: true })
  }
}

/** The request with a number, as its body. */
async function bodiesFor(file: string): Promise<(number: number) => string> {
  const store = await openStore({ engine: 'sqlite', file, readers: 1 })
  const ids: string[] = []
  for await (const nodes of store.scanNodes()) ids.push(...nodes.map(({ id }) => id))
  await store.close()
  const examples = await readExamples()
  return (number) => {
    const id = ids[(number * 7919) % ids.length]!
    if (number % 100 === 99) return JSON.stringify({ query: '{ videos(first: -1) { nodes { id } } }' })
    if (number % 50 === 49) return JSON.stringify({ query: `{ a${number}: node(id: "${id}") { id __typename } }` })
    if (number % 20 === 19) {
      const { query, variables } = examples[((number / 20) % examples.length) | 0]!
      return JSON.stringify({ query, variables })
    }
    return JSON.stringify({ query: lookup, variables: { id } })
  }
}

const lookup = `query Look($id: ID!) { node(id: $id) { id __typename ... on Artist { name videos(first: 5) { nodes { title } } }
  ... on Video { title directors(first: 5) { totalCount nodes { name } } } } }`

async function post(url: string, body: string, agent: Agent): Promise<void> {
  const sent = request(url, { method: 'POST', headers: { 'content-type': 'application/json' }, agent })
  sent.end(body)
  const [answer] = await once(sent, 'response')
  await text(answer)
}
