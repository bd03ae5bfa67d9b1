import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { whichNode } from '../../src/cli/which-node.ts'
import { model } from '../../src/model/index.ts'
import { buildNameIndex } from '../../src/search/build.ts'
import type { NameIndex } from '../../src/search/name-index.ts'
import type { Store } from '../../src/store/contract.ts'
import { openStore } from '../../src/store/open.ts'
import { sourceOf } from '../search/source-of.ts'
import { smallGraph } from '../support/small-graph.ts'

let store: Store
let names: NameIndex
let said = ''

beforeAll(async () => {
  store = await openStore({ engine: 'sqlite', file: ':memory:', readers: 0 })
  await store.write(smallGraph)
  await store.write({ nodes: [{ kind: 'Artist', id: 'artist:k', properties: { name: 'K.' } }], links: [] })
  await store.merge('artist:k', 'artist:kendrick')
  const ends = smallGraph.links.flatMap(({ from, to }) => [from, to])
  const named = smallGraph.nodes.map(({ id, kind, properties }) => ({
    id,
    kind: [...model.kinds.keys()].indexOf(kind),
    name: String(properties.name ?? properties.title),
    others: properties.aliases as string[],
    degree: ends.filter((end) => end === id).length,
  }))
  names = await buildNameIndex(sourceOf(named, 100))
})
afterAll(() => store.close())
afterEach(() => void vi.restoreAllMocks())
beforeEach(() => {
  said = ''
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += text
    return true
  })
})

test.each([
  ['artist:dave', 'artist:dave'],
  ['artist:k', 'artist:kendrick'],
])('%s is an id, and nothing is said', async (given, id) => {
  expect(await whichNode(store, { names }, given)).toBe(id)
  expect(said).toBe('')
})

test.each([
  ['Taylor Paige', 'artist:taylour', '"Taylor Paige" is taken for Taylour Paige (artist:taylour).'],
  ['k-dot', 'artist:kendrick', '"k-dot" is taken for Kendrick Lamar (artist:kendrick).'],
  [
    'we cry together',
    'song:wct',
    '"we cry together" is taken for We Cry Together (song:wct). It may also mean We Cry Together (video:wct): give the id for that.',
  ],
])('%s is a name, and which node it is taken for is said', async (given, id, sentence) => {
  expect(await whichNode(store, { names }, given)).toBe(id)
  expect(said).toBe(`linernotes: ${sentence}\n`)
})

test('a source is never meant: nothing is linked to one', async () => {
  await expect(whichNode(store, { names }, 'VIBE')).rejects.toMatchObject({ code: 'BAD_ID' })
})

test.each([
  ['artist:nobody', 'No node has the id "artist:nobody"; a name will do as well.'],
  ['Xylophonia', 'Nothing is called "Xylophonia", nor anything like it.'],
  ['  ', 'Nothing is called "  ", nor anything like it.'],
])('%s is nothing', async (given, message) => {
  await expect(whichNode(store, { names }, given)).rejects.toMatchObject({ code: 'BAD_ID', message })
  expect(said).toBe('')
})
