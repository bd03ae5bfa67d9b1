import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Budget } from '../../src/map/budget.ts'
import { Gate } from '../../src/map/gate.ts'
import { layers, weightOf } from '../../src/map/layers.ts'
import { TwoWay } from '../../src/map/two-way.ts'
import type { WalkMap } from '../../src/map/walk-map.ts'
import { CONFIDENCE } from '../../src/model/define.ts'
import { arbitraryGraph, at, mapOf } from './graph.ts'

/** The least weight of a walk of so many links which meets its ends only there, from trying every way at every place. */
function leastOf(map: WalkMap, gate: Gate, from: number, to: number, length: number): number | undefined {
  let least = new Map([[to, 0]])
  for (let place = length - 1; place >= 0; place--) {
    const before = new Map<number, number>()
    for (let node = 0; node < map.nodeCount; node++) {
      if ((node === from) !== (place === 0) || node === to || (place > 0 && !gate.passes(node))) continue
      for (let way = map.at[node]!; way < map.at[node + 1]!; way++) {
        const further = least.get(map.far[way]!)
        if (further === undefined || map.far[way] === node || !gate.opens(way)) continue
        const weight = weightOf(map.doubt[way]!) + further
        before.set(node, Math.min(weight, before.get(node) ?? Infinity))
      }
    }
    least = before
  }
  return least.get(from)
}

test('the weight that layers tell is the least there is: the walk over them then never turns back in vain', async () => {
  let met = 0
  const asked = fc.record({
    from: fc.nat(),
    to: fc.nat(),
    minConfidence: fc.constantFrom(...CONFIDENCE),
    through: fc.constantFrom(undefined, ['PERFORMED', 'DIRECTED', 'MEMBER_OF']),
  })
  const graphs = arbitraryGraph({ nodes: 9, links: 48 })
  await fc.assert(
    fc.asyncProperty(graphs, fc.array(asked, { minLength: 4, maxLength: 8 }), async (graph, questions) => {
      const map = await mapOf(graph)
      const ids = graph.nodes.map(({ id }) => id)
      for (const { from, to, minConfidence, through } of questions) {
        const [a, b] = [at(map, ids[from % ids.length]!), at(map, ids[to % ids.length]!)]
        if (a === b) continue
        const gate = new Gate(map, { minConfidence, ...(through && { through }) })
        const search = new TwoWay(map, gate, a, b, new Budget())
        const shortest = search.search(9)
        if (shortest === undefined) continue
        for (let length = shortest; length < shortest + 4; length++) {
          search.cover(length)
          const start = layers(map, gate, search, length, new Budget())
          expect(start?.least).toBe(leastOf(map, gate, a, b, length))
          if (start) met++
        }
      }
    }),
    { numRuns: 2_500, seed: 6 },
  )
  expect(met).toBeGreaterThan(1_000)
})
