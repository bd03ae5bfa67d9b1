import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { WalkFilter } from '../../src/map/gate.ts'
import { several } from '../../src/map/several.ts'
import { distance, shortest } from '../../src/map/shortest.ts'
import { keyOf, type WalkMap } from '../../src/map/walk-map.ts'
import type { WalkPath } from '../../src/map/walk-path.ts'
import { CONFIDENCE } from '../../src/model/define.ts'
import { type BruteFilter, bruteSeveral } from './brute-paths.ts'
import { arbitraryGraph, at, drawn, idsOf, mapOf } from './graph.ts'

const types = ['PERFORMED', 'DIRECTED', 'MEMBER_OF', 'VIDEO_OF', 'REFERENCED_IN']

const arbitraryFilter = fc.record(
  {
    through: fc.subarray(types, { minLength: 1 }),
    minConfidence: fc.constantFrom(...CONFIDENCE),
    avoid: fc.array(fc.nat(), { maxLength: 2 }),
    maxLength: fc.integer({ min: 1, max: 6 }),
    throughHubs: fc.boolean(),
    fromYear: fc.constantFrom(2010, 2015),
    toYear: fc.constantFrom(2015, 2020),
  },
  { requiredKeys: [] },
)

/** A filter of either side from one drawn at random: nodes to avoid by place become ids. */
function filterOf({ avoid, ...rest }: { avoid?: number[] }, ids: readonly string[]): BruteFilter {
  return { ...rest, ...(avoid && { avoid: avoid.map((place) => ids[place % ids.length]!) }) }
}

function onMap(map: WalkMap, { avoid, ...rest }: BruteFilter): WalkFilter {
  return { ...rest, ...(avoid && { avoid: avoid.map((id) => at(map, id)) }) }
}

function told(map: WalkMap, { nodes, steps }: WalkPath) {
  return { nodes: idsOf(map, nodes), steps: steps.map(({ link, among }) => ({ key: keyOf(map, link), among })) }
}

