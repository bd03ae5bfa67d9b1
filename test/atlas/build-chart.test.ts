import { expect, test } from 'vitest'
import type { Chart } from '../../src/atlas/atlas.ts'
import { buildChart } from '../../src/atlas/build-chart.ts'
import { CreditedNames, creditedOf } from '../../src/atlas/credited-names.ts'
import { idOf, ordinalOf } from '../../src/map/ids.ts'
import { kindNames, linkTypes } from '../../src/map/vocabulary.ts'
import { degree, doubtOf, firstWayTo, keyOf } from '../../src/map/walk-map.ts'
import { model } from '../../src/model/index.ts'
import type { LinkRecord, NodeRecord } from '../../src/store/contract.ts'
import { linkKey } from '../../src/store/link-key.ts'
import { named, stored } from './opened.ts'

const node = (id: string, properties: Record<string, unknown>): NodeRecord => ({
  kind: model.kindOfId(id)!.name,
  id,
  properties,
})
const link = (type: string, from: string, to: string, properties: Record<string, unknown>): LinkRecord => ({
  type,
  from,
  to,
  properties,
})
const nodes = [
  node('artist:kendrick', { name: 'Kendrick Lamar', realName: 'Kendrick Duckworth', aliases: ['K.Dot', 'Oklama'] }),
  node('artist:va', { name: 'Various Artists' }),
  node('artist:tr', { name: '[traditional]' }),
  node('artist:other', { name: 'V. A.', externalIds: [{ source: 'discogs-artist', id: '194' }] }),
  node('company:label', { name: 'Interscope', type: 'LABEL' }),
  node('company:films', { name: 'pgLang', type: 'PRODUCTION' }),
  node('place:compton', { name: 'Compton' }),
  node('album:untitled', { title: 'untitled unmastered.', released: '2016-03' }),
  node('song:u', { title: 'u', released: '2015' }),
  node('video:wct', { title: 'We Cry Together' }),
  node('nomination:a', { name: 'Best Music Film 2023', award: 'G', category: 'F', ceremonyYear: 2023, result: 'WON' }),
  node('source:vibe', { name: 'Vibe Magazine' }),
]
const directed = { confidence: 'HIGH', sources: ['source:vibe'], creditedAs: 'K. Duckworth' }
const links = [
  link('DIRECTED', 'artist:kendrick', 'video:wct', directed),
  link('PERFORMED', 'artist:kendrick', 'song:u', { creditedAs: 'K. Duckworth' }),
  link('WROTE', 'artist:kendrick', 'song:u', { confidence: 'LOW', creditedAs: 'Duck' }),
  link('PRODUCED', 'company:films', 'video:wct', { creditedAs: 'PG Lang Films' }),
]

async function charted(limit = 100): Promise<Chart> {
  const store = await stored(undefined, { nodes, links })
  const built = await buildChart({ store, limit, progress: () => {} })
  if ('tooLarge' in built) throw new Error('too large')
  return built
}

test('a chart has every node but sources with its kind, year, and whether it is a hub', async () => {
  const { map } = await charted()
  const told = Array.from({ length: map.nodeCount }, (_, node) => [
    idOf(map, node),
    kindNames[map.kind[node]!],
    map.year[node],
    map.hub[node],
  ])
  expect(told).toEqual([
    ['album:untitled', 'Album', 2016, 0],
    ['artist:kendrick', 'Artist', 0, 0],
    ['artist:other', 'Artist', 0, 1],
    ['artist:tr', 'Artist', 0, 1],
    ['artist:va', 'Artist', 0, 1],
    ['company:films', 'Company', 0, 0],
    ['company:label', 'Company', 0, 1],
    ['nomination:a', 'Nomination', 2023, 1],
    ['place:compton', 'Place', 0, 1],
    ['song:u', 'Song', 2015, 0],
    ['video:wct', 'Video', 0, 0],
  ])
})

test('and every link with its type, direction, key, and how well it is backed', async () => {
  const { map } = await charted()
  const [artist, video] = [ordinalOf(map, 'artist:kendrick'), ordinalOf(map, 'video:wct')]
  const place = firstWayTo(map, artist, video)
  expect(map.far[place]).toBe(video)
  expect(map.way[place]! & 1).toBe(0)
  expect(linkTypes[map.type[place]!]).toBe('DIRECTED')
  expect(map.doubt[place]).toBe(doubtOf(0, 1))
  const key = linkKey(model.links.get('DIRECTED')!, 'artist:kendrick', 'video:wct', directed)
  expect(keyOf(map, map.way[place]! >>> 1)).toBe(key)
  // From the other end the link points here.
  expect(map.way[firstWayTo(map, video, artist)]! & 1).toBe(1)
  const wrote = firstWayTo(map, artist, ordinalOf(map, 'song:u'))
  expect([map.type[wrote], map.doubt[wrote]]).toEqual([linkTypes.indexOf('WROTE'), doubtOf(2, 0)])
  expect([map.linkCount, degree(map, artist), degree(map, video)]).toEqual([4, 3, 2])
})

test('nodes are found by name, real name, alias and the names in their credits, sources too', async () => {
  const chart = await charted()
  for (const text of ['Kendrick Lamar', 'Kendrick Duckworth', 'Oklama', 'k-dot', 'K. Duckworth', 'Duck'])
    expect(named(chart, text)[0]).toBe('artist:kendrick')
  expect(named(chart, 'PG Lang Films')[0]).toBe('company:films')
  expect(named(chart, 'vibe')).toEqual(['source:vibe'])
  expect(named(chart, 'untitled unmastered')).toEqual(['album:untitled'])
  expect(named(chart, 'best music film 2023')).toEqual(['nomination:a'])
  expect(chart.names.kinds).toHaveLength(nodes.length)
})

test('the most connected come first; sources have no links', async () => {
  const { names } = await charted()
  expect([...names.degrees]).toEqual([3, 2, 2, 1, 0, 0, 0, 0, 0, 0, 0, 0])
})

test('as many links as the limit make a chart, one more makes none', async () => {
  expect((await charted(4)).map.linkCount).toBe(4)
  const store = await stored(undefined, { nodes, links })
  const revision = await store.revision()
  expect(await buildChart({ store, limit: 3, progress: () => {} })).toEqual({ revision, tooLarge: true })
})

test('progress counts every node of the map and every link once', async () => {
  const store = await stored(undefined, { nodes, links })
  const told: number[] = []
  await buildChart({ store, limit: 100, progress: (read) => told.push(read) })
  expect(told).toEqual([...told].sort((a, b) => a - b))
  expect(told.at(-1)).toBe(nodes.length - 1 + links.length)
})

test('credited names are kept once for each node, however often and in whatever order they come', () => {
  const credited = new CreditedNames()
  const from = Array.from({ length: 150_000 }, (_, i) => ((i * 7) % 51) - 1)
  const creditedAs = from.map((_, i) => (i % 3 ? `name ${i % 40}` : null))
  const places = [...from.keys()].filter((i) => creditedAs[i])
  const batch = { from: places.map((i) => from[i]!), as: places.map((i) => creditedAs[i]!) }
  for (let again = 0; again < 3; again++) credited.add(batch)
  const expected = Array.from({ length: 51 }, () => new Set<string>())
  for (const [i, node] of from.entries()) if (node >= 0 && creditedAs[i]) expected[node]!.add(creditedAs[i])
  const told = credited.told()
  for (const [node, names] of expected.entries()) expect(creditedOf(told, node)).toEqual([...names].sort())
})
