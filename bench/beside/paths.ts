import neo4j, { type Driver } from 'neo4j-driver'
import { walkedTypes } from '../../src/map/vocabulary.ts'
import { model } from '../../src/model/index.ts'
import { openStore } from '../../src/store/open.ts'
import { stringsIn } from '../../src/store/texts.ts'
import { asked } from '../measure/compare.ts'
import { writeBodies } from '../measure/load.ts'
import { quantile } from '../report/figures.ts'
import { number } from '../report/tables.ts'
import type { Beside, Running } from './beside.ts'

type Pair = readonly [from: string, to: string]

/** Links of a path at the most, the same for all, and milliseconds after which Neo4j is not waited for. */
const [longest, patience] = [15, 20_000]

const query = (first: number) => `query ($from: ID!, $to: ID!) {
  paths(from: $from, to: $to, first: ${first}, filter: { throughHubs: true, maxLength: ${longest} }) { outcome paths { length } } }`

export const paths: Beside = {
  name: 'paths',
  title: 'How two nodes are joined',
  quick: true,
  async run({ options: { quick }, data, servers, asker }) {
    const pairs = await randomPairs(data.sqlite, quick ? 50 : 500)
    const rows: string[][] = []
    const lengths: (number | null)[] = []
    const notes: string[] = []
    for (const [{ title, peer }, { url }] of servers) {
      if (peer !== undefined) continue
      const told: (number | null)[] = []
      for (const [from, to] of pairs) {
        const body = JSON.stringify({ query: query(1), variables: { from, to } })
        const { paths } = ((await asked(url, body)) as { paths: { paths: { length: number }[] } }).paths
        told.push(paths[0]?.length ?? null)
      }
      if (lengths.length === 0) lengths.push(...told)
      notes.push(...disagreement(title, pairs, lengths, told))
      for (const first of [1, 10]) {
        const bodies = pairs.map(([from, to]) => JSON.stringify({ query: query(first), variables: { from, to } }))
        const file = await writeBodies(`paths-${first}`, bodies)
        const load = await asker.load({ url, file, start: 0, connections: 1, seconds: quick ? 1 : 10 })
        rows.push([`${title}: paths(first: ${first}), by HTTP`, ...[load.p50, load.p99, load.worst].map(number), ''])
      }
    }
    const driver = data.neo4j && driverOf(data.neo4j)
    // SHORTEST may take half a minute where the two are not joined.
    const few = pairs.slice(0, quick ? 10 : 50)
    for (const [how, some, pattern] of [
      ['shortestPath', pairs, (types: string) => `p = shortestPath((a)-[:${types}*..${longest}]-(b))`],
      ['SHORTEST 1', few, (types: string) => `p = SHORTEST 1 (a)-[:${types}]-{1,${longest}}(b)`],
      ['SHORTEST 10', few, (types: string) => `p = SHORTEST 10 (a)-[:${types}]-{1,${longest}}(b)`],
    ] as const) {
      if (!driver) break
      const { told, taken, late } = await byDriver(driver, some, pattern(walkedTypes.join('|')))
      notes.push(...disagreement(`Neo4j's ${how}`, some, lengths, told))
      const times = [0.5, 0.99, 1].map((share) => number(quantile(taken, share)))
      rows.push([`Neo4j ${how}, by the driver (${some.length} pairs)`, ...times, String(late)])
    }
    await driver?.close()
    notes.unshift(
      `${pairs.length} pairs of any two nodes, ${lengths.filter((length) => length === null).length} of them not joined; one question at a time; hubs walked through by all.`,
    )
    return { notes, table: [['', 'p50 ms', 'p99 ms', 'worst ms', `given up after ${patience / 1000} s`], ...rows] }
  },
}

function driverOf({ uri, user, password }: NonNullable<Running['data']['neo4j']>): Driver {
  return neo4j.driver(uri, neo4j.auth.basic(user, password), { disableLosslessIntegers: true })
}

/** What a path may not be asked of: sources are cited, not walked. */
async function randomPairs(file: string, count: number): Promise<Pair[]> {
  const ids: string[] = []
  const store = await openStore({ engine: 'sqlite', file, readers: 1 })
  for await (const batch of store.surveyNodes(() => []))
    if (batch.kind !== 'Source') for (const id of stringsIn(batch.ids)) ids.push(id)
  await store.close()
  const any = (place: number) => ids[Math.floor(((place * 0.618_033_988_75) % 1) * ids.length)]!
  return Array.from({ length: count }, (_, i) => [any(2 * i + 1), any(2 * i + 2 + (i % 7))])
}

/** The lengths a pattern of paths finds, by one statement a pair, and the milliseconds each took. */
async function byDriver(driver: Driver, pairs: readonly Pair[], pattern: string) {
  const session = driver.session({ database: 'neo4j', defaultAccessMode: 'READ' })
  const [told, taken]: [(number | null | undefined)[], number[]] = [[], []]
  let late = 0
  for (const [from, to] of pairs) {
    const [a, b] = [from, to].map((id) => model.kindOfId(id)!.name)
    const text = `MATCH (a:${a} {id: $from}), (b:${b} {id: $to}) MATCH ${pattern} RETURN length(p) AS length`
    const begun = performance.now()
    try {
      const { records } = await session.run(text, { from, to }, { timeout: patience })
      told.push(records[0]?.get('length') ?? null)
    } catch {
      late++
      told.push(undefined)
    }
    taken.push(performance.now() - begun)
  }
  await session.close()
  return { told, taken, late }
}

function disagreement(
  who: string,
  pairs: readonly Pair[],
  ours: readonly (number | null)[],
  theirs: readonly (number | null | undefined)[],
): string[] {
  const other = theirs.findIndex((length, place) => length !== undefined && length !== ours[place])
  if (other < 0) return []
  const say = (length: number | null | undefined) => (length === null ? 'no path' : `a path of ${length}`)
  return [
    `${who} finds ${say(theirs[other])} from ${pairs[other]![0]} to ${pairs[other]![1]}, where ours is ${say(ours[other])}.`,
  ]
}
