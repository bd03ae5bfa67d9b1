import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { betweenness } from '../../src/map/betweenness.ts'
import { communities } from '../../src/map/communities.ts'
import { Gate, type WalkFilter } from '../../src/map/gate.ts'
import { plainGraph } from '../../src/map/plain-graph.ts'
import { degrees, pageRank, ranked } from '../../src/map/rank.ts'
import { allPaths, linksBetween, passes } from './brute-paths.ts'
import { arbitraryGraph, at, type Drawn, drawn, idsOf, mapOf } from './graph.ts'

async function laidOut(graph: Drawn, filter: WalkFilter = {}) {
  const map = await mapOf(graph)
  return { map, graph: plainGraph(map, new Gate(map, filter)) }
}

/** How many open links join two nodes that take part, as a square of numbers in order of id. */
function matrix(graph: Drawn): { ids: string[]; takesPart: boolean[]; links: number[][] } {
  const nodes = [...graph.nodes].sort((a, b) => (a.id < b.id ? -1 : 1))
  const takesPart = nodes.map((node) => passes(node, {}))
  const links = nodes.map((a, i) =>
    nodes.map((b, j) => (i !== j && takesPart[i] && takesPart[j] ? linksBetween(graph, a.id, b.id, {}).length : 0)),
  )
  return { ids: nodes.map(({ id }) => id), takesPart, links }
}

const sum = (numbers: Iterable<number>) => [...numbers].reduce((a, b) => a + b, 0)

describe('ranking', () => {
  it('by degree counts open links to nodes that take part', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryGraph({ links: 24 }), async (graph) => {
        const { graph: plain } = await laidOut(graph)
        expect([...degrees(plain)]).toEqual(matrix(graph).links.map(sum))
      }),
      { numRuns: 200, seed: 1 },
    )
  })

  it('by PageRank gives what a thousand rounds over the whole matrix give', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryGraph({ links: 24 }), async (graph) => {
        const { graph: plain } = await laidOut(graph)
        const { links, takesPart } = matrix(graph)
        const count = takesPart.filter(Boolean).length
        if (count === 0) return
        let scores = takesPart.map((part) => (part ? 1 / count : 0))
        for (let round = 0; round < 1_000; round++)
          scores = scores.map((_, to) => {
            const given = scores.map((score, from) => {
              const out = sum(links[from]!)
              return out ? (score * links[from]![to]!) / out : score / count
            })
            return takesPart[to] ? 0.15 / count + 0.85 * sum(given) : 0
          })
        const found = pageRank(plain)
        for (const [node, score] of found.entries()) expect(score).toBeCloseTo(scores[node]!, 5)
        expect(sum(found)).toBeCloseTo(1, 9)
      }),
      { numRuns: 100, seed: 2 },
    )
  })

  it('by betweenness counts the shortest paths of every pair', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryGraph({ links: 20 }), async (graph) => {
        const { map, graph: plain } = await laidOut(graph)
        const { ids, takesPart } = matrix(graph)
        const expected = new Map(ids.map((id) => [id, 0]))
        for (const [i, from] of ids.entries())
          for (const [j, to] of ids.entries()) {
            if (j <= i || !takesPart[i] || !takesPart[j]) continue
            const paths = allPaths(graph, from, to, {})
            const shortest = paths.filter(({ nodes }) => nodes.length === paths[0]!.nodes.length)
            for (const { nodes } of shortest)
              for (const id of nodes.slice(1, -1)) expected.set(id, expected.get(id)! + 1 / shortest.length)
          }
        const { scores, sampled } = betweenness(plain)
        expect(sampled).toBeUndefined()
        for (const [id, score] of expected) expect(scores[at(map, id)]).toBeCloseTo(score, 9)
      }),
      { numRuns: 200, seed: 3 },
    )
  })

  it('by betweenness from a sample says so, comes close and comes out the same again', async () => {
    // A ring of ten rings of ten: the ten gates between them stand out.
    const ring = (ids: string[]) => ids.map((id, i) => `${id} SAMPLES ${ids[(i + 1) % ids.length]}`)
    const circles = Array.from({ length: 10 }, (_, c) => Array.from({ length: 10 }, (_, i) => `song:${c}-${i}`))
    const { map, graph } = await laidOut(drawn([...circles.flatMap(ring), ...ring(circles.map(([gate]) => gate!))]))
    const exact = betweenness(graph)
    const { scores, sampled } = betweenness(graph, 60)
    expect(sampled).toBe(60)
    expect(betweenness(graph, 60).scores).toEqual(scores)
    expect(sum(scores) / sum(exact.scores)).toBeCloseTo(1, 0)
    const best = ranked(scores, graph).slice(0, 10)
    expect(idsOf(map, best).sort()).toEqual(circles.map(([gate]) => gate).sort())
    expect(betweenness(graph, 100)).toEqual(exact)
  })

  it('leaves hubs out, and puts equal scores in order of id', async () => {
    const lines = [
      'artist:b PERFORMED song:x',
      'artist:a PERFORMED song:x',
      'artist:a PERFORMED song:y',
      'song:y TRACK_OF album:z',
      'artist:b PERFORMED song:v',
    ]
    const { map, graph } = await laidOut(
      drawn([...lines, 'song:x SAMPLES song:v', 'place:p BORN_IN song:x'], { 'place:p': { hub: true } }),
    )
    expect(idsOf(map, ranked(degrees(graph), graph))).toEqual([
      'song:x',
      'artist:a',
      'artist:b',
      'song:v',
      'song:y',
      'album:z',
    ])
  })
})

