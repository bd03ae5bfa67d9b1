import fc from 'fast-check'
import { expect } from 'vitest'
import { Standing } from '../../src/model/standing.ts'
import type { LinkRecord, NodeRecord, PropertyValues, Redirect, Store } from '../../src/store/contract.ts'
import { openSqlite } from '../../src/store/sqlite/engine.ts'
import { arbitraryGraph } from '../support/arbitrary-graph.ts'
import { compareText } from '../support/fold-by-hand.ts'
import { randomFrom } from '../support/random.ts'
import { recount, storedCounts } from '../support/recount.ts'
import { walkedModel } from '../support/walked-model.ts'
import { keyOf, link, node, type Open } from './asking.ts'
import { everything } from './everything.ts'

/** What happens to a graph: what is written, and what is merged. */
type Step = { readonly nodes: readonly NodeRecord[]; readonly links: readonly LinkRecord[] } | Redirect

/**
 * A random graph, merges among it with writes between them, and then the merges taken back one by one in any order.
 * After each the graph is compared with one where the same was done, but for the merges that were taken back.
 */
export async function unmergingHistory(open: Open, round: number): Promise<void> {
  const random = randomFrom(round)
  const withWrites = round % 2 === 1
  const [graph] = fc.sample(arbitraryGraph(walkedModel, round), { seed: round + 7, numRuns: 1 })
  const told = <T extends { readonly properties: PropertyValues }>(one: T): T => ({
    ...one,
    properties: { ...one.properties, standing: pick(standings) },
  })
  // An alias that is the name goes with the next write, whenever that is.
  const settled = ({ properties, ...one }: NodeRecord): NodeRecord => ({
    ...one,
    properties: { ...properties, aliases: [], claims: [] },
  })
  const given = {
    nodes: graph!.nodes.map(told).map(withWrites ? settled : asItIs),
    links: graph!.links.map(told),
    redirects: graph!.redirects,
  }
  const store = await open(walkedModel)
  try {
    await store.write(given)
    const steps: Step[] = []
    for (let time = 0; time < 6; time++) {
      const merge = await merging(store)
      if (merge) steps.push(merge)
      if (withWrites && random() < 0.5) {
        const batch = await since(store, `${round}-${time}`)
        await store.write(batch)
        steps.push(batch)
      }
    }
    let left = steps
    const merges = steps.filter((step) => 'into' in step)
    while (merges.length > 0) {
      const [taken] = merges.splice(Math.floor(random() * merges.length), 1)
      await store.unmerge(taken!.from)
      left = left.filter((step) => step !== taken)
      // What was written before a merge that is done again stands before what that merge adds.
      const order: (all: Everything) => Everything = withWrites ? listsInOrder : asItIs
      const expected = order(await done(given, left))
      expect([round, taken, order(await everything(store))]).toEqual([round, taken, expected])
      const counted = await recount(store, walkedModel)
      expect([round, taken, await storedCounts(store, walkedModel)]).toEqual([round, taken, counted])
    }
  } finally {
    await store.close()
  }

  function pick<T>(all: readonly T[]): T {
    return all[Math.floor(random() * all.length)]!
  }

  /** Two nodes of one kind, most often of the kinds that have many; told as what their ids led to. */
  async function merging(store: Store): Promise<Redirect | undefined> {
    const one = pick(given.nodes)
    const other = pick(given.nodes.filter(({ kind }) => kind === one.kind))
    const [from, into] = (await store.find([one, other].map(({ id }) => ({ by: 'id', id })))).map(([id]) => id!)
    if (from === into) return undefined
    await store.merge(one.id, other.id)
    return { from: from!, into: into! }
  }

  /** News that no merge could have brought: what is new everywhere, about a few of the nodes there are. */
  async function since(store: Store, name: string) {
    const there = await everything(store)
    const some = [pick(there.nodes), pick(there.nodes)]
    const news = some.map(({ kind, id }) => ({
      ...{ kind, id },
      properties: {
        ...{ aliases: [`alias ${name}`], note: `note ${name}`, externalIds: [{ source: 'new', id: name, url: null }] },
        claims: [{ field: 'x', value: name, sources: [], followed: true, note: null }],
      },
    }))
    const artist = there.nodes.find(({ kind }) => kind === 'Artist')?.id ?? 'artist:none'
    const wrote = link('WROTE', artist, `song:new-${name}`, { role: name })
    // Of a link that a merge moved it would be told which of the two has it.
    const own = there.links.filter((one) => given.links.some((other) => other.key === keyOf(one)))
    const changed = own.slice(0, 1).map(({ type, from, to, properties }) => {
      const identity = walkedModel.links.get(type)!.identity.map((part) => [part, properties[part]])
      return link(type, from, to, { ...Object.fromEntries(identity), sources: [`source:new-${name}`] })
    })
    return { nodes: [...news, node(`song:new-${name}`)], links: [wrote, ...changed] }
  }
}

type Everything = Awaited<ReturnType<typeof everything>>

const asItIs = <T>(one: T): T => one

/** The same whatever the order of lists, and however it is written down who told what. */
function listsInOrder({ nodes, links, ...others }: Everything): Everything {
  const ordered = <T extends { readonly properties: PropertyValues }>(one: T): T => {
    const values = Object.entries(one.properties).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.toSorted((a, b) => compareText(JSON.stringify(a), JSON.stringify(b))) : value,
    ])
    return { ...one, properties: { ...Object.fromEntries(values), standing: tellers(one.properties) } }
  }
  return { nodes: nodes.map(ordered), links: links.map(ordered), ...others }
}

/** Of what was told; nobody tells what only stands in for a value. */
function tellers(properties: PropertyValues): string {
  const standing = Standing.read(properties.standing)
  const told = Object.entries(properties).flatMap(([name, value]) => {
    const isTold =
      value !== null && !Array.isArray(value) && !['standing', 'sortName', 'confidence', 'disputed'].includes(name)
    return isTold ? [`${name}: ${standing.of(name)}`] : []
  })
  return told.join()
}

const standings = [null, 'musicbrainz', 'imvdb', 'discogs note=imvdb']

/** The graph in which only these steps were taken. */
async function done(given: Parameters<Store['write']>[0], steps: readonly Step[]) {
  const store = await openSqlite({ engine: 'sqlite', file: ':memory:', readers: 0 }, walkedModel)
  try {
    await store.write(given)
    for (const step of steps) await ('into' in step ? store.merge(step.from, step.into) : store.write(step))
    return await everything(store)
  } finally {
    await store.close()
  }
}
