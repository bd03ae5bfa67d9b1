import { setImmediate } from 'node:timers/promises'
import { neighbourCounts, neighbours } from '../../src/map/around.ts'
import { betweenness } from '../../src/map/betweenness.ts'
import { buildMap } from '../../src/map/build.ts'
import { collaborators } from '../../src/map/collaborators.ts'
import { communities } from '../../src/map/communities.ts'
import { Gate } from '../../src/map/gate.ts'
import { neighbourhood } from '../../src/map/neighbourhood.ts'
import { neighboursOfAll } from '../../src/map/neighbours-of-all.ts'
import { plainGraph } from '../../src/map/plain-graph.ts'
import { pageRank, ranked } from '../../src/map/rank.ts'
import { several } from '../../src/map/several.ts'
import { shortest } from '../../src/map/shortest.ts'
import type { WalkSource } from '../../src/map/source.ts'
import { kindNames, linkTypes } from '../../src/map/vocabulary.ts'
import { bytesOf, degree, type WalkMap } from '../../src/map/walk-map.ts'
import { textsOf } from '../../src/store/texts.ts'

/** Builds and walks the map of a generated skewed graph; each figure is a line handed to `print`. */
export async function proveMap(
  print: (line: string) => void,
  { nodes = 1_000_000, links = 3_000_000, pairs = 1_000 } = {},
): Promise<void> {
  const random = randomFrom(20_220_901)
  const source = skewedSource(nodes, links, random)
  const alone = await secondsOf(async () => {
    for await (const _ of source.nodes());
    for await (const _ of source.links(() => -1));
  })
  const heap = process.memoryUsage().rss
  let map!: WalkMap
  const whole = await secondsOf(async () => {
    map = await buildMap(source)
  })
  const idBytes = map.letters.byteLength / map.nodeCount
  print(`${map.nodeCount} nodes, ${map.linkCount} links: built in ${whole}, of it the source ${alone}`)
  print(
    `map ${megabytes(bytesOf(map))}, of it ids ${megabytes(map.letters.byteLength)} (${idBytes.toFixed(0)} letters each)`,
  )
  print(
    `per link ${bytesOfLink(map).toFixed(1)} B, per node ${((bytesOf(map) - bytesOfLink(map) * map.linkCount) / map.nodeCount).toFixed(1)} B`,
  )
  print(`resident memory grew by ${megabytes(process.memoryUsage().rss - heap)} while building`)

  const asked = Array.from({ length: pairs }, () => [random(map.nodeCount), random(map.nodeCount)] as const)
  const outcomes: Record<string, number> = {}
  const cost = () => ({ deadline: performance.now() + 2_000 })
  time('shortest path', asked, ([from, to]) => {
    const { outcome } = shortest(map, from, to, {}, { cost: cost() })
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
  })
  print(`  outcomes ${JSON.stringify(outcomes)}`)
  time('ten paths', asked.slice(0, pairs / 2), ([from, to]) => several(map, from, to, {}, { first: 10, cost: cost() }))
  time('shortest path through hubs', asked.slice(0, pairs / 2), ([from, to]) =>
    shortest(map, from, to, { throughHubs: true }, { cost: cost() }),
  )
  time('shortest path, named types', asked.slice(0, pairs / 2), ([from, to]) =>
    shortest(map, from, to, { through: ['PERFORMED', 'VIDEO_OF', 'DIRECTED'] }, { cost: cost() }),
  )
  const few = asked.slice(0, 300)
  time('neighbourhood of depth 2, 200 nodes', few, ([from]) => neighbourhood(map, [from], {}, { depth: 2, limit: 200 }))
  time('common neighbours', few, ([a, b]) => neighboursOfAll(map, [a, b], {}, { first: 20 }))
  const known = busiestArtist(map)
  print(`the busiest artist has ${degree(map, known)} links`)
  time('  its collaborators', Array(40).fill(known), (artist) => collaborators(map, artist, {}, { first: 20 }))
  time('  also via groups', Array(40).fill(known), (artist) =>
    collaborators(map, artist, {}, { first: 20, viaGroups: true }),
  )
  time('  its neighbour counts', Array(100).fill(known), (artist) => neighbourCounts(map, artist))
  time('  first 20 neighbours', Array(100).fill(known), (artist) => neighbours(map, artist, {}, { first: 20 }))
  time('  its neighbourhood', Array(40).fill(known), (artist) =>
    neighbourhood(map, [artist], {}, { depth: 2, limit: 200 }),
  )

  const graph = plainGraph(map, new Gate(map, {}))
  await setImmediate()
  for (const [what, ask] of [
    ['PageRank and order', () => ranked(pageRank(graph), graph)],
    ['communities', () => communities(graph)],
    ['betweenness, sampled', () => betweenness(graph)],
  ] as const)
    time(what, [0], ask)

  /** The time on the clock, and that of the processor alone: on a busy machine the two lie far apart. */
  function time<T>(what: string, over: readonly T[], ask: (one: T) => unknown): void {
    const cpu = process.cpuUsage()
    const taken = over.map((one) => {
      const start = performance.now()
      ask(one)
      return performance.now() - start
    })
    const each = process.cpuUsage(cpu).user / 1000 / over.length
    taken.sort((a, b) => a - b)
    const at = (share: number) => taken[Math.min(taken.length - 1, Math.floor(taken.length * share))]!.toFixed(2)
    print(
      `${what}: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, worst ${at(1)} ms, processor ${each.toFixed(2)} ms (${taken.length})`,
    )
  }
}

