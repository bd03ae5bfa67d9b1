import { expect, test } from 'vitest'
import { model, modelVersion } from '../../../src/model/index.ts'
import { Database } from '../../../src/store/sqlite/better-sqlite.ts'
import { openSqlite } from '../../../src/store/sqlite/engine.ts'
import { indexName, namesOf } from '../../../src/store/sqlite/names.ts'
import { recount, storedCounts } from '../../support/recount.ts'
import { sample } from '../neo4j/sample.ts'
import { temporaryFolder } from './temporary-folder.ts'

const path = temporaryFolder()
const open = (file: string) => openSqlite({ engine: 'sqlite', file, readers: 1 }, model)

/** A file as a model left it that counted no links. */
async function uncounted(): Promise<string> {
  const file = path()
  const store = await open(file)
  await store.write(sample)
  await store.close()
  const db = new Database(file)
  for (const table of namesOf(model).nodes)
    for (const count of table.counts.values()) {
      db.exec(`DROP INDEX ${indexName(table, count)}`)
      db.exec(`ALTER TABLE ${table.name} DROP COLUMN ${count.name}`)
    }
  db.pragma('user_version = 1')
  db.close()
  return file
}

test('a file of a model that counted no links is counted once, when it is opened, at the revision it had', async () => {
  const file = await uncounted()
  const store = await open(file)
  const counts = await storedCounts(store, model)
  expect(counts).toEqual(await recount(store, model))
  expect(counts['artist:0']).toEqual({ directedCount: 6, memberOfCount: 1, songsCount: 5, videosCount: 3 })
  expect(await store.revision()).toBe(1)
  const links = [{ type: 'WROTE', from: 'artist:0', to: 'song:0', properties: {} }]
  await store.write({ nodes: [], links })
  expect(await storedCounts(store, model)).toEqual(await recount(store, model))
  await store.close()

  const db = new Database(file)
  expect(db.pragma('user_version', { simple: true })).toBe(modelVersion)
  const index = db.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').pluck()
  expect(index.get('artist_by_directed_count')).toContain('WHERE "directed_count" IS NOT NULL')
  db.close()
})

test('a file that lacks one count, of a link declared since, gets that and keeps the others', async () => {
  const file = path()
  const before = await open(file)
  await before.write(sample)
  await before.close()
  const db = new Database(file)
  db.exec('DROP INDEX artist_by_songs_count')
  db.exec('ALTER TABLE artist DROP COLUMN songs_count')
  db.close()
  const store = await open(file)
  expect(await storedCounts(store, model)).toEqual(await recount(store, model))
  await store.close()
})
