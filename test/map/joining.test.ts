import { describe, expect, it } from 'vitest'
import type { WalkFilter } from '../../src/map/gate.ts'
import { joining } from '../../src/map/joining.ts'
import { keyOf, type WalkMap } from '../../src/map/walk-map.ts'
import { CONFIDENCE } from '../../src/model/define.ts'
import { randomFrom } from '../support/random.ts'
import { bruteJoining } from './brute-joining.ts'
import type { BruteFilter } from './brute-paths.ts'
import { at, type Drawn, drawn, idsOf, keyFor, mapOf } from './graph.ts'

function joined(map: WalkMap, ids: readonly string[], limit = 100) {
  const { nodes, links, truncated } = joining(
    map,
    ids.map((id) => at(map, id)),
    {},
    { limit },
  )
  return { nodes: idsOf(map, nodes), links: links.map(({ link }) => keyOf(map, link)).sort(), truncated }
}

const pick = (random: () => number, count: number) => Math.floor(random() * count)

/** Up to 18 nodes and about as many links, so that there is something left to join. */
function sparseGraph(random: () => number): Drawn {
  const kinds = ['artist', 'artist', 'song', 'video', 'album']
  const ids = Array.from({ length: 6 + pick(random, 13) }, (_, i) => `${kinds[pick(random, kinds.length)]}:${i}`)
  const link = (_: unknown, place: number) => ({
    type: ['PERFORMED', 'DIRECTED', 'MEMBER_OF', 'REFERENCED_IN'][pick(random, 4)]!,
    from: ids[pick(random, ids.length)]!,
    to: ids[pick(random, ids.length)]!,
    confidence: CONFIDENCE[pick(random, 2)]!,
    sources: pick(random, 3),
    key: keyFor(`link ${place}`),
  })
  return {
    nodes: ids.map((id) => ({ id, year: [0, 0, 2010, 2020][pick(random, 4)]!, hub: pick(random, 6) === 0 })),
    links: Array.from({ length: ids.length + pick(random, ids.length) }, link),
  }
}

const nodesOf = async (graph: Drawn, ids: readonly string[], limit?: number) =>
  joined(await mapOf(graph), ids, limit).nodes

