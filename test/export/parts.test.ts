import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Chart } from '../../src/atlas/atlas.ts'
import type { Found } from '../../src/export/found.ts'
import { wholeGraph } from '../../src/export/part.ts'
import { placesOf } from '../../src/export/places.ts'
import { readPart } from '../../src/export/read-part.ts'
import { findAround, findNamed, findPaths } from '../../src/export/walks.ts'
import { ordinalOf } from '../../src/map/ids.ts'
import type { Store } from '../../src/store/contract.ts'
import { openStore } from '../../src/store/open.ts'
import { atlasOf } from '../support/atlas.ts'
import { smallGraph } from '../support/small-graph.ts'
import { everythingIn, textOf, writers } from './exported.ts'
import { hostileGraph } from './hostile.ts'

const atlas = atlasOf(smallGraph)
let store: Store
let chart: Chart
const at = (id: string) => ordinalOf(chart.map, id)

beforeAll(async () => {
  store = await openStore({ engine: 'sqlite', file: ':memory:', readers: 0 })
  await store.write(smallGraph)
  chart = (await atlas.chart())!
})
afterAll(() => store.close())

/** Nodes as ids, links as "from TYPE to". */
async function read(found: Found) {
  const part = readPart(store, found)
  const [nodes, links] = [[] as string[], [] as string[]]
  for await (const batch of part.nodes()) nodes.push(...batch.map(({ id }) => id))
  for await (const batch of part.links()) links.push(...batch.map(({ from, type, to }) => `${from} ${type} ${to}`))
  return { nodes, links }
}

describe('a part', () => {
  test('of all nodes and links is written as the whole graph, in every format', async () => {
    const other = await openStore({ engine: 'sqlite', file: ':memory:', readers: 0 })
    await other.write(smallGraph)
    await other.write(hostileGraph)
    for (const write of Object.values(writers)) {
      const whole = await textOf(write(wholeGraph(other)))
      expect(whole.length).toBeGreaterThan(2_000)
      expect(await textOf(write(readPart(other, await everythingIn(other))))).toBe(whole)
    }
    await other.close()
  })

  test('of more than is read at once is whole and in order', async () => {
    const many = Array.from({ length: 601 }, (_, i) => `song:${i}`)
    const nodes = many.map((id) => ({ kind: 'Song', id, properties: { title: `Title of ${id}` } }))
    const links = many.slice(1).map((id) => ({ type: 'SAMPLES', from: id, to: 'song:0', properties: {} }))
    const other = await openStore({ engine: 'sqlite', file: ':memory:', readers: 0 })
    await other.write({ nodes, links })
    const found = await everythingIn(other)
    const turned = { ...found, nodes: found.nodes.toReversed(), links: found.links.toReversed() }
    const part = readPart(other, turned)
    const ids = []
    for await (const batch of part.nodes()) ids.push(...batch.map(({ id }) => id))
    expect(ids).toEqual(turned.nodes)
    const from = []
    for await (const batch of part.links()) from.push(...batch.map((link) => link.from))
    expect(from).toEqual(turned.links.map((link) => link.from))
    await other.close()
  })

  test('leaves out what is gone, and shows what was merged once, as what it became', async () => {
    const other = await openStore({ engine: 'sqlite', file: ':memory:', readers: 0 })
    await other.write(smallGraph)
    const found = await everythingIn(other)
    await other.merge('artist:jake', 'artist:dave')
    const part = readPart(other, { ...found, nodes: [...found.nodes, 'artist:nobody'] })
    const ids: string[] = []
    for await (const batch of part.nodes()) ids.push(...batch.map(({ id }) => id))
    expect(ids.sort()).toEqual(
      smallGraph.nodes
        .map(({ id }) => id)
        .filter((id) => id !== 'artist:jake')
        .sort(),
    )
    for await (const batch of part.links())
      for (const { from, to } of batch) expect(ids).toEqual(expect.arrayContaining([from, to]))
    await other.close()
  })

  test('of nothing is nothing', async () => {
    expect(await read({ nodes: [], links: [], cut: false })).toEqual({ nodes: [], links: [] })
  })
})

