import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { LinernotesError } from '../../src/errors.ts'
import { bytesOf } from '../../src/map/walk-map.ts'
import { sizeOf } from '../../src/search/name-index.ts'
import type { Store } from '../../src/store/contract.ts'
import { atlasOf, but, gated, named, song, stored, until } from './opened.ts'

const away = new LinernotesError('STORE_UNAVAILABLE', 'The store is away.')
const failing = (code: string, message: RegExp) =>
  expect.objectContaining({ code, message: expect.stringMatching(message) })

describe('the first chart', () => {
  test('is waited for, and told of when it is there', async () => {
    const store = await stored()
    const atlas = atlasOf({ store })
    expect(atlas.state()).toEqual({ ready: false })
    const chart = await atlas.chart()
    expect(named(chart, 'we cry together')).toEqual(['song:wct', 'video:wct'])
    expect(chart!.revision).toBe(await store.revision())
    const bytes = bytesOf(chart!.map) + sizeOf(chart!.names)
    expect(atlas.state()).toEqual({ ready: true, revision: chart!.revision, nodes: 13, links: 19, bytes })
    expect(await atlas.chart()).toBe(chart)
  })

  test('is not waited for longer than told to; then it says how far it is', async () => {
    const { store, open } = gated(await stored())
    const atlas = atlasOf({ store })
    const late = failing('STORE_TIMEOUT', /^The map is being built: 1\d of about 34 nodes and links read\. Ask again/)
    await expect(atlas.chart({ timeout: 300 })).rejects.toEqual(late)
    const stop = new AbortController()
    const stopped = atlas.chart({ signal: stop.signal })
    stop.abort()
    await expect(stopped).rejects.toEqual(late)
    await expect(atlas.chart({ signal: AbortSignal.abort() })).rejects.toEqual(late)
    await expect(atlas.ranking({ by: 'DEGREE' }, { timeout: 20 })).rejects.toEqual(late)
    open()
    expect((await atlas.chart())!.map.nodeCount).toBe(13)
  })

  test('of an empty graph is empty', async () => {
    const atlas = atlasOf({ store: await stored(undefined, { nodes: [], links: [] }) })
    expect((await atlas.chart())!.map.nodeCount).toBe(0)
  })
})

describe('a later chart', () => {
  test('takes the place of the one before when it is whole; who holds that one keeps it as it was', async () => {
    const store = await stored()
    const atlas = atlasOf({ store })
    const before = (await atlas.chart())!
    const far = [...before.map.far]
    await store.write({ nodes: [song('Rich Spirit')], links: [] })
    await until(() => atlas.state().revision === before.revision + 1)
    const now = (await atlas.chart())!
    expect(named(now, 'rich spirit')).toEqual(['song:rich spirit'])
    expect(named(before, 'rich spirit')).toEqual([])
    expect([...before.map.far]).toEqual(far)
    expect(before.map.nodeCount + 1).toBe(now.map.nodeCount)
  })

  test('is waited for by whoever names its revision, and by nobody else', async () => {
    const real = await stored()
    const { store, open, surveys } = gated(real)
    let gate = real
    // Ungated at first.
    const atlas = atlasOf({ store: but(real, { surveyNodes: (asked) => gate.surveyNodes(asked) }), every: 600_000 })
    const before = await atlas.chart()
    gate = store
    const { revision } = await store.write({ nodes: [song('Father Time')], links: [] })
    const later = atlas.chart({ revision })
    await until(() => surveys() > 0)
    expect(await atlas.chart()).toBe(before)
    await expect(atlas.chart({ revision, timeout: 50 })).rejects.toEqual(
      failing(
        'STORE_TIMEOUT',
        new RegExp(`^The map is of revision ${revision - 1}, one of ${revision} is not there yet`),
      ),
    )
    open()
    expect(named(await later, 'father time')).toEqual(['song:father time'])
  })

  test('is not named after what was written while it was read', async () => {
    const store = await stored()
    let write = true
    const surveyLinks: Store['surveyLinks'] = async function* (endOf) {
      if (write) await store.write({ nodes: [song('Crown')], links: [] })
      write = false
      yield* store.surveyLinks(endOf)
    }
    const atlas = atlasOf({ store: but(store, { surveyLinks }) })
    const first = (await atlas.chart())!
    expect(first.revision).toBe((await store.revision()) - 1)
    expect(first.map.nodeCount).toBe(13)
    const second = (await atlas.chart({ revision: first.revision + 1 }))!
    expect(second.map.nodeCount).toBe(14)
  })

  test('is not begun again and again while much is written, and never two at once', async () => {
    const store = await stored()
    let [surveys, underWay, most] = [0, 0, 0]
    const surveyLinks: Store['surveyLinks'] = async function* (endOf) {
      surveys++
      most = Math.max(most, ++underWay)
      await pause(150)
      yield* store.surveyLinks(endOf)
      underWay--
    }
    const atlas = atlasOf({ store: but(store, { surveyLinks }), every: 5 })
    await atlas.chart()
    const begun = performance.now()
    for (let i = 0; performance.now() - begun < 1_500; i++) {
      await store.write({ nodes: [song(`Mirror ${i}`)], links: [] })
      await pause(10)
    }
    const took = performance.now() - begun
    // Of any 300 milliseconds half are spent resting.
    expect(surveys).toBeLessThanOrEqual(2 + took / 300)
    expect(surveys).toBeGreaterThan(1)
    expect(most).toBe(1)
    const revision = await store.revision()
    expect((await atlas.chart({ revision }))!.revision).toBe(revision)
  })
})

