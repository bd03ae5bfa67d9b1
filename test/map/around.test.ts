import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { neighbourCounts, neighbours } from '../../src/map/around.ts'
import { neighbourhood } from '../../src/map/neighbourhood.ts'
import { neighboursOfAll } from '../../src/map/neighbours-of-all.ts'
import { linkTypes } from '../../src/map/vocabulary.ts'
import { degree, keyOf, type LinkSeen, type WalkMap } from '../../src/map/walk-map.ts'
import { linksBetween, passes } from './brute-paths.ts'
import { arbitraryGraph, at, type Drawn, drawn, idsOf, kindOf, mapOf } from './graph.ts'

function keys(map: WalkMap, links: readonly LinkSeen[]): string[] {
  return links.map(({ link }) => keyOf(map, link))
}

function idsInOrder({ nodes }: Drawn): string[] {
  return nodes.map(({ id }) => id).sort((a, b) => (a < b ? -1 : 1))
}

const every = { through: linkTypes }
const kinds = fc.option(fc.subarray(['Artist', 'Song', 'Video', 'Place'], { minLength: 1 }), { nil: undefined })

describe('the neighbours of a node', () => {
  it('are counted by link type, direction and kind, apart from the links', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryGraph({ links: 30 }), async (graph) => {
        const map = await mapOf(graph)
        for (const { id } of graph.nodes) {
          const ends = graph.links.flatMap((link) => [
            ...(link.from === id ? [{ ...link, direction: 'OUT', other: link.to }] : []),
            ...(link.to === id ? [{ ...link, direction: 'IN', other: link.from }] : []),
          ])
          const expected: Record<string, { links: number; neighbours: Set<string> }> = {}
          for (const { type, direction, other } of ends) {
            const group = `${type} ${direction} ${kindOf(other)}`
            expected[group] ??= { links: 0, neighbours: new Set() }
            expected[group].links++
            expected[group].neighbours.add(other)
          }
          const counts = neighbourCounts(map, at(map, id))
          expect(counts).toHaveLength(Object.keys(expected).length)
          for (const { type, direction, kind, links, neighbours } of counts) {
            const group = expected[`${type} ${direction} ${kind}`]
            expect([links, neighbours]).toEqual([group?.links, group?.neighbours.size])
          }
          expect(degree(map, at(map, id))).toBe(ends.length)
        }
      }),
      { numRuns: 200, seed: 1 },
    )
  })

  it('come page by page in order of id, each with its links, the best first', async () => {
    await fc.assert(
      fc.asyncProperty(
        arbitraryGraph({ links: 30 }),
        kinds,
        fc.integer({ min: 1, max: 3 }),
        async (graph, kinds, first) => {
          const map = await mapOf(graph)
          const { id } = graph.nodes[0]!
          const expected = idsInOrder(graph)
            .filter((other) => !kinds || kinds.includes(kindOf(other)))
            .map((other) => ({ id: other, links: linksBetween(graph, id, other, every).map(({ key }) => key) }))
            .filter(({ links }) => links.length > 0)
          const pages = []
          for (let after = -1, more = true; more; ) {
            const page = neighbours(map, at(map, id), kinds ? { kinds } : {}, { first, after })
            expect(page.total).toBe(expected.length)
            pages.push(...page.neighbours)
            more = page.more
            after = page.neighbours.at(-1)?.node ?? after
          }
          expect(pages.map(({ node, links }) => ({ id: idsOf(map, [node])[0], links: keys(map, links) }))).toEqual(
            expected,
          )
        },
      ),
      { numRuns: 200, seed: 2 },
    )
  })

  it('are narrowed by the types named and the least confidence', async () => {
    const map = await mapOf(
      drawn([
        'artist:a DIRECTED video:v HIGH 1',
        'artist:a PERFORMED video:v LOW 1',
        'artist:a DIRECTED video:w LOW 1',
        'artist:a REFERENCED_IN video:x HIGH',
      ]),
    )
    const of = (filter: object) =>
      idsOf(
        map,
        neighbours(map, at(map, 'artist:a'), filter, { first: 9 }).neighbours.map(({ node }) => node),
      )
    expect(of({})).toEqual(['video:v', 'video:w', 'video:x'])
    expect(of({ through: ['DIRECTED'] })).toEqual(['video:v', 'video:w'])
    expect(of({ minConfidence: 'MEDIUM' })).toEqual(['video:v', 'video:x'])
    expect(
      neighbours(map, 0, { through: ['PERFORMED'], minConfidence: 'LOW' }, { first: 9 }).neighbours[0]!.links,
    ).toHaveLength(1)
  })
})

