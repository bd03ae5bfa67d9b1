import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { isDeepStrictEqual } from 'node:util'
import { synthetic } from '../seed/importers/synthetic/synthetic.ts'
import { ingest } from '../src/ingest/ingest.ts'
import { totals } from '../src/ingest/report.ts'
import type { Store } from '../src/store/contract.ts'
import { openStore } from '../src/store/open.ts'
import { startNeo4j } from '../tools/neo4j/start.ts'
import { type Load, load, post } from './load.ts'
import { type Shape, shapes } from './shapes.ts'

/** `npm run bench -- [nodes] [rounds] [seconds]`: the five questions on both engines and as Cypher by hand, in one run. */
const [nodes = 160_000, rounds = 3, seconds = 3] = process.argv.slice(2).map(Number)
const connections = 8
const folder = await mkdtemp(join(tmpdir(), 'linernotes-bench-'))
const neo4j = await startNeo4j({ heap: '3g', pageCache: '1g' })
const servers: Server[] = []
try {
  const sqlite = { STORE: 'sqlite', SQLITE_FILE: join(folder, 'bench.db') }
  const remote = { STORE: 'neo4j', NEO4J_URI: neo4j.uri, NEO4J_USER: neo4j.user, NEO4J_PASSWORD: neo4j.password }
  const ids = await fill()
  const systems = [
    { name: 'sqlite', server: await serve('graphql', sqlite) },
    { name: 'neo4j', server: await serve('graphql', remote) },
    { name: 'cypher', server: await serve('cypher', remote) },
  ]
  console.log(
    `${nodes} nodes, ${connections} connections, ${rounds} rounds of ${seconds} s, ${cpus().length} cores, Node ${process.version}\n`,
  )
  for (const [index, shape] of shapes.entries()) {
    const bodies = ids[shape.ids].map((id) => JSON.stringify({ query: shape.query, variables: id ? { id } : {} }))
    const addressOf = (name: string, server: Server) =>
      name === 'cypher' ? `${server.url}/cypher/${index}` : `${server.url}/graphql`
    await compare(
      shape,
      systems.map(({ name, server }) => addressOf(name, server)),
      bodies,
    )
    const loads = new Map<string, { load: Load; cpu: number }[]>(systems.map(({ name }) => [name, []]))
    for (const { name, server } of systems) await load(addressOf(name, server), bodies, connections, 2)
    for (let round = 0; round < rounds; round++)
      for (const { name, server } of systems) {
        const before = (await server.usage()).cpu
        const measured = await load(addressOf(name, server), bodies, connections, seconds)
        loads.get(name)!.push({ load: measured, cpu: ((await server.usage()).cpu - before) / measured.requests })
      }
    report(shape, loads)
  }
} finally {
  for (const server of servers) server.process.stdin?.end()
  await neo4j.stop()
  await rm(folder, { recursive: true, force: true })
}

async function fill(): Promise<Record<Shape['ids'], string[]>> {
  const stores: [string, Store][] = [
    ['sqlite', await openStore({ engine: 'sqlite', file: join(folder, 'bench.db'), readers: 1 })],
    [
      'neo4j',
      await openStore({
        engine: 'neo4j',
        uri: neo4j.uri,
        user: neo4j.user,
        password: neo4j.password,
        database: 'neo4j',
        pool: 10,
      }),
    ],
  ]
  for (const [name, store] of stores) {
    const started = performance.now()
    const report = await ingest(store, synthetic.read([], { flags: { nodes: String(nodes), seed: '1' } }))
    console.log(
      `${name}: ${totals(report).written} nodes and links in ${((performance.now() - started) / 1000).toFixed(1)} s`,
    )
  }
  const store = stores[0]![1]
  const all: Record<string, string[]> = { Artist: [], Album: [] }
  for await (const batch of store.scanNodes()) for (const { kind, id } of batch) all[kind]?.push(id)
  for (const [, opened] of stores) await opened.close()
  const skewed = (list: string[]) =>
    Array.from({ length: 10_000 }, (_, i) => list[Math.floor(list.length * ((i * 0.618_033_988) % 1) ** 2)]!)
  return { artists: skewed(all.Artist!), albums: skewed(all.Album!), hubs: ['artist:synthetic.0'], none: [''] }
}

async function compare(shape: Shape, addresses: readonly string[], bodies: readonly string[]): Promise<void> {
  for (const body of bodies.slice(0, 40)) {
    const answers = await Promise.all(addresses.map(async (address) => JSON.parse((await post(address, body)).text)))
    for (const [index, answer] of answers.entries())
      if (!isDeepStrictEqual(answer, answers[0]))
        throw new Error(
          `${shape.name}: ${addresses[index]} answers otherwise\n${JSON.stringify(answers[0])}\n${JSON.stringify(answer)}`,
        )
  }
}

function report(shape: Shape, loads: ReadonlyMap<string, readonly { load: Load; cpu: number }[]>): void {
  const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!
  const rates = new Map([...loads].map(([name, runs]) => [name, median(runs.map((run) => run.load.requestsPerSecond))]))
  const hand = rates.get('cypher')!
  console.log(shape.name)
  for (const [name, runs] of loads) {
    const [rate, p50, p99, cpu] = [
      rates.get(name)!,
      ...(['p50', 'p99'] as const).map((key) => median(runs.map((run) => run.load[key]))),
      median(runs.map((run) => run.cpu * 1000)),
    ] as [number, number, number, number]
    console.log(
      `  ${name.padEnd(8)} ${(rate / hand).toFixed(2)} x cypher by hand  ${rate.toFixed(0).padStart(6)}/s  p50 ${p50.toFixed(1)} ms  p99 ${p99.toFixed(1)} ms  Node CPU ${cpu.toFixed(2)} ms`,
    )
  }
}

interface Server {
  readonly url: string
  readonly process: ChildProcess
  usage(): Promise<{ cpu: number; memory: number }>
}

async function serve(mode: string, env: Record<string, string>): Promise<Server> {
  // Compiled, as it is served.
  const file = new URL('../dist/bench/server.js', import.meta.url).pathname
  const child = spawn(process.execPath, [file, mode], {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const line = async () => String((await lines.next()).value)
  const server: Server = {
    url: (await line()).replace(/\/$/, ''),
    process: child,
    async usage() {
      child.stdin.write('\n')
      return JSON.parse(await line())
    },
  }
  servers.push(server)
  return server
}