describe('communities', () => {
  /** Newman & Girvan's modularity, from its definition. */
  function modularity(links: number[][], community: readonly number[]): number {
    const total = sum(links.map(sum))
    const strength = links.map(sum)
    return sum(
      links.flatMap((row, a) =>
        row.map((weight, b) =>
          community[a] === community[b] ? (weight - (strength[a]! * strength[b]!) / total) / total : 0,
        ),
      ),
    )
  }

  /** Named after their smallest nodes, and no two of them would better be one. Resolves with their modularity. */
  async function expectSettled(graph: Drawn): Promise<number> {
    const { graph: plain } = await laidOut(graph)
    const { links } = matrix(graph)
    const found = [...communities(plain)]
    for (const community of found) expect(found.indexOf(community)).toBe(community)
    if (!sum(links.map(sum))) return 0
    const names = [...new Set(found)]
    const before = modularity(links, found)
    for (const a of names)
      for (const b of names) {
        const joined = found.map((community) => (community === b ? a : community))
        expect(modularity(links, joined)).toBeLessThanOrEqual(before + 1e-9)
      }
    return before
  }

  it('are such that joining any two would not help', async () => {
    const settled = fc.asyncProperty(
      arbitraryGraph({ nodes: 40, links: 70 }),
      async (graph) => void (await expectSettled(graph)),
    )
    await fc.assert(settled, { numRuns: 60, seed: 4 })
  })

  it('are so on a long chain too, where communities are joined again and again', async () => {
    const chain = Array.from({ length: 150 }, (_, i) => `song:${1000 + i} SAMPLES song:${1001 + i}`)
    // 1 - 2 / sqrt(150), the best there is.
    expect(await expectSettled(drawn(chain))).toBeCloseTo(0.837, 2)
  })

  it('are the circles of a ring of circles', async () => {
    const circle = (c: number) =>
      [0, 1, 2, 3, 4].flatMap((i) =>
        [0, 1, 2, 3, 4].filter((j) => j > i).map((j) => `song:${c}-${i} SAMPLES song:${c}-${j}`),
      )
    const bridges = [0, 1, 2, 3].map((c) => `song:${c}-0 SAMPLES song:${(c + 1) % 4}-1`)
    const { map, graph } = await laidOut(drawn([...[0, 1, 2, 3].flatMap(circle), ...bridges]))
    const found = idsOf(map, communities(graph))
    expect(found).toEqual(Array.from({ length: map.nodeCount }, (_, node) => idsOf(map, [node - (node % 5)])[0]))
  })
})
