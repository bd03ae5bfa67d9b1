import { beforeAll, expect, test } from 'vitest'
import { neighboursIn } from '../../src/atlas/neighbours.ts'
import { idOf, ordinalOf } from '../../src/map/ids.ts'
import { joining } from '../../src/map/joining.ts'
import { linkTypes } from '../../src/map/vocabulary.ts'
import { mentions } from '../../src/search/mentions.ts'
import { idOf as idOfNamed } from '../../src/search/name-index.ts'
import { article } from '../search/article.ts'
import { type Curated, readCurated } from '../search/curated.ts'

let curated: Curated
beforeAll(async () => {
  curated = await readCurated()
})

test('neighbours by the numbers of the names are those of the map', () => {
  const { map, names } = curated.chart
  const neighbours = neighboursIn(curated.chart)
  const numbers = Array.from(names.kinds, (_, node) => node)
  let pairs = 0
  for (const node of numbers) {
    const here = ordinalOf(map, idOfNamed(names, node))
    const far =
      here < 0 ? [] : Array.from(map.far.subarray(map.at[here]!, map.at[here + 1]!), (other) => idOf(map, other))
    const expected = [...new Set(far)].sort()
    const told = neighbours.of(node, expected.length)!
    expect(told.map((other) => idOfNamed(names, other)).sort()).toEqual(expected)
    if (expected.length) expect(neighbours.of(node, expected.length - 1)).toBeUndefined()
    const linked = new Set(told)
    const wrong = numbers.filter((other) => neighbours.areLinked(node, other) !== linked.has(other))
    expect(wrong).toEqual([])
    pairs += told.length
  }
  expect(pairs).toBeGreaterThan(2_000)
})

test('what an article names is one picture, joined through the film', () => {
  const { map } = curated.chart
  const named = mentions(curated.index, article, curated.neighbours).map(({ id }) => ordinalOf(map, id))
  const { nodes, links, truncated } = joining(map, named, {}, { limit: 40 })
  const ids = nodes.map((node) => idOf(map, node))
  const wanted = new Set(named)
  expect(nodes.slice(0, wanted.size)).toEqual([...wanted])
  expect(truncated).toBe(false)
  expect(ids.slice(wanted.size)[0]).toBe('video:we-cry-together')

  const told = links.map(({ from, to, type }) => `${idOf(map, from)} ${linkTypes[type]} ${idOf(map, to)}`)
  expect(told).toEqual(
    expect.arrayContaining([
      'artist:jake-schreier DIRECTED video:we-cry-together',
      'artist:dave-free DIRECTED video:we-cry-together',
      'artist:kendrick-lamar DIRECTED video:we-cry-together',
      'artist:taylour-paige APPEARED_IN video:we-cry-together',
      'video:we-cry-together VIDEO_OF song:we-cry-together',
      'song:we-cry-together SAMPLES song:june',
    ]),
  )
  // From any of them one comes to all others.
  const reached = new Set([ids[0]!])
  for (const _ of ids)
    for (const { from, to } of links)
      if (reached.has(idOf(map, from)) || reached.has(idOf(map, to))) reached.add(idOf(map, from)).add(idOf(map, to))
  expect(ids.filter((id) => !reached.has(id))).toEqual([])
})
