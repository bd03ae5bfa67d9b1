import { describe, expect, test, vi } from 'vitest'
import { syntheticEntries } from '../../../seed/importers/synthetic/synthetic.ts'
import type { Entry, Item } from '../../../src/ingest/entry.ts'
import { ingest, type Progress } from '../../../src/ingest/ingest.ts'
import { model } from '../../../src/model/index.ts'
import type { Store } from '../../../src/store/contract.ts'
import { Database } from '../../../src/store/sqlite/better-sqlite.ts'
import { openSqlite } from '../../../src/store/sqlite/engine.ts'
import { namesOf } from '../../../src/store/sqlite/names.ts'
import { schemaOf } from '../../../src/store/sqlite/schema.ts'
import { withWrite } from '../../ingest/with-write.ts'
import { temporaryFolder } from './temporary-folder.ts'

const path = temporaryFolder()
const open = (file: string) => openSqlite({ engine: 'sqlite', file, readers: 1 }, model)

const declared = schemaOf(model).derived.filter(({ type }) => type === 'index')
const all = declared.map(({ name }) => name).sort()
const kept = declared.flatMap(({ waits, name }) => (waits ? [] : name)).sort()

function items(nodes: number): Item[] {
  return [...syntheticEntries({ nodes, seed: 5 })].map((entry, i) => ({ entry, origin: { file: 'a', line: i + 1 } }))
}

/** The names of the indexes a file has. */
function indexes(file: string): string[] {
  return inFile(file, (db) => db.prepare(indexNames).pluck().all() as string[])
}
const indexNames = `SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY name`

function inFile<T>(file: string, read: (db: InstanceType<typeof Database>) => T, readonly = true): T {
  const db = new Database(file, { readonly })
  try {
    return read(db)
  } finally {
    db.close()
  }
}

/** Every row of the graph, with its number. */
function rows(file: string): unknown[] {
  const { nodes, links } = namesOf(model)
  return inFile(file, (db) =>
    [...nodes, ...links].map(({ name }) => [name, db.prepare(`SELECT * FROM ${name} ORDER BY pk`).raw().all()]),
  )
}

/** What an import of so large batches leaves, and what `during` is told after each. */
async function imported(batchSize: number, during: (file: string, store: Store) => unknown = () => {}) {
  const file = path()
  const store = await open(file)
  const watched = withWrite(store, async (batch) => {
    const written = await store.write(batch)
    if (batch.nodes.length > 0) await during(file, store)
    return written
  })
  const report = await ingest(watched, items(4_000), { source: 'test', input: 'test', batchSize })
  await store.close()
  return { file, report: { ...report, seconds: 0 } }
}

test('an import of large batches into an empty store leaves the same rows and indexes as one of small batches', async () => {
  const met: number[] = []
  const large = await imported(6_000, (file) => met.push(indexes(file).length))
  const small = await imported(500)
  expect(met).toEqual([kept.length, kept.length, kept.length])
  expect(indexes(large.file)).toEqual(all)
  expect(rows(large.file)).toEqual(rows(small.file))
  expect(large.report).toEqual(small.report)
  const check = (what: string) => inFile(large.file, (db) => db.pragma(what))
  expect(check('integrity_check')).toEqual([{ integrity_check: 'ok' }])
  expect(check('foreign_key_check')).toEqual([])
})

test('whoever opens the file meanwhile, as after a kill, makes the indexes; the import goes on', async () => {
  const met: string[][] = []
  const told: string[] = []
  const { file } = await imported(6_000, async (file) => {
    await (await openSqlite({ engine: 'sqlite', file, readers: 1 }, model, (what) => told.push(what))).close()
    met.push(indexes(file))
  })
  expect(met).toEqual([all, all, all])
  const left = all.length - kept.length
  expect(told).toEqual([`making ${left} indexes of the graph, which an import left to be made …`])
  expect(rows(file)).toEqual(rows((await imported(6_000)).file))
})

test('an import tells at its end which of the indexes are made', async () => {
  const store = await open(path())
  const told: Progress['indexes'][] = []
  const onProgress = ({ indexes }: Progress) => indexes && told.push(indexes)
  await ingest(store, items(4_000), { source: 'test', batchSize: 6_000, onProgress })
  await ingest(store, items(4_000), { source: 'test', batchSize: 6_000, onProgress })
  await store.close()
  const of = all.length - kept.length
  expect(told).toEqual(Array.from({ length: of + 1 }, (_, made) => ({ made, of })))
})

