import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildMap } from '../../src/map/build.ts'
import { idOf, ordinalOf } from '../../src/map/ids.ts'
import { kindNames, linkTypes } from '../../src/map/vocabulary.ts'
import { bytesOf, degree, doubtOf, keyOf, seenFrom, type WalkMap } from '../../src/map/walk-map.ts'
import { CONFIDENCE } from '../../src/model/define.ts'
import { linksBetween } from './brute-paths.ts'
import { arbitraryGraph, at, type Drawn, drawn, idsOf, kindOf, mapOf, sourceOf } from './graph.ts'

/** Everything a map says, in words. */
function spelt(map: WalkMap) {
  return Array.from({ length: map.nodeCount }, (_, node) => ({
    id: idOf(map, node),
    kind: kindNames[map.kind[node]!],
    year: map.year[node],
    hub: map.hub[node],
    ways: Array.from({ length: degree(map, node) }, (_, i) => {
      const place = map.at[node]! + i
      const { link, type, from, to } = seenFrom(map, node, place)
      return [
        idOf(map, map.far[place]!),
        linkTypes[type],
        ...idsOf(map, [from, to]),
        map.doubt[place],
        keyOf(map, link),
      ]
    }),
  }))
}

/** The same from the graph as it was drawn. */
function expected(graph: Drawn) {
  const byId = [...graph.nodes].sort((a, b) => (a.id < b.id ? -1 : 1))
  const every = { through: linkTypes }
  return byId.map(({ id, year, hub }) => ({
    id,
    kind: kindOf(id),
    year: year ?? 0,
    hub: Number(hub ?? false),
    ways: byId.flatMap((other) =>
      linksBetween(graph, id, other.id, every).flatMap(({ type, from, to, key, ...link }) => {
        const doubt = doubtOf(CONFIDENCE.indexOf(link.confidence ?? 'UNKNOWN'), link.sources ?? 0)
        const way = [other.id, type, from, to, doubt, key]
        return from === to ? [way, way] : [way]
      }),
    ),
  }))
}

describe('the map', () => {
  it('holds every node in order of id and every link at both of its ends, the best to each neighbour first', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryGraph({ links: 30 }), async (graph) => {
        expect(spelt(await mapOf(graph))).toEqual(expected(graph))
      }),
      { numRuns: 400, seed: 1 },
    )
  })

  it('is the same byte for byte in whatever order and batches the rows come', async () => {
    const shuffled = arbitraryGraph().chain((graph) =>
      fc.record({
        graph: fc.constant(graph),
        nodes: fc.shuffledSubarray([...graph.nodes], { minLength: graph.nodes.length }),
        links: fc.shuffledSubarray([...graph.links], { minLength: graph.links.length }),
        batch: fc.integer({ min: 1, max: 5 }),
      }),
    )
    await fc.assert(
      fc.asyncProperty(shuffled, async ({ graph, nodes, links, batch }) => {
        expect(await buildMap(sourceOf({ nodes, links }, batch))).toEqual(await mapOf(graph))
      }),
      { numRuns: 200, seed: 2 },
    )
  })

  it('knows what can be reached from where, through anything and through no hub', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryGraph({ links: 8 }), async (graph) => {
        const map = await mapOf(graph)
        const reach = (id: string, hubs: boolean) => {
          const open = new Map(graph.nodes.map((node) => [node.id, hubs || !node.hub]))
          const reached = new Set([id])
          for (const here of reached)
            for (const there of open.keys())
              if (open.get(here) && open.get(there) && linksBetween(graph, here, there, {}).length) reached.add(there)
          return [...reached].sort()[0]
        }
        for (const { id } of graph.nodes) {
          expect(idOf(map, map.joined[at(map, id)]!)).toBe(reach(id, true))
          expect(idOf(map, map.apart[at(map, id)]!)).toBe(reach(id, false))
        }
      }),
      { numRuns: 200, seed: 3 },
    )
  })

  it('finds every id and no other', async () => {
    const ids = Array.from({ length: 5_000 }, (_, i) => `song:${i * 7}${'-remix'.repeat(i % 3)}`)
    const map = await mapOf({ nodes: ids.map((id) => ({ id })), links: [] })
    for (const id of ids) expect(idOf(map, ordinalOf(map, id))).toBe(id)
    for (const id of ['', 'song:', 'song:1', 'artist:7', 'song:7 ', 'song:77-remix-remix-remix'])
      expect(ordinalOf(map, id)).toBe(-1)
  })

  it('leaves out sources, links to what is not there, and the second of two nodes with one id', async () => {
    const graph = drawn(['artist:a PERFORMED song:s'])
    const [link] = graph.links
    const map = await mapOf({
      nodes: [...graph.nodes, { id: 'source:x' }, { id: 'song:s' }],
      links: [{ ...link!, to: 'song:gone' }, link!, { ...link!, from: 'source:x' }],
    })
    expect([map.nodeCount, map.linkCount]).toEqual([2, 1])
    expect(map.far).toHaveLength(2)
  })

  it('of nothing is empty', async () => {
    const map = await mapOf({ nodes: [], links: [] })
    expect([map.nodeCount, map.linkCount, ordinalOf(map, 'artist:a')]).toEqual([0, 0, -1])
  })

  it('reaches another thread without a copy', async () => {
    const map = await mapOf(drawn(['artist:a PERFORMED song:s']))
    const there = structuredClone(map)
    expect(there).toEqual(map)
    const arrays = Object.keys(map).filter((name) => ArrayBuffer.isView(map[name as keyof WalkMap])) as 'year'[]
    expect(arrays).toHaveLength(14)
    for (const name of arrays) expect(map[name].buffer).toBeInstanceOf(SharedArrayBuffer)
    map.year[0] = 1987
    expect(there.year[0]).toBe(1987)
  })

  it('takes at most 35 bytes for a link, and 37 with its id for a node', async () => {
    const nodes = Array.from({ length: 4_000 }, (_, i) => ({ id: `song:${10_000 + i}` }))
    const bare = bytesOf(await mapOf({ nodes, links: [] }))
    // The table of ids has between two and four slots a node.
    expect((bare - 4_000 * 10) / 4_000).toBeLessThan(37)
    const links = nodes.flatMap(({ id }, i) =>
      [1, 2, 3].map((n) => ({
        type: 'SAMPLES',
        from: id,
        to: nodes[(i + n) % 4_000]!.id,
        key: `${n}`.padStart(20, 'A'),
      })),
    )
    expect((bytesOf(await mapOf({ nodes, links })) - bare) / links.length).toBeLessThanOrEqual(35)
  })

  it('tells how far it is, and stops when told to', async () => {
    const graph = drawn(Array.from({ length: 9 }, (_, i) => `artist:${i} PERFORMED song:${i}`))
    const told: [number, number][] = []
    const stop = new AbortController()
    const progress = ({ nodes, links }: { nodes: number; links: number }) => void told.push([nodes, links])
    await buildMap(sourceOf(graph, 6), { progress })
    expect(told).toEqual([
      [6, 0],
      [12, 0],
      [18, 0],
      [18, 6],
      [18, 9],
    ])
    const stopped = buildMap(sourceOf(graph, 6), {
      signal: stop.signal,
      progress: () => stop.abort(new Error('enough')),
    })
    await expect(stopped).rejects.toThrow('enough')
  })
})
