import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CONFIDENCE } from '../../src/model/define.ts'
import type { LinkSurvey, NodeSurvey, Store } from '../../src/store/contract.ts'
import { countOf, stringsIn, textAt } from '../../src/store/texts.ts'
import { arbitraryGraph, typesOf } from '../support/arbitrary-graph.ts'
import { compareText } from '../support/fold-by-hand.ts'
import { graphOf } from '../support/graph.ts'
import { walkedModel } from '../support/walked-model.ts'
import { gathered, link, node, type Open } from './asking.ts'

const types = [...walkedModel.links.keys()]
const everyProperty = [
  ...new Set([...walkedModel.kinds.values()].flatMap(({ properties }) => Object.keys(properties))),
  'unheardOf',
]

/** What walks and names are made from: the same graph that scans tell of. */
export function surveyingSuite(open: Open): void {
  describe('surveying', () => {
    let store: Store
    beforeEach(async () => {
      store = await open(walkedModel)
    })
    afterEach(() => store.close())

    test('tells what scans tell, of all kinds and types', async () => {
      const told = new Set<string>()
      for (let round = 0; told.size < types.length; round++) {
        for (const type of typesOf(walkedModel, round)) told.add(type)
        const [graph] = fc.sample(arbitraryGraph(walkedModel, round), { seed: 20_220_513 + round, numRuns: 1 })
        await store.write(graph!)
      }
      const nodes = await gathered(store.scanNodes())
      const [into, from] = nodes.filter(({ kind }) => kind === 'Artist').map(({ id }) => id)
      await store.merge(from!, into!)
      await isAsScanned(store)
    }, 300_000)

    test('tells of more than one batch, and of a node with as many links', async () => {
      const places = Array.from({ length: 5200 }, (_, place) => node(`place:${place}`, { type: `${place % 7}` }))
      for (let start = 0; start < places.length; start += 1300)
        await store.write({
          nodes: [node('video:v'), ...places.slice(start, start + 1300)],
          links: places.slice(start, start + 1300).map(({ id }) => link('FILMED_AT', 'video:v', id)),
        })
      await isAsScanned(store)
    }, 180_000)

    test('tells nothing of an empty graph, and of no properties when none are asked for', async () => {
      expect(await all(store.surveyNodes(() => ['name']))).toEqual([])
      expect(await all(store.surveyLinks(textAt))).toEqual([])
      await store.write({ nodes: [node('source:s'), node('song:x')], links: [] })
      const told = await all(store.surveyNodes(() => []))
      expect(told.map(({ ids, ...rest }) => ({ ids: stringsIn(ids), ...rest }))).toEqual([
        { kind: 'Song', ids: ['song:x'], columns: {} },
        { kind: 'Source', ids: ['source:s'], columns: {} },
      ])
    })
  })
}

async function isAsScanned(store: Store): Promise<void> {
  const scanned = graphOf(walkedModel, await gathered(store.scanNodes()), await gathered(store.scanLinks()))
  expect(scanned.nodes.length).toBeGreaterThan(0)
  expect(scanned.links.length).toBeGreaterThan(0)
  const nodes = (await all(store.surveyNodes(() => everyProperty))).flatMap(nodesIn)
  expect(byText(nodes, ({ id }) => id)).toEqual(byText(scanned.nodes, ({ id }) => id))
  const surveyed = await all(store.surveyLinks(textAt))
  const links = surveyed.flatMap(linksIn)
  const lean = scanned.links.map(({ type, from, to, key, properties }) => ({
    ...{ type, from, to, key },
    confidence: properties.confidence,
    sources: (properties.sources as string[]).length,
  }))
  expect(byText(links, ({ key }) => key)).toEqual(byText(lean, ({ key }) => key))
  const credits = scanned.links.flatMap(({ type, from, properties: { creditedAs } }) =>
    creditedAs ? `${type} ${from} ${creditedAs}` : [],
  )
  expect(surveyed.flatMap(creditsIn).sort()).toEqual(credits.sort())
}

function nodesIn({ kind, ids, columns }: NodeSurvey) {
  for (const column of Object.values(columns)) expect(column.length).toBe(countOf(ids))
  return stringsIn(ids).map((id, place) => ({
    kind,
    id,
    properties: Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, column[place]])),
  }))
}

function linksIn({ type, from, to, keys, confidence, sources }: LinkSurvey) {
  for (const column of [to, confidence, sources]) expect(column.length).toBe(from.length)
  expect(keys.length).toBe(from.length * 20)
  const key = (place: number) => Buffer.from(keys.subarray(place * 20, place * 20 + 20)).toString()
  return from.map((id, place) => ({
    ...{ type, from: id, to: to[place], key: key(place), confidence: CONFIDENCE[confidence[place]!] },
    sources: sources[place],
  }))
}

function creditsIn({ type, credited: { from, as } }: LinkSurvey): string[] {
  expect(from.length).toBe(as.length)
  return from.map((id, place) => `${type} ${id} ${as[place]}`)
}

function byText<T>(all: readonly T[], text: (one: T) => string): T[] {
  return all.toSorted((a, b) => compareText(text(a), text(b)))
}

async function all<T>(batches: AsyncIterable<T>): Promise<T[]> {
  const every: T[] = []
  for await (const batch of batches) every.push(batch)
  return every
}
