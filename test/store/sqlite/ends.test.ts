import { expect, test } from 'vitest'
import { model } from '../../../src/model/index.ts'
import type { Store } from '../../../src/store/contract.ts'
import { openSqlite } from '../../../src/store/sqlite/engine.ts'
import { recount, storedCounts } from '../../support/recount.ts'
import { temporaryFolder } from './temporary-folder.ts'

const path = temporaryFolder()
const open = (file: string) => openSqlite({ engine: 'sqlite', file, readers: 1 }, model)
const artist = (id: string) => ({ kind: 'Artist', id, properties: { name: id } })
const song = (id: string) => ({ kind: 'Song', id, properties: { title: id } })
const wrote = (from: string, to: string) => ({ type: 'WROTE', from, to, properties: {} })

async function linksOf(store: Store): Promise<string[]> {
  const links: string[] = []
  for await (const some of store.scanLinks()) links.push(...some.map(({ from, to }) => `${from} ${to}`))
  return links
}

/** Two artists, of which links have named the first. */
async function remembering(file = path()): Promise<Store> {
  const store = await open(file)
  await store.write({ nodes: [artist('artist:a'), artist('artist:b'), song('song:1'), song('song:2')], links: [] })
  await store.write({ nodes: [], links: [wrote('artist:a', 'song:1')] })
  return store
}

test('a link to a node that was merged since leads to what it became', async () => {
  const store = await remembering()
  await store.merge('artist:a', 'artist:b')
  expect((await store.write({ nodes: [], links: [wrote('artist:a', 'song:2')] })).links).toEqual(['created'])
  expect(await linksOf(store)).toEqual(['artist:b song:1', 'artist:b song:2'])
  await store.close()
})

test('so it does where another connection merged it', async () => {
  const file = path()
  const store = await remembering(file)
  const other = await open(file)
  await other.merge('artist:a', 'artist:b')
  await other.close()
  expect((await store.write({ nodes: [], links: [wrote('artist:a', 'song:2')] })).links).toEqual(['created'])
  expect(await linksOf(store)).toEqual(['artist:b song:1', 'artist:b song:2'])
  await store.close()
})

test('a node of a write that failed is not there', async () => {
  const store = await remembering()
  const merges = [{ from: 'artist:none', into: 'artist:a' }]
  const links = [wrote('artist:c', 'song:2')]
  await expect(store.write({ nodes: [artist('artist:c')], links, merges })).rejects.toThrow('artist:none')
  expect((await store.write({ nodes: [], links })).links).toEqual(['missing-end'])
  await store.close()
})

test('nodes of an earlier batch count the links of a later one', async () => {
  const store = await remembering()
  const links = [wrote('artist:a', 'song:2'), wrote('artist:b', 'song:1'), wrote('artist:c', 'song:1')]
  await store.write({ nodes: [artist('artist:c')], links })
  expect(await storedCounts(store, model)).toEqual(await recount(store, model))
  expect((await storedCounts(store, model))['song:1']).toEqual({ writersCount: 3 })
  await store.close()
})