test('an import that is stopped or fails makes the indexes of what it has written', async () => {
  const stop = new AbortController()
  const file = path()
  const store = await open(file)
  const options = { source: 'test', input: 'test', batchSize: 6_000 }
  const stopped = ingest(store, items(4_000), { ...options, signal: stop.signal, onProgress: () => stop.abort() })
  expect((await stopped).stopped).toBe(true)
  expect(indexes(file)).toEqual(all)
  await store.close()

  const failing = imported(6_000, () => {
    throw new Error('full')
  })
  await expect(failing).rejects.toThrow('full')
})

const performed = 'artist_performed_song'
const artist = { kind: 'Artist', id: 'artist:a', properties: { name: 'A' } }
/** A song, performed as told. */
function song(number: number, ...links: readonly object[]) {
  const told = links.map((properties) => ({ type: 'PERFORMED', from: { id: artist.id }, properties }))
  return { kind: 'Song', id: `song:${number}`, properties: { title: `Song ${number}` }, links: told }
}
const songs = (count: number) => Array.from({ length: count }, (_, nth) => song(nth + 1))
const given = (entries: readonly object[]) =>
  entries.map((entry, nth): Item => ({ entry: entry as Entry, origin: { file: 'a', line: nth + 1 } }))
/** How each link is credited. */
const credits = (file: string) => inFile(file, (db) => db.prepare(`SELECT credited_as FROM ${performed}`).pluck().all())

describe('while the index lacks that tells links apart', () => {
  test.each([
    ['twice in one batch', [artist, ...songs(5_000), song(1, {}, { creditedAs: 'AA' })]],
    ['between nodes of an earlier batch', [artist, ...songs(10_000), song(1, { creditedAs: 'AA' })]],
    ['again in a later batch', [artist, song(1, {}), ...songs(10_000), song(1, { creditedAs: 'AA' })]],
  ])('a link given %s is one, and the index is made for it', async (_, entries) => {
    const file = path()
    const store = await open(file)
    const met: string[][] = []
    const watched = withWrite(store, async (batch) => {
      const written = await store.write(batch)
      met.push(indexes(file))
      return written
    })
    await ingest(watched, given(entries), { source: 'test', batchSize: 6_000 })
    await store.close()
    expect(credits(file)).toEqual(['AA'])
    expect(met).toContainEqual([...kept, `${performed}_by_from`].sort())
  })

  test('another process that goes on after a kill does not write one twice', async () => {
    const file = path()
    const [killed, other] = [await open(file), await open(file)]
    const hanging = withWrite(killed, async (batch) => {
      await killed.write(batch)
      return new Promise(() => {})
    })
    void ingest(hanging, given([artist, song(1, {}), ...songs(10_000)]), { source: 'test', batchSize: 6_000 })
    await vi.waitUntil(() => credits(file).length > 0)
    expect(indexes(file)).toEqual(kept)
    inFile(file, (db) => db.exec('DELETE FROM import_lease'), false)
    await ingest(other, given([song(1, { creditedAs: 'AA' })]))
    expect(credits(file)).toEqual(['AA'])
    expect(indexes(file)).toEqual(all)
    await Promise.all([killed.close(), other.close()])
  })
})

test('a name that is looked for while a store is filled is found by its index', async () => {
  const met: string[][] = []
  await imported(6_000, async (file, store) => {
    expect(await store.find([{ by: 'name', kind: 'Artist', key: 'nobody' }])).toEqual([[]])
    met.push(indexes(file))
  })
  for (const names of met) expect(names).toContain('artist_by_name')
  for (const names of met) expect(names).not.toContain('song_by_title')
})

test('a store that holds something keeps its indexes, and so does one of which the first batch is small', async () => {
  const file = path()
  const store = await open(file)
  await ingest(store, items(100), { source: 'test' })
  const met: string[][] = []
  const watched = withWrite(store, async (batch) => {
    const written = await store.write(batch)
    met.push(indexes(file))
    return written
  })
  await ingest(watched, items(4_000), { source: 'test' })
  await store.close()
  for (const names of met) expect(names).toEqual(all)
  expect(met.length).toBeGreaterThan(1)
})

test('what looks into the indexes finds them: merges, also in a batch, and what two nodes share', async () => {
  const merged: string[][] = []
  for (const look of [
    (store: Store) => store.merge('artist:synthetic.9', 'artist:synthetic.8'),
    (store: Store) => store.shared([['artist:synthetic.7', 'artist:synthetic.6']]),
    (store: Store) =>
      store.write({ nodes: [], links: [], merges: [{ from: 'artist:synthetic.5', into: 'artist:synthetic.4' }] }),
  ]) {
    let looked = false
    await imported(6_000, async (file, store) => {
      if (looked) return
      looked = true
      expect(indexes(file).length).toBe(kept.length)
      await look(store)
      merged.push(indexes(file))
    })
  }
  expect(merged).toEqual([all, all, all])
})