describe('common neighbours', () => {
  it('are linked to every one of the nodes, and may be walked through', async () => {
    await fc.assert(
      fc.asyncProperty(
        arbitraryGraph({ links: 40 }),
        fc.integer({ min: 1, max: 3 }),
        kinds,
        fc.boolean(),
        async (graph, count, kinds, throughHubs) => {
          const map = await mapOf(graph)
          const of = graph.nodes.slice(0, count).map(({ id }) => id)
          const expected = idsInOrder(graph)
            .filter((id) => !of.includes(id) && (!kinds || kinds.includes(kindOf(id))))
            .filter((id) => passes(graph.nodes.find((node) => node.id === id)!, { throughHubs }))
            .map((id) => ({ id, links: of.map((one) => linksBetween(graph, one, id, {}).map(({ key }) => key)) }))
            .filter(({ links }) => links.every((some) => some.length > 0))
            .map(({ id, links }) => ({ id, links: links.flat() }))
          const ordinals = of.map((id) => at(map, id))
          const first = 2
          const page = neighboursOfAll(map, ordinals, { throughHubs }, { first, ...(kinds && { kinds }) })
          const after = page.neighbours.at(-1)?.node ?? -1
          const rest = neighboursOfAll(map, ordinals, { throughHubs }, { first: 99, after, ...(kinds && { kinds }) })
          const found = [...page.neighbours, ...rest.neighbours]
          expect(found.map(({ node, links }) => ({ id: idsOf(map, [node])[0], links: keys(map, links) }))).toEqual(
            expected,
          )
          expect([page.total, page.more]).toEqual([expected.length, expected.length > first])
        },
      ),
      { numRuns: 300, seed: 3 },
    )
  })
})

describe('a neighbourhood', () => {
  /** Level by level, from the definition. */
  function brute(graph: Drawn, around: string[], depth: number, limit: number, kinds: string[] | undefined) {
    const links = (a: string, b: string) => linksBetween(graph, a, b, {}).length
    const ends = (id: string) =>
      graph.links.filter(({ from }) => from === id).length + graph.links.filter(({ to }) => to === id).length
    const kept = [...new Set(around)]
    let rim = kept
    for (let level = 0; level < depth; level++) {
      const open = rim.filter((id) => level === 0 || !graph.nodes.find((node) => node.id === id)!.hub)
      const ties = (id: string) => open.reduce((sum, one) => sum + links(one, id), 0)
      rim = idsInOrder(graph)
        .filter((id) => !kept.includes(id) && (!kinds || kinds.includes(kindOf(id))) && ties(id) > 0)
        .sort((a, b) => ties(b) - ties(a) || ends(b) - ends(a))
      if (rim.length > limit - kept.length)
        return { kept: [...kept, ...rim.slice(0, limit - kept.length)], truncated: true }
      kept.push(...rim)
    }
    return { kept, truncated: false }
  }

  it('holds what lies within the depth, the most connected where the limit cuts, and every link among them', async () => {
    await fc.assert(
      fc.asyncProperty(
        arbitraryGraph({ links: 24 }),
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: 2, max: 8 }),
        kinds,
        async (graph, depth, limit, kinds) => {
          const map = await mapOf(graph)
          const around = graph.nodes.slice(0, 2).map(({ id }) => id)
          const found = neighbourhood(
            map,
            around.map((id) => at(map, id)),
            {},
            { depth, limit, ...(kinds && { kinds }) },
          )
          const { kept, truncated } = brute(graph, around, depth, limit, kinds)
          expect({ nodes: idsOf(map, found.nodes), truncated: found.truncated }).toEqual({ nodes: kept, truncated })
          const among = graph.links.filter(
            ({ from, to, type }) => kept.includes(from) && kept.includes(to) && type !== 'REFERENCED_IN',
          )
          expect(keys(map, found.links).sort()).toEqual(among.map(({ key }) => key).sort())
          for (const { link, from, to } of found.links) {
            const drawnLink = graph.links.find(({ key }) => key === keyOf(map, link))!
            expect(idsOf(map, [from, to])).toEqual([drawnLink.from, drawnLink.to])
          }
        },
      ),
      { numRuns: 400, seed: 4 },
    )
  })

  it('does not show what is avoided or outside of the years', async () => {
    const graph = drawn(
      ['artist:a DIRECTED video:new', 'artist:a DIRECTED video:old', 'artist:a DIRECTED video:undated'],
      {
        'video:new': { year: 2020 },
        'video:old': { year: 1999 },
      },
    )
    const map = await mapOf(graph)
    const { nodes } = neighbourhood(map, [at(map, 'artist:a')], { fromYear: 2000 }, { depth: 1, limit: 9 })
    expect(idsOf(map, nodes)).toEqual(['artist:a', 'video:new', 'video:undated'])
    const avoiding = neighbourhood(map, [0], { avoid: [at(map, 'video:new')] }, { depth: 1, limit: 9 })
    expect(idsOf(map, avoiding.nodes)).toEqual(['artist:a', 'video:old', 'video:undated'])
  })
})