async function secondsOf(work: () => Promise<void>): Promise<string> {
  const begun = performance.now()
  const cpu = process.cpuUsage()
  await work()
  const busy = process.cpuUsage(cpu).user / 1e6
  return `${((performance.now() - begun) / 1000).toFixed(2)} s (processor ${busy.toFixed(2)} s)`
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`
}

function bytesOfLink({ far, way, type, doubt, key, linkCount }: WalkMap): number {
  return [far, way, type, doubt, key].reduce((sum, { byteLength }) => sum + byteLength, 0) / linkCount
}

function keyLike(link: number): string {
  return Math.imul(link, 0x9e3779b1).toString(36).replace('-', '_').padStart(20, 'k')
}

function busiestArtist(map: WalkMap): number {
  const artist = kindNames.indexOf('Artist')
  let busiest = map.kind.indexOf(artist)
  for (let node = busiest; node < map.nodeCount; node++)
    if (map.kind[node] === artist && !map.hub[node] && degree(map, node) > degree(map, busiest)) busiest = node
  return busiest
}

/** Whole numbers below a bound: mulberry32, seeded. */
function randomFrom(seed: number): (bound: number) => number {
  let state = seed
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * bound)
  }
}

/**
 * Works and the artists who made them: few artists have thousands of songs, most a handful; ids as imports give them;
 * in the order a store scans. Links are kept as numbers and spelt out batch by batch, so that what is measured is the
 * map and not the keeping of millions of strings.
 */
function skewedSource(nodeCount: number, linkCount: number, random: (bound: number) => number): WalkSource {
  const shares = { Artist: 0.27, Album: 0.06, Song: 0.52, Video: 0.12, Company: 0.02, Place: 0.01 }
  const hex = (letters: number) =>
    random(16 ** letters)
      .toString(16)
      .padStart(letters, '0')
  const uuid = () => `${hex(8)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(6)}${hex(6)}`
  const first: Record<string, number> = {}
  const ids: string[] = []
  for (const [kind, share] of Object.entries(shares)) {
    first[kind] = ids.length
    const some = Array.from(
      { length: Math.round(nodeCount * share) },
      () => `${kind.toLowerCase()}:musicbrainz.${uuid()}`,
    )
    for (const id of some.sort()) ids.push(id)
  }
  const size = (kind: keyof typeof shares) => Math.round(nodeCount * shares[kind])
  const any = (kind: keyof typeof shares) => first[kind]! + random(size(kind))
  /** The first of a kind are far more likely than the last. */
  const known = (kind: keyof typeof shares, skew: number) =>
    first[kind]! + Math.floor(size(kind) * (random(2 ** 30) / 2 ** 30) ** skew)
  const drawLink = (): [string, number, number] => {
    const dice = random(100)
    if (dice < 38) return ['PERFORMED', known('Artist', 2.2), any('Song')]
    if (dice < 53) return ['WROTE', known('Artist', 2), any('Song')]
    if (dice < 63) return ['PRODUCED', known('Artist', 2.5), any('Song')]
    if (dice < 78) return ['TRACK_OF', any('Song'), any('Album')]
    if (dice < 82) return ['RELEASED', known('Artist', 2), any('Album')]
    if (dice < 85) return ['ISSUED', known('Company', 3), any('Album')]
    if (dice < 89) return ['VIDEO_OF', any('Video'), any('Song')]
    if (dice < 93) return ['DIRECTED', known('Artist', 2.5), any('Video')]
    if (dice < 96) return ['PERFORMED', known('Artist', 2), any('Video')]
    if (dice < 98) return ['MEMBER_OF', any('Artist'), any('Artist')]
    return dice < 99 ? ['FILMED_AT', any('Video'), known('Place', 3)] : ['REFERENCED_IN', any('Artist'), any('Video')]
  }
  const type = new Uint8Array(linkCount)
  const from = new Uint32Array(linkCount)
  const to = new Uint32Array(linkCount)
  for (let link = 0; link < linkCount; link++) {
    const [name, tail, head] = drawLink()
    type[link] = linkTypes.indexOf(name)
    from[link] = tail
    to[link] = head
  }
  const scanned = Float64Array.from(type, (name, link) => (name * 2 ** 21 + from[link]!) * 2 ** 24 + link).sort()
  const batch = 2_000
  // Fresh strings, as a driver makes them.
  const letters = Buffer.from(ids.join(''), 'latin1')
  const ends = Uint32Array.from(ids, ({ length }) => length)
  for (let node = 1; node < ids.length; node++) ends[node]! += ends[node - 1]!
  const spelt = (node: number) => letters.toString('latin1', ends[node - 1] ?? 0, ends[node])
  const kindAt = (node: number) => Object.keys(shares).findLast((kind) => first[kind]! <= node)!
  return {
    async *nodes() {
      for (let start = 0; start < ids.length; start += batch) {
        const some = ids.slice(start, start + batch)
        const kinds = some.map((_, i) => kindAt(start + i))
        const hubs = kinds.map((kind, i) => Number(kind === 'Place' || (kind === 'Company' && i % 3 === 0)))
        const years = kinds.map((kind, i) => (/Song|Album|Video/.test(kind) && i % 2 ? 1960 + (i % 65) : 0))
        yield { ids: textsOf(some), kinds: kinds.map((kind) => kindNames.indexOf(kind)), years, hubs }
      }
    },
    async *links(numberOf) {
      for (let start = 0; start < linkCount; start += batch) {
        const some = Array.from(scanned.subarray(start, start + batch), (place) => place % 2 ** 24)
        const [tails, heads] = [from, to].map((ends) => textsOf(some.map((link) => spelt(ends[link]!))))
        yield {
          from: some.map((_, place) => numberOf(tails!, place)),
          to: some.map((_, place) => numberOf(heads!, place)),
          types: some.map((link) => type[link]!),
          confidence: some.map((link) => (link >> 3) % 4),
          sources: some.map((link) => link % 4),
          keys: textsOf(some.map(keyLike)).bytes,
        }
      }
    },
  }
}