describe('what joins some nodes', () => {
  it('is what trying every path finds', async () => {
    const random = randomFrom(22)
    const seen = { byOne: 0, byTwo: 0, several: 0, truncated: 0, withHubs: 0 }
    for (let run = 0; run < 1_000; run++) {
      const graph = sparseGraph(random)
      const map = await mapOf(graph)
      const asked = Array.from({ length: 1 + pick(random, 7) }, () => graph.nodes[pick(random, graph.nodes.length)]!.id)
      const limit = [2, 4, 6, 7, 100, 100][pick(random, 6)]!
      const filter: Omit<WalkFilter & BruteFilter, 'avoid'> = {
        ...(pick(random, 4) === 0 && { minConfidence: CONFIDENCE[pick(random, 4)]! }),
        ...(pick(random, 4) === 0 && { maxLength: 1 + pick(random, 4) }),
        ...(pick(random, 4) === 0 && { fromYear: 2015 }),
        ...(pick(random, 8) === 0 && { throughHubs: true }),
      }
      const expected = bruteJoining(graph, asked, filter, limit)
      const wanted = asked.map((id) => at(map, id))
      const { nodes, links, truncated } = joining(map, wanted, filter, { limit })
      expect(idsOf(map, nodes)).toEqual(expected.nodes)
      expect(links.map(({ link }) => keyOf(map, link)).sort()).toEqual(expected.links)
      expect(truncated).toBe(expected.truncated)
      const more = expected.nodes.length - new Set(asked).size
      if (more === 1) seen.byOne++
      if (more === 2) seen.byTwo++
      if (more > 2) seen.several++
      if (truncated) seen.truncated++
      if (graph.nodes.some(({ id, hub }) => hub && asked.includes(id))) seen.withHubs++
    }
    // Every sort of answer came up.
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(10)
  })

  it('takes the node that lies next to most of them first', async () => {
    const graph = drawn([
      'artist:a DIRECTED video:a',
      'artist:b DIRECTED video:a',
      'artist:a DIRECTED video:z',
      'artist:b DIRECTED video:z',
      'artist:c APPEARED_IN video:z',
    ])
    expect(await nodesOf(graph, ['artist:c', 'artist:a', 'artist:b'])).toEqual([
      'artist:c',
      'artist:a',
      'artist:b',
      'video:z',
    ])
    expect(await nodesOf(graph, ['artist:a', 'artist:b'])).toEqual(['artist:a', 'artist:b', 'video:a'])
  })

  it('takes the better sourced of two ways, and nothing between those that are linked', async () => {
    const graph = drawn([
      'artist:a DIRECTED video:a LOW 3',
      'artist:b DIRECTED video:a HIGH 3',
      'artist:a DIRECTED video:z HIGH 1',
      'artist:b DIRECTED video:z HIGH 1',
      'artist:a MEMBER_OF artist:c',
    ])
    expect(await nodesOf(graph, ['artist:a', 'artist:b'])).toEqual(['artist:a', 'artist:b', 'video:z'])
    expect(await nodesOf(graph, ['artist:c', 'artist:a'])).toEqual(['artist:c', 'artist:a'])
  })

  it('joins by two nodes where one is not enough, and no further', async () => {
    const chain = ['artist:a DIRECTED video:a', 'artist:b DIRECTED video:a', 'artist:b DIRECTED video:b']
    const graph = drawn([...chain, 'artist:c DIRECTED video:b'])
    expect(await nodesOf(graph, ['artist:a', 'video:b'])).toEqual(['artist:a', 'video:b', 'artist:b', 'video:a'])
    expect(await nodesOf(graph, ['artist:a', 'artist:c'])).toEqual(['artist:a', 'artist:c'])
  })

  it('leads through no hub, and a hub that is wanted joins no others', async () => {
    const graph = drawn(
      [
        'artist:a BORN_IN place:here',
        'artist:b BORN_IN place:here',
        'artist:a DIRECTED video:a',
        'artist:b DIRECTED video:a',
        'artist:c BORN_IN place:here',
      ],
      { 'place:here': { hub: true } },
    )
    expect(await nodesOf(graph, ['artist:a', 'artist:c'])).toEqual(['artist:a', 'artist:c'])
    expect(await nodesOf(graph, ['place:here', 'artist:a', 'artist:b'])).toEqual([
      'place:here',
      'artist:a',
      'artist:b',
      'video:a',
    ])
  })

  it('keeps what is wanted when the limit cuts, in its order, and says so', async () => {
    const graph = drawn(['artist:a DIRECTED video:a', 'artist:b DIRECTED video:a', 'artist:c MEMBER_OF artist:c'])
    const map = await mapOf(graph)
    const wanted = ['artist:b', 'artist:a', 'artist:b', 'artist:c']
    expect(joined(map, wanted, 2)).toMatchObject({ nodes: ['artist:b', 'artist:a'], truncated: true })
    expect(joined(map, wanted, 3)).toMatchObject({ nodes: ['artist:b', 'artist:a', 'artist:c'], truncated: true })
    expect(joined(map, wanted, 4)).toMatchObject({ truncated: false, links: { length: 3 } })
    expect(joined(map, [], 4)).toEqual({ nodes: [], links: [], truncated: false })
  })

  it('says when it cost too much to look everywhere', async () => {
    const map = await mapOf(drawn(['artist:a DIRECTED video:a', 'artist:b DIRECTED video:a']))
    const wanted = [at(map, 'artist:a'), at(map, 'artist:b')]
    expect(joining(map, wanted, {}, { limit: 9, cost: { steps: 1 } })).toMatchObject({ nodes: wanted, truncated: true })
    expect(joining(map, wanted, {}, { limit: 9, cost: { steps: 9 } })).toMatchObject({ truncated: false })
  })
})