describe('a store that fails', () => {
  test('makes who waits for the first chart fail; it is tried again', async () => {
    const store = await stored()
    let there = false
    const revision = async () => {
      if (there) return store.revision()
      throw away
    }
    const warned: string[] = []
    const atlas = atlasOf({
      store: but(store, { revision }),
      log: { info: () => {}, warn: (line) => warned.push(line) },
    })
    await expect(atlas.chart()).rejects.toBe(away)
    await expect(atlas.ranking({ by: 'PAGERANK' })).rejects.toBe(away)
    await expect(atlas.communities({})).rejects.toBe(away)
    expect(warned[0]).toBe('No newer map: The store is away. Tried again in 0.0 s.')
    there = true
    await until(() => atlas.state().ready)
    expect((await atlas.chart())!.map.nodeCount).toBe(13)
  })

  test('leaves the chart that is there to those who do not ask for more', async () => {
    const store = await stored()
    let there = true
    const revision = async () => {
      if (there) return store.revision()
      throw away
    }
    const atlas = atlasOf({ store: but(store, { revision }) })
    const chart = (await atlas.chart())!
    there = false
    await expect(atlas.chart({ revision: chart.revision + 1 })).rejects.toBe(away)
    expect(await atlas.chart()).toBe(chart)
    there = true
    const { revision: next } = await store.write({ nodes: [song('Rich')], links: [] })
    await until(() => atlas.state().revision === next)
  })

  test('in a way that nobody foresaw is said to be so', async () => {
    const store = but(await stored(), {
      surveyNodes: () => {
        throw new TypeError('of all things')
      },
    })
    await expect(atlasOf({ store }).chart()).rejects.toEqual(failing('INTERNAL', /^No map could be built\.$/))
  })
})

describe('a graph with more links than the limit', () => {
  test('has no chart, and its links are told', async () => {
    const store = await stored()
    const warned: string[] = []
    const atlas = atlasOf({ store, limit: 18, log: { info: () => {}, warn: (line) => warned.push(line) } })
    expect(await atlas.chart()).toBeUndefined()
    expect(await atlas.ranking({ by: 'DEGREE' })).toBeUndefined()
    expect(await atlas.communities({})).toBeUndefined()
    expect(atlas.state()).toEqual({ ready: false, tooLarge: 19 })
    expect(warned).toEqual(['No map: the graph has 19 links, LIMIT_MAP_LINKS allows 18.'])
  })

  test('has one when it has become smaller, and none again when it has grown', async () => {
    const store = await stored()
    const atlas = atlasOf({ store, limit: 18 })
    expect(await atlas.chart()).toBeUndefined()
    // Both directed one video: one of their links goes.
    const { revision } = await store.merge('artist:dave', 'artist:jake')
    const chart = (await atlas.chart({ revision }))!
    expect(chart.map.linkCount).toBe(18)
    const dave = { kind: 'Artist', id: 'artist:dave2', properties: { name: 'Dave Free' } }
    const grown = await store.write({
      nodes: [dave],
      links: [{ type: 'WROTE', from: dave.id, to: 'song:n95', properties: {} }],
    })
    expect(await atlas.chart({ revision: grown.revision })).toBeUndefined()
    expect(atlas.state()).toEqual({ ready: false, tooLarge: 19 })
    expect(chart.map.linkCount).toBe(18)
  })
})

describe('closing', () => {
  const closed = failing('STORE_UNAVAILABLE', /^The atlas is closed\.$/)

  test('ends what is under way and tells whoever waits', async () => {
    const { store, open } = gated(await stored())
    const atlas = atlasOf({ store })
    const told = Promise.allSettled([atlas.chart(), atlas.ranking({ by: 'DEGREE' }, { timeout: 60_000 })])
    const closing = atlas.close()
    expect(await told).toEqual([
      { status: 'rejected', reason: closed },
      { status: 'rejected', reason: closed },
    ])
    await expect(atlas.chart()).rejects.toEqual(closed)
    open()
    await closing
    expect(atlas.state()).toEqual({ ready: false })
  })

  test('twice does no harm, and nothing is built afterwards', async () => {
    const real = await stored()
    const { store, open, surveys } = gated(real)
    open()
    const atlas = atlasOf({ store })
    await atlas.chart()
    await atlas.close()
    await atlas.close()
    const before = surveys()
    await real.write({ nodes: [song('Savior')], links: [] })
    await pause(100)
    expect(surveys()).toBe(before)
    await expect(atlas.ranking({ by: 'DEGREE' })).rejects.toEqual(closed)
  })
})