describe('several paths', () => {
  it('are those that trying all finds, in the same order and with the same outcome', async () => {
    const asked = fc.record({
      from: fc.nat(),
      to: fc.nat(),
      first: fc.constantFrom(1, 2, 3, 100),
      onlyShortest: fc.boolean(),
    })
    const outcomes: Record<string, number> = {}
    await fc.assert(
      fc.asyncProperty(
        arbitraryGraph(),
        fc.array(fc.tuple(asked, arbitraryFilter), { minLength: 3, maxLength: 6 }),
        async (graph, questions) => {
          const map = await mapOf(graph)
          const ids = graph.nodes.map(({ id }) => id)
          for (const [{ from, to, ...page }, random] of questions) {
            const [a, b] = [ids[from % ids.length]!, ids[to % ids.length]!]
            const filter = filterOf(random, ids)
            const expected = bruteSeveral(graph, a, b, filter, page)
            const { outcome, paths } = several(map, at(map, a), at(map, b), onMap(map, filter), page)
            outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
            expect({ outcome, paths: paths.map((path) => told(map, path)) }).toEqual(expected)
          }
        },
      ),
      { numRuns: 1500, seed: 4 },
    )
    for (const outcome of ['FOUND', 'TOO_FAR', 'ONLY_THROUGH_HUBS', 'NOT_CONNECTED'])
      expect(outcomes[outcome], outcome).toBeGreaterThan(20)
  })

  it.each([true, false])(
    'are right in denser graphs too, where many share a length (backed alike: %s)',
    async (alike) => {
      await fc.assert(
        fc.asyncProperty(arbitraryGraph({ nodes: 7, links: 40, alike }), fc.boolean(), async (graph, throughHubs) => {
          const map = await mapOf(graph)
          const [a, b] = [graph.nodes[0]!.id, graph.nodes[1]!.id]
          const expected = bruteSeveral(graph, a, b, { throughHubs }, { first: 60, onlyShortest: false })
          const { outcome, paths } = several(map, at(map, a), at(map, b), { throughHubs }, { first: 60 })
          expect({ outcome, paths: paths.map((path) => told(map, path)) }).toEqual(expected)
        }),
        { numRuns: 300, seed: 5 },
      )
    },
  )

  it('are all there where one side of the search has no more before the other has begun', async () => {
    const friends = [0, 2, 3, 4, 5]
    const pairs = friends.flatMap((a) => friends.filter((b) => a < b).map((b) => [a, b]))
    const crowd = Array.from({ length: 20 }, (_, nth) => `artist:beside-${nth} MEMBER_OF artist:1`)
    const lines = [...pairs, [5, 1]].map(([a, b]) => `artist:${a} MEMBER_OF artist:${b}`)
    const map = await mapOf(drawn([...lines, ...crowd]))
    for (const [from, to] of [
      ['artist:0', 'artist:1'],
      ['artist:1', 'artist:0'],
    ] as const) {
      const { paths } = several(map, at(map, from), at(map, to), {}, { first: 100 })
      const lengths = paths.map(({ steps }) => steps.length)
      expect([2, 3, 4, 5].map((length) => lengths.filter((one) => one === length).length)).toEqual([1, 3, 6, 6])
    }
  })

  it('between hubs may use a link that joins them, but not another hub', async () => {
    const hubs = { 'place:p': { hub: true }, 'place:q': { hub: true }, 'place:r': { hub: true } }
    const map = await mapOf(
      drawn(['place:p PART_OF place:q', 'place:q PART_OF place:r', 'artist:a BORN_IN place:r'], hubs),
    )
    const ask = (from: string, to: string) => several(map, at(map, from), at(map, to), {}, { first: 1 }).outcome
    expect(ask('place:p', 'place:q')).toBe('FOUND')
    expect(ask('place:p', 'place:r')).toBe('ONLY_THROUGH_HUBS')
    expect(ask('artist:a', 'place:r')).toBe('FOUND')
    expect(ask('artist:a', 'place:q')).toBe('ONLY_THROUGH_HUBS')
  })

  it('do not exist where every way is avoided, which is not a matter of length', async () => {
    const map = await mapOf(drawn(['artist:a PERFORMED song:s', 'artist:b PERFORMED song:s']))
    const filter = { avoid: [at(map, 'song:s')] }
    expect(several(map, 0, 1, filter, { first: 1 }).outcome).toBe('NOT_CONNECTED')
    expect(several(map, 0, at(map, 'song:s'), filter, { first: 1 }).outcome).toBe('FOUND')
    expect(several(map, 0, 1, { maxLength: 1 }, { first: 1 }).outcome).toBe('TOO_FAR')
  })

  it('tells the direction of each link, whichever way it is walked', async () => {
    const map = await mapOf(
      drawn(['artist:a DIRECTED video:v', 'video:v VIDEO_OF song:s', 'artist:z PERFORMED song:s']),
    )
    const [path] = several(map, at(map, 'artist:a'), at(map, 'artist:z'), {}, { first: 1 }).paths
    expect(path!.steps.map(({ from, to }) => idsOf(map, [from, to]))).toEqual([
      ['artist:a', 'video:v'],
      ['video:v', 'song:s'],
      ['artist:z', 'song:s'],
    ])
  })

  it('puts a better-backed path before one with smaller ids, wherever on the path the difference lies', async () => {
    const graph = drawn([
      'artist:a PERFORMED song:m HIGH 2',
      'artist:b PERFORMED song:m LOW 1',
      'artist:a PERFORMED song:n HIGH 2',
      'artist:b PERFORMED song:n HIGH 1',
    ])
    const map = await mapOf(graph)
    const { paths } = several(map, at(map, 'artist:a'), at(map, 'artist:b'), {}, { first: 2 })
    expect(paths.map(({ nodes }) => idsOf(map, nodes)[1])).toEqual(['song:n', 'song:m'])
  })

  it('of a node to itself is the node alone', async () => {
    const map = await mapOf(drawn(['artist:a PERFORMED song:s']))
    expect(several(map, 0, 0, { maxLength: 3 }, { first: 5 })).toEqual({
      outcome: 'FOUND',
      paths: [{ nodes: [0], steps: [] }],
    })
  })

  it('says that time is up, with what was found until then', async () => {
    const ring = Array.from({ length: 40 }, (_, i) => `song:${10 + i} SAMPLES song:${10 + ((i + 1) % 40)}`)
    const map = await mapOf(drawn(ring))
    const ask = (steps: number) => several(map, 0, 20, { maxLength: 30 }, { first: 3, cost: { steps } })
    expect(ask(10)).toEqual({ outcome: 'OUT_OF_TIME', paths: [] })
    expect(ask(10_000)).toMatchObject({ outcome: 'FOUND', paths: [{}, {}] })
  })

  it('says so when the deadline passes on the way, and what it has is the beginning of the whole answer', async () => {
    const songs = Array.from({ length: 9 }, (_, i) => `song:${i}`)
    const all = songs.flatMap((a, i) => songs.slice(i + 1).map((b) => `${a} SAMPLES ${b}`))
    const map = await mapOf(drawn(all))
    const ask = (deadline: number) => several(map, 0, 8, { maxLength: 8 }, { first: 1e6, cost: { deadline } })
    const whole = ask(Infinity)
    expect([whole.outcome, whole.paths.length]).toEqual(['FOUND', 13_700])
    const late = ask(performance.now() - 1)
    expect(late.outcome).toBe('OUT_OF_TIME')
    expect(late.paths.length).toBeLessThan(13_700)
    expect(late.paths).toEqual(whole.paths.slice(0, late.paths.length))
  })

  it('leaves nothing behind that would change the next answer', async () => {
    const map = await mapOf(
      drawn(['artist:a PERFORMED song:s', 'artist:b PERFORMED song:s', 'artist:c PERFORMED song:t']),
    )
    const ask = () => several(map, 0, 1, {}, { first: 3 })
    const before = ask()
    several(map, 0, 2, { maxLength: 9 }, { first: 3, cost: { steps: 1 } })
    expect(ask()).toEqual(before)
  })
})

describe('the distance', () => {
  it('is the length of the first path', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryGraph(), arbitraryFilter, async (graph, random) => {
        const map = await mapOf(graph)
        const filter = onMap(
          map,
          filterOf(
            random,
            graph.nodes.map(({ id }) => id),
          ),
        )
        const { outcome, paths } = shortest(map, 0, map.nodeCount - 1, filter)
        const length = paths[0] && { length: paths[0].steps.length }
        expect(distance(map, 0, map.nodeCount - 1, filter)).toEqual({ outcome, ...length })
      }),
      { numRuns: 300, seed: 6 },
    )
  })

  it('of a node to itself is nothing', async () => {
    const map = await mapOf(drawn(['artist:a PERFORMED song:s']))
    expect(distance(map, 0, 0, {})).toEqual({ outcome: 'FOUND', length: 0 })
  })
})
