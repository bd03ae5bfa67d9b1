import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execute, parse } from 'graphql'
import type { Atlas, Chart } from '../../src/atlas/atlas.ts'
import { openAtlas } from '../../src/atlas/open-atlas.ts'
import { executeByShape } from '../../src/graphql/execute.ts'
import { makeSchema } from '../../src/graphql/schema.ts'
import { idOf } from '../../src/map/ids.ts'
import { several } from '../../src/map/several.ts'
import { kindNames } from '../../src/map/vocabulary.ts'
import { bytesOf, degree } from '../../src/map/walk-map.ts'
import { sizeOf, writtenAs } from '../../src/search/name-index.ts'
import type { Store } from '../../src/store/contract.ts'
import { openStore } from '../../src/store/open.ts'
import { randomFrom } from '../support/random.ts'
import { neo4jPaths } from './neo4j-paths.ts'
import { at, told } from './times.ts'

type Print = (line: string) => void

/**
 * Asks a generated graph of a million nodes as a client would, in GraphQL, and Neo4j the same pairs by shortestPath.
 * PROVE_FILE names a SQLite file to use; without it one is made. PROVE_NODES, PROVE_PAIRS: other sizes.
 */
export async function proveExplore(print: Print): Promise<void> {
  const nodes = Number(process.env.PROVE_NODES ?? 1_000_000)
  const count = Number(process.env.PROVE_PAIRS ?? 1_000)
  const folder = await mkdtemp(join(tmpdir(), 'linernotes-prove-'))
  try {
    const file = process.env.PROVE_FILE ?? (await made(join(folder, 'graph.db'), nodes, print))
    const config = { engine: 'sqlite', file, readers: 1 } as const
    const store = await openStore(config)
    const before = process.memoryUsage().rss
    const begun = performance.now()
    const atlas = openAtlas({ store, config, limit: 100_000_000 })
    const chart = (await atlas.chart())!
    print(`chart ready after ${((performance.now() - begun) / 1000).toFixed(1)} s in the background`)
    print(
      `${chart.map.nodeCount} nodes, ${chart.map.linkCount} links: map ${mega(bytesOf(chart.map))}, names ${mega(sizeOf(chart.names))}; resident ${mega(before)} before, ${mega(process.memoryUsage().rss)} after`,
    )
    const pairs = randomPairs(chart, count)
    await askAll(print, store, atlas, chart, pairs)
    const calls = timed(pairs, ([from, to]) => several(chart.map, from, to, {}, { first: 1, onlyShortest: true }))
    print(`path, the map alone: ${calls.text}`)
    await atlas.close()
    await neo4jPaths(
      print,
      store,
      pairs.map(([from, to]) => [idOf(chart.map, from), idOf(chart.map, to)]),
      calls.p99,
    )
    await store.close()
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function made(file: string, nodes: number, print: Print): Promise<string> {
  const begun = performance.now()
  const args = ['--import', 'tsx', 'src/main.ts', 'import', 'synthetic', '--nodes', String(nodes)]
  const child = spawn(process.execPath, args, { env: { ...process.env, SQLITE_FILE: file }, stdio: 'ignore' })
  const code = await new Promise((resolve) => child.on('close', resolve))
  if (code !== 0) throw new Error(`import synthetic ended with ${code}`)
  print(`${nodes} nodes generated and imported in ${((performance.now() - begun) / 1000).toFixed(0)} s`)
  return file
}

/** Any two nodes, so unconnected ones too, and those next to hubs. */
function randomPairs({ map }: Chart, count: number): [number, number][] {
  const random = randomFrom(20_220_901)
  const any = () => Math.floor(random() * map.nodeCount)
  return Array.from({ length: count }, () => [any(), any()])
}

async function askAll(print: Print, store: Store, atlas: Atlas, chart: Chart, pairs: readonly [number, number][]) {
  const { map, names } = chart
  const schema = makeSchema()
  const documents = new Map<string, ReturnType<typeof parse>>()
  const ask = async (query: string, variableValues: Record<string, unknown>) => {
    const document = documents.get(query) ?? parse(query)
    documents.set(query, document)
    const contextValue = {
      store,
      atlas,
      signal: new AbortController().signal,
      deadline: Date.now() + 10_000,
      trace: { statements: 0, rows: 0 },
    }
    const { data, errors } = await executeByShape({ schema, document, variableValues, contextValue }, execute)
    if (errors) throw errors[0]!
    return data as Record<string, { outcome: string }>
  }
  const ends = ([from, to]: readonly [number, number]) => ({ from: idOf(map, from), to: idOf(map, to) })
  const outcomes: Record<string, number> = {}
  const time = async <T>(what: string, over: readonly T[], one: (of: T) => Promise<unknown>) => {
    for (const of of over.slice(0, 20)) await one(of)
    const taken: number[] = []
    for (const of of over) {
      const begun = performance.now()
      await one(of)
      taken.push(performance.now() - begun)
    }
    print(`${what}: ${told(taken)}`)
  }
  const path = `query ($from: ID!, $to: ID!) { paths(from: $from, to: $to, first: 1) { outcome paths { length sentence nodes { id name } links { type role } } } }`
  await time('path, GraphQL request', pairs, async (pair) => {
    const { outcome } = (await ask(path, ends(pair))).paths!
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
  })
  print(`  outcomes ${JSON.stringify(outcomes)}`)
  const ten = path.replace('first: 1', 'first: 10')
  await time('10 paths, GraphQL request', pairs.slice(0, 500), (pair) => ask(ten, ends(pair)))

  const random = randomFrom(7)
  const name = () => writtenAs(names, Math.floor(random() * names.nodeOf.length))
  const texts = Array.from({ length: 1_000 }, name)
  const search =
    'query ($text: String!) { search(text: $text, first: 10) { edges { how matched score node { id name } } } }'
  await time('search, a prefix', texts, (text) => ask(search, { text: text.slice(0, 2 + (text.length % 6)) }))
  await time('search, with a typo', texts, (text) => ask(search, { text: mistyped(text, random) }))

  const artist = kindNames.indexOf('Artist')
  const artists = pairs.flat().filter((node) => map.kind[node] === artist && degree(map, node) > 0)
  const busiest = Array.from(map.kind.keys())
    .filter((node) => map.kind[node] === artist)
    .sort((a, b) => degree(map, b) - degree(map, a))
    .slice(0, 20)
  const around =
    'query ($id: ID!) { neighbourhood(around: [$id], depth: 2, limit: 100) { truncated nodes { id name } links { type } } }'
  await time('neighbourhood of depth 2, 100 nodes', pairs.slice(0, 500), ([from]) =>
    ask(around, { id: idOf(map, from) }),
  )
  const works =
    'query ($id: ID!) { artist(id: $id) { collaborators(first: 20) { totalCount edges { works roles first last node { name } } } } }'
  await time('collaborators of any artist', artists.slice(0, 500), (node) => ask(works, { id: idOf(map, node) }))
  await time(`collaborators of the 20 busiest (${degree(map, busiest[0]!)} links and fewer)`, busiest, (node) =>
    ask(works, { id: idOf(map, node) }),
  )
}

function mistyped(text: string, random: () => number): string {
  const at = Math.floor(random() * text.length)
  return `${text.slice(0, at)}${String.fromCharCode(97 + Math.floor(random() * 26))}${text.slice(at + 1)}`
}

function timed<T>(over: readonly T[], one: (of: T) => unknown): { text: string; p99: number } {
  const taken = over.map((of) => {
    const begun = performance.now()
    one(of)
    return performance.now() - begun
  })
  return { text: told(taken), p99: at(taken, 0.99) }
}

function mega(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`
}
