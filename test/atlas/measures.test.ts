import { describe, expect, test } from 'vitest'
import { askedFor, measure } from '../../src/atlas/measure.ts'
import { idOf } from '../../src/map/ids.ts'
import { linkTypes, walkedTypes } from '../../src/map/vocabulary.ts'
import { atlasOf, fill, song, stored } from './opened.ts'

async function filled(nodes = 400) {
  const store = await stored()
  await fill(store, nodes)
  return { store, atlas: atlasOf({ store }) }
}

describe('a ranking', () => {
  test.each(['DEGREE', 'PAGERANK', 'BETWEENNESS'] as const)('by %s is that of the newest map', async (by) => {
    const { atlas } = await filled()
    const chart = (await atlas.chart())!
    const ranked = (await atlas.ranking({ by }))!
    expect(ranked.chart).toBe(chart)
    expect(ranked).toEqual({ chart, ...measure(chart.map, askedFor(by)) })
    expect(ranked.order.length).toBeGreaterThan(300)
    expect(ranked.scores[ranked.order[0]!]).toBeGreaterThan(ranked.scores[ranked.order.at(-1)!]!)
  })

  test('is computed once, whoever asks and in whatever words', async () => {
    const { atlas } = await filled()
    const [first, second] = await Promise.all([
      atlas.ranking({ by: 'PAGERANK' }),
      atlas.ranking({ by: 'PAGERANK', through: [...walkedTypes].reverse() }),
    ])
    const third = await atlas.ranking({ by: 'PAGERANK', through: [...walkedTypes, ...walkedTypes] })
    expect(second!.scores).toBe(first!.scores)
    expect(third!.scores).toBe(first!.scores)
    const other = await atlas.ranking({ by: 'PAGERANK', through: linkTypes })
    expect(other!.scores).not.toBe(first!.scores)
  })

  test('follows the types it is told to', async () => {
    const { atlas } = await filled()
    const through = ['DIRECTED']
    const ranked = (await atlas.ranking({ by: 'DEGREE', through }))!
    const { chart, order, scores } = ranked
    expect(ranked).toEqual({ chart, ...measure(chart.map, askedFor('DEGREE', through)) })
    expect(idOf(chart.map, order[0]!)).toMatch(/^(artist|video):/)
    expect(scores[order[0]!]).toBeGreaterThan(1)
  })

  test('of a new chart is computed anew', async () => {
    const { store, atlas } = await filled()
    const before = (await atlas.ranking({ by: 'DEGREE' }))!
    const { revision } = await store.write({
      nodes: [song('Silent Hill')],
      links: [{ type: 'WROTE', from: 'artist:kendrick', to: 'song:silent hill', properties: {} }],
    })
    const now = (await atlas.ranking({ by: 'DEGREE' }, { revision }))!
    expect(now.chart.revision).toBe(revision)
    expect(now.order).toHaveLength(before.order.length + 1)
    expect(before.order).toHaveLength(before.chart.map.hub.filter((hub) => !hub).length)
  })

  test('that is late says so and goes on; one not begun that nobody waits for is not begun', async () => {
    const { atlas } = await filled()
    await atlas.chart()
    const late = (what: string) =>
      expect.objectContaining({
        code: 'STORE_TIMEOUT',
        message: expect.stringContaining(`The ${what} of the whole graph`),
      })
    const asked = [atlas.ranking({ by: 'PAGERANK' }, { timeout: 1 }), atlas.ranking({ by: 'DEGREE' }, { timeout: 1 })]
    expect(await Promise.allSettled(asked)).toEqual([
      { status: 'rejected', reason: late('ranking by PAGERANK') },
      { status: 'rejected', reason: late('ranking by DEGREE') },
    ])
    await expect(atlas.communities({}, { signal: AbortSignal.abort() })).rejects.toEqual(late('communities'))
    expect((await atlas.ranking({ by: 'DEGREE' }))!.order.length).toBeGreaterThan(300)
    expect((await atlas.ranking({ by: 'PAGERANK' }))!.order.length).toBeGreaterThan(300)
  })

  test('under way is ended when the atlas closes', async () => {
    const { atlas } = await filled()
    await atlas.chart()
    const closed = expect.objectContaining({ code: 'STORE_UNAVAILABLE', message: 'The atlas is closed.' })
    const asked = Promise.allSettled([
      atlas.ranking({ by: 'BETWEENNESS' }),
      atlas.communities({}),
      atlas.ranking({ by: 'DEGREE' }),
    ])
    await new Promise((resolve) => setImmediate(resolve))
    await atlas.close()
    expect(await asked).toEqual(Array(3).fill({ status: 'rejected', reason: closed }))
  })

  test('waited for while a newer chart takes over is answered, of the chart it was begun on', async () => {
    const { store, atlas } = await filled()
    const chart = (await atlas.chart())!
    const [waited, given] = [atlas.ranking({ by: 'PAGERANK' }), atlas.ranking({ by: 'BETWEENNESS' }, { timeout: 1 })]
    await expect(given).rejects.toEqual(expect.objectContaining({ code: 'STORE_TIMEOUT' }))
    const { revision } = await store.write({ nodes: [song('Mirror')], links: [] })
    const next = await atlas.chart({ revision })
    expect((await waited)!.chart).toBe(chart)
    expect((await atlas.ranking({ by: 'PAGERANK' }))!.chart).toBe(next)
  })
})

test('communities name each node after the smallest of its own', async () => {
  const { atlas } = await filled()
  const parted = (await atlas.communities({}))!
  expect(parted).toEqual({ chart: parted.chart, ...measure(parted.chart.map, askedFor('COMMUNITY')) })
  expect(new Set(parted.community).size).toBeLessThan(parted.chart.map.nodeCount / 2)
  for (const [node, community] of parted.community.entries()) expect(community).toBeLessThanOrEqual(node)
  expect((await atlas.communities({}))!.community).toBe(parted.community)
})
