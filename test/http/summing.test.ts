import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Atlas } from '../../src/atlas/atlas.ts'
import { openAtlas } from '../../src/atlas/open-atlas.ts'
import { seedStore } from '../../src/cli/seed.ts'
import { readConfig } from '../../src/config.ts'
import { makeSchema } from '../../src/graphql/schema.ts'
import { createServer } from '../../src/http/server.ts'
import type { Store } from '../../src/store/contract.ts'
import { openStore } from '../../src/store/open.ts'
import { gathered } from '../store/asking.ts'

const config = readConfig({ SQLITE_FILE: ':memory:' })
const log = pino({ level: 'silent' })
let store: Store
let atlas: Atlas
beforeAll(async () => {
  store = await openStore(config.store)
  await seedStore(store)
  atlas = openAtlas({ store, config: config.store, limit: config.mapLinks })
})
afterAll(async () => {
  await atlas.close()
  await store.close()
})

/** An answer of the curated graph, with the parts of the statistics that the store was asked for. */
async function ask(query: string, variables: Record<string, unknown> = {}) {
  const parts: unknown[] = []
  const watched = {
    engine: store.engine,
    read: (...given: Parameters<Store['read']>) => store.read(...given),
    stats: (...given: Parameters<Store['stats']>) => {
      parts.push(given[0])
      return store.stats(...given)
    },
  } as Partial<Store> as Store
  const server = createServer({ schema: makeSchema(), store: watched, atlas, config, log })
  const answer = await server.fetch('http://test/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  })
  const { data, errors } = await answer.json()
  expect(errors).toBeUndefined()
  return { data, parts }
}

describe('the curated graph, summed up', () => {
  test('what is said of a list is what its rows, all of them, come to', async () => {
    const { data } = await ask(`{ artist(id: "artist:dave-free") { directed(viaGroups: true, first: 200) {
      aggregate { count released { min max } duration { min max sum average } byYear { year count } byRole { role count } }
      edges { node { released duration } link { role } }
    } } }`)
    const { aggregate, edges } = data.artist.directed
    type Edge = { node: { released: string | null; duration: number | null }; link: { role: string | null } }
    const rows = edges as readonly Edge[]
    const known = <T>(values: readonly (T | null)[]) => values.filter((value) => value !== null)
    const dates = known(rows.map(({ node }) => node.released)).sort()
    const lengths = known(rows.map(({ node }) => node.duration)).sort((a, b) => a - b)
    const sum = lengths.reduce((total, length) => total + length, 0)
    const tally = <T>(values: readonly T[]) =>
      [...new Set(values)].map((value) => [value, values.filter((other) => other === value).length] as const)
    expect(rows.length).toBeGreaterThan(10)
    expect(aggregate).toMatchObject({
      count: rows.length,
      released: { min: dates[0], max: dates.at(-1) },
      duration:
        lengths.length > 0 ? { min: lengths[0], max: lengths.at(-1), sum, average: sum / lengths.length } : null,
      byYear: tally(dates.map((date) => Number(date.slice(0, 4)))).map(([year, count]) => ({ year, count })),
    })
    const roles = tally(rows.map(({ link }) => link.role)).map(([role, count]) => ({ role, count }))
    expect(aggregate.byRole).toHaveLength(roles.length)
    expect(aggregate.byRole).toEqual(expect.arrayContaining(roles))
  })

  test('statistics add up to the links there are', async () => {
    const { data, parts } = await ask(`{ stats {
      links { type count } confidence { confidence count } roles { type role count }
      years: creditsByYear { year count }
    } }`)
    expect(parts).toEqual([['creditsByYear', 'roles', 'confidence']])
    const links = await gathered(store.scanLinks())
    const { stats } = data
    expect(stats.confidence).toEqual(
      ['HIGH', 'MEDIUM', 'LOW', 'UNKNOWN'].map((confidence) => ({
        confidence,
        count: links.filter(({ properties }) => properties.confidence === confidence).length,
      })),
    )
    const told = new Set(
      links.flatMap(({ type, properties: { role } }) => (typeof role === 'string' ? [`${type} ${role}`] : [])),
    )
    expect(stats.roles).toHaveLength(Math.min(100, told.size))
    for (const { type, role, count } of stats.roles)
      expect(links.filter((link) => link.type === type && link.properties.role === role)).toHaveLength(count)
    const released = new Map((await gathered(store.scanNodes())).map(({ id, properties }) => [id, properties.released]))
    const ofYear = links.filter(
      ({ type, from, to }) =>
        type !== 'REFERENCED_IN' &&
        /^(artist|company):/.test(from) &&
        /^(album|song|video):/.test(to) &&
        String(released.get(to) ?? '').startsWith('2022'),
    )
    expect(stats.years.find(({ year }: { year: number }) => year === 2022).count).toBe(ofYear.length)
    expect(ofYear.length).toBeGreaterThan(20)
  })

  test('statistics that are not asked for are not worked out', async () => {
    const query = `query ($all: Boolean!) { stats { ...counts again: linksWithSource @include(if: $all) } }
      fragment counts on Stats { nodes { kind } roles @skip(if: true) { role } confidence @include(if: $all) { count } }`
    expect((await ask(query, { all: false })).parts).toEqual([[]])
    expect((await ask(query, { all: true })).parts).toEqual([['linksWithSource', 'confidence']])
  })
})