describe('what is found', () => {
  test('around a node: it, its neighbours, and the links among all of them', async () => {
    const found = findAround(chart, [at('video:n95')], {}, { depth: 1, limit: 10 })
    expect(found.cut).toBe(false)
    expect(await read(found)).toEqual({
      nodes: ['video:n95', 'song:n95', 'artist:dave'],
      links: ['artist:dave DIRECTED video:n95', 'video:n95 VIDEO_OF song:n95'],
    })
    const one = findAround(chart, [at('video:wct')], {}, { depth: 2, limit: 3 })
    expect([one.nodes.length, one.cut]).toEqual([3, true])
    const directed = findAround(chart, [at('artist:jake')], { through: ['DIRECTED'] }, { depth: 1, limit: 10 })
    expect((await read(directed)).links).toEqual(['artist:jake DIRECTED video:may-i', 'artist:jake DIRECTED video:wct'])
  })

  test('between two nodes: their paths as one graph, every node and link once', async () => {
    const cost = { steps: 1e6 }
    const ends = [at('artist:taylour'), at('artist:francis')] as const
    const found = findPaths(chart, ends, {}, { first: 1, cost })
    expect(found.outcome).toBe('FOUND')
    expect(await read(found)).toEqual({
      nodes: ['artist:taylour', 'video:wct', 'artist:jake', 'video:may-i', 'artist:francis'],
      links: [
        'artist:taylour APPEARED_IN video:wct',
        'artist:jake DIRECTED video:wct',
        'artist:jake DIRECTED video:may-i',
        'artist:francis PERFORMED video:may-i',
      ],
    })
    const more = await read(findPaths(chart, ends, {}, { first: 10, cost }))
    expect(new Set(more.nodes).size).toBe(more.nodes.length)
    expect(more.nodes.length).toBeGreaterThan(5)
    expect(new Set(more.links).size).toBe(more.links.length)
  })

  test('between two that nothing joins: the two alone, with the reason', async () => {
    const through = { through: ['SAMPLES'] }
    const found = findPaths(chart, [at('artist:jake'), at('song:n95')], through, { first: 1, cost: {} })
    expect(found.outcome).toBe('NOT_CONNECTED')
    expect(await read(found)).toEqual({ nodes: ['artist:jake', 'song:n95'], links: [] })
  })

  test('by name: the best first, with the links among them; a source too, which nothing is linked to', async () => {
    const found = findNamed(chart, 'we cry together', {}, { first: 10 })
    expect(await read(found)).toEqual({
      nodes: ['song:wct', 'video:wct'],
      links: ['video:wct VIDEO_OF song:wct'],
    })
    expect(findNamed(chart, 'we cry together', {}, { first: 1 })).toMatchObject({ nodes: ['song:wct'], cut: true })
    expect((await read(findNamed(chart, 'vibe', {}, { first: 10 }))).nodes).toEqual(['source:S1'])
    expect(() => findNamed(chart, ' ', {}, { first: 10 })).toThrow(expect.objectContaining({ code: 'BAD_ARGUMENT' }))
  })
})

describe('ids are looked up', () => {
  const ground = () => ({ store, atlas, waiting: () => ({}) })

  test('in the order given, redirects followed', async () => {
    const other = await openStore({ engine: 'sqlite', file: ':memory:', readers: 0 })
    await other.write(smallGraph)
    await other.write({ nodes: [{ kind: 'Artist', id: 'artist:old', properties: { name: 'Old' } }], links: [] })
    await other.merge('artist:old', 'artist:jake')
    const { nodes } = await placesOf({ ...ground(), store: other }, ['song:n95', 'artist:old', 'artist:dave'])
    expect(nodes).toEqual([at('song:n95'), at('artist:jake'), at('artist:dave')])
    await other.close()
  })

  test.each([
    ['artist:nobody', 'BAD_ID', 'No node has the id "artist:nobody".'],
    ['Jake', 'BAD_ID', '"Jake" is no id: an id begins with a kind, as in "artist:dave-free".'],
    ['source:S1', 'BAD_ARGUMENT', 'source:S1 is a source; sources are cited, and no link leads to one.'],
  ])('%s is none', async (id, code, message) => {
    await expect(placesOf(ground(), ['artist:jake', id])).rejects.toMatchObject({ code, message })
  })

  test('a node that is newer than the chart is waited for', async () => {
    const newer = {
      ...smallGraph,
      nodes: [
        ...smallGraph.nodes,
        { kind: 'Artist', id: 'artist:new', properties: { ...smallGraph.nodes[2]!.properties, name: 'New' } },
      ],
    }
    const other = await openStore({ engine: 'sqlite', file: ':memory:', readers: 0 })
    await other.write(newer)
    const asked: (number | undefined)[] = []
    const later = atlasOf(newer)
    const waiting = {
      ...atlas,
      chart: async (run?: { revision?: number }) => {
        asked.push(run?.revision)
        return (run?.revision === undefined ? atlas : later).chart()
      },
    }
    const { chart: found, nodes } = await placesOf({ store: other, atlas: waiting, waiting: () => ({}) }, [
      'artist:new',
    ])
    expect(asked).toEqual([undefined, await other.revision()])
    expect(nodes).toEqual([ordinalOf(found.map, 'artist:new')])
    await other.close()
  })

  test('a graph too large for a chart says so, with the cure', async () => {
    const large = { ...atlas, chart: async () => undefined, state: () => ({ ready: false, tooLarge: 5_000_000 }) }
    await expect(placesOf({ ...ground(), atlas: large }, ['artist:jake'])).rejects.toMatchObject({
      code: 'QUERY_TOO_COSTLY',
      message: expect.stringMatching(/5,000,000 links .* LIMIT_MAP_LINKS/),
    })
  })
})
