import fc from 'fast-check'
import neo4j, { type Plan } from 'neo4j-driver'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { walksOf } from '../../../src/atlas/surveyed-walks.ts'
import { buildMap } from '../../../src/map/build.ts'
import { idOf, ordinalOf } from '../../../src/map/ids.ts'
import { several } from '../../../src/map/several.ts'
import { linkTypes, walkedTypes } from '../../../src/map/vocabulary.ts'
import { keyOf, type WalkMap } from '../../../src/map/walk-map.ts'
import { CONFIDENCE } from '../../../src/model/define.ts'
import type { PathsAsked, PathsFound, Store } from '../../../src/store/contract.ts'
import { openNeo4j } from '../../../src/store/neo4j/engine.ts'
import { describeNeo4j, wipe } from '../../support/neo4j.ts'
import { link, node } from '../asking.ts'
import { pathTexts } from './path-texts.ts'
import { askedPaths, walkedGraph } from './walked-graph.ts'

const plain = { through: walkedTypes, avoid: [], first: 10, onlyShortest: false }

describeNeo4j('paths on a Neo4j', ({ uri, user, password }) => {
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password))
  const query = (text: string, p = {}) => driver.executeQuery(text, { p }, { database: 'neo4j' })
  const empty = () => query('MATCH (n) WHERE NOT n:Linernotes DETACH DELETE n')
  let store: Store
  beforeAll(async () => {
    await wipe(driver)
    store = await openNeo4j({ engine: 'neo4j', uri, user, password, database: 'neo4j', pool: 4 })
  })
  beforeEach(async () => void (await empty()))
  afterAll(async () => {
    await store.close()
    await driver.close()
  })

  const find = (asked: PathsAsked, timeout?: number) => store.paths!(asked, timeout === undefined ? {} : { timeout })
  const mapNow = () => buildMap(walksOf(store, () => {}))

  test('are those of the map, in the same order and over the same links, with the same outcome', async () => {
    const outcomes: Record<string, number> = {}
    let later = 0
    await fc.assert(
      fc.asyncProperty(
        walkedGraph({ minLength: 30, maxLength: 90 }),
        fc.array(askedPaths, { minLength: 15, maxLength: 15, size: 'max' }),
        async (graph, questions) => {
          await empty()
          await store.write(graph)
          const map = await mapNow()
          for (const asked of questions) {
            const found = await find(asked)
            expect(found, JSON.stringify(asked)).toEqual(onMap(map, asked))
            outcomes[found.outcome] = (outcomes[found.outcome] ?? 0) + 1
            later += Number(found.paths.some(({ links }) => links.length > found.paths[0]!.links.length))
          }
        },
      ),
      { numRuns: 10, seed: 1971, endOnFailure: true },
    )
    expect(Object.keys(outcomes).sort()).toEqual(['FOUND', 'NOT_CONNECTED', 'ONLY_THROUGH_HUBS', 'TOO_FAR'])
    expect(later).toBeGreaterThan(5)
  }, 600_000)

  test('are all found where links side by side make many rows of each and links of a node to itself none', async () => {
    const songs = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => node(`song:${id}`))
    const hows = ['sample', 'interpolation', 'quotation', null]
    const links = songs.flatMap(({ id }, place) =>
      songs.slice(place).flatMap((other, further) =>
        hows.map((how, nth) => {
          const confidence = CONFIDENCE[(place * 5 + further * 3 + nth) % 4]
          return link('SAMPLES', id, other.id, { how, confidence, sources: further % 2 ? ['source:s'] : [] })
        }),
      ),
    )
    await store.write({ nodes: songs, links })
    const map = await mapNow()
    for (const first of [1, 5, 6, 40, 100]) {
      const asked = { ...plain, from: 'song:a', to: 'song:f', first }
      const found = await find(asked)
      expect(found).toEqual(onMap(map, asked))
      expect(found.paths.length).toBe(Math.min(first, 65))
    }
  }, 120_000)

  test('of a node to itself, to one that is not there, and over no types or no links are told at once', async () => {
    await store.write({
      nodes: [node('artist:a'), node('artist:b')],
      links: [link('MEMBER_OF', 'artist:a', 'artist:b')],
    })
    const told = (more: Partial<PathsAsked>) => find({ ...plain, from: 'artist:a', to: 'artist:b', ...more })
    const itself = { nodes: ['artist:a'], links: [] }
    expect(await told({ to: 'artist:a' })).toEqual({ outcome: 'FOUND', paths: [itself] })
    for (const more of [{ to: 'artist:none' }, { from: 'nobody' }, { through: [] }, { through: ['NO_SUCH_LINK'] }])
      expect(await told(more)).toEqual({ outcome: 'NOT_CONNECTED', paths: [] })
    expect(await told({ maxLength: 0 })).toEqual({ outcome: 'TOO_FAR', paths: [] })
  })

  test('that cannot all be found in time are the first of all there are', async () => {
    // Side by side stand one link and all the ways through six rows of songs, 24 in each.
    const rows = Array.from({ length: 6 }, (_, row) => Array.from({ length: 24 }, (_, place) => `song:${row}.${place}`))
    const layers = [['song:a'], ...rows, ['song:z']]
    const pairs = layers.slice(1).flatMap((row, place) => row.flatMap((to) => layers[place]!.map((from) => [from, to])))
    await store.write({
      nodes: layers.flat().map((id) => node(id)),
      links: [['song:a', 'song:z'], ...pairs].map(([from, to]) => link('SAMPLES', from!, to!)),
    })
    const asked = { ...plain, from: 'song:a', to: 'song:z', maxLength: 8 }
    const whole = onMap(await mapNow(), asked)
    expect(whole.paths.length).toBe(10)
    // Planned before, so that it is the search that is short of time.
    await find({ ...asked, first: 1 })
    const started = performance.now()
    const found = await find(asked, 4000)
    expect(performance.now() - started).toBeLessThan(6000)
    expect(found).toEqual({ outcome: 'OUT_OF_TIME', paths: whole.paths.slice(0, 1) })
    expect(await find(asked, 0)).toEqual({ outcome: 'OUT_OF_TIME', paths: [] })
    const calledOff = store.paths!(asked, { signal: AbortSignal.abort() })
    await expect(calledOff).rejects.toMatchObject({ code: 'STORE_TIMEOUT' })
  }, 120_000)

  test.each(pathTexts)('%s: are looked for from both ends, and over indexes', async (_, text) => {
    const { summary } = await query(`EXPLAIN ${text}`)
    const steps = operatorsIn(summary.plan as Plan)
    for (const bad of [/^AllNodesScan/, /LabelScan/, /^Repeat/, /^StatefulShortestPath/])
      expect(steps.filter((step) => bad.test(step))).toEqual([])
    expect(steps.includes('ShortestPath')).toBe(text.includes('SHORTEST'))
  })
})

/** The map's answer, as an engine would give it. */
function onMap(map: WalkMap, { from, to, avoid, through, first, onlyShortest, ...filter }: PathsAsked): PathsFound {
  const at = (id: string) => ordinalOf(map, id)
  const whole = { ...filter, through, avoid: avoid.map(at) }
  const { outcome, paths } = several(map, at(from), at(to), whole, { first, onlyShortest })
  const id = (node: number) => idOf(map, node)
  return {
    outcome,
    paths: paths.map(({ nodes, steps }) => ({
      nodes: nodes.map(id),
      links: steps.map(({ link, type, from, to }) => ({
        ...{ type: linkTypes[type]!, key: keyOf(map, link) },
        ...{ from: id(from), to: id(to) },
      })),
    })),
  }
}

function operatorsIn({ operatorType, children }: Plan): string[] {
  return [operatorType.replace(/@.*/, ''), ...children.flatMap(operatorsIn)]
}
