import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type BetterSqlite from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { kind, link } from '../../../src/model/define.ts'
import { type Model, model, modelOf, modelVersion } from '../../../src/model/index.ts'
import { integer, text, texts } from '../../../src/model/properties.ts'
import type { Store } from '../../../src/store/contract.ts'
import { Database } from '../../../src/store/sqlite/better-sqlite.ts'
import { applicationId } from '../../../src/store/sqlite/ddl.ts'
import { openSqlite } from '../../../src/store/sqlite/engine.ts'
import { temporaryFolder } from './temporary-folder.ts'

const path = temporaryFolder()
const open = (file: string, of: Model = model): Promise<Store> => openSqlite({ engine: 'sqlite', file, readers: 1 }, of)
const reading = <T>(file: string, use: (db: BetterSqlite.Database) => T): T => {
  const db = new Database(file)
  try {
    return use(db)
  } finally {
    db.close()
  }
}
const one = (file: string, sql: string) => reading(file, (db) => db.prepare(sql).pluck().get())

describe('a new file', () => {
  test('is made with its folder, marked as ours, with the version of the model', async () => {
    const file = join(path('folder'), 'deeper', 'graph.db')
    await (await open(file)).close()
    expect(one(file, 'PRAGMA application_id')).toBe(applicationId)
    expect(one(file, 'PRAGMA user_version')).toBe(modelVersion)
    expect(one(file, 'PRAGMA journal_mode')).toBe('wal')
  })

  test('may have been there, empty', async () => {
    const file = path()
    writeFileSync(file, '')
    await (await open(file)).close()
    expect(one(file, 'PRAGMA user_version')).toBe(modelVersion)
  })

  test('can be read by a person: a table for each kind and each pair of a link type, with names beside numbers', async () => {
    const file = path()
    const store = await open(file)
    const nodes = [
      { kind: 'Artist', id: 'artist:x', properties: { name: 'Ámbar', realName: 'A. B.' } },
      { kind: 'Song', id: 'song:y', properties: { title: 'Y', hot100Peak: 3 } },
    ]
    await store.write({
      nodes,
      links: [{ type: 'WROTE', from: 'artist:x', to: 'song:y', properties: { role: 'composer' } }],
    })
    await store.close()
    reading(file, (db) => {
      expect(db.prepare('SELECT name, name_key, real_name, confidence, disputed FROM artist').get()).toEqual({
        name: 'Ámbar',
        name_key: 'ambar',
        real_name: 'A. B.',
        confidence: 'UNKNOWN',
        disputed: 0,
      })
      expect(db.prepare('SELECT from_name, to_name, role, to_id FROM artist_wrote_song_named').get()).toEqual({
        from_name: 'Ámbar',
        to_name: 'Y',
        role: 'composer',
        to_id: 'song:y',
      })
    })
  })
})

/** Two models, the second grown from the first. */
const before = kind({
  name: 'Artist',
  prefix: 'artist',
  plural: 'artists',
  display: 'name',
  searched: [],
  externalKeys: [],
  naturalKey: [],
  properties: { name: text({ required: true, indexed: true }) },
})
const after = kind({
  ...before,
  properties: {
    name: text({ required: true, indexed: true }),
    sortName: text({ required: true, indexed: true, fallback: ({ name }) => `${name}, the` }),
    rank: integer({ indexed: true }),
    genres: texts(),
  },
})
const knows = link({
  type: 'KNOWS',
  ends: [{ from: 'Artist', to: 'Artist', out: 'knows', in: 'knownBy' }],
  properties: { since: integer() },
  phrase: { out: '', in: '' },
})
const small = modelOf({ kinds: [before], links: [] })
const grown = modelOf({ kinds: [after], links: [knows] })

describe('an older file', () => {
  const olderFile = async (version: number) => {
    const file = path()
    const store = await open(file, small)
    const artist = (name: string) => ({ kind: 'Artist', id: `artist:${name}`, properties: { name, aliases: ['Á'] } })
    await store.write({ nodes: Array.from({ length: 1200 }, (_, place) => artist(`n${place}`)), links: [] })
    await store.close()
    reading(file, (db) => db.pragma(`user_version = ${version}`))
    return file
  }
  const page = { size: { param: 0 }, backward: false, peek: false, keys: true }

  test.each([0, modelVersion])('gets the tables, columns, folds and indexes it lacks (version %i)', async (version) => {
    const file = await olderFile(version)
    const store = await open(file, grown)
    const node = { kind: 'Artist', properties: ['sortName', 'rank', 'genres', 'aliases'], refs: [], links: [] }
    const order = [{ on: 'node', property: 'sortName', descending: true }] as const
    expect(await store.read({ by: 'list', list: { node, order, page, total: false } }, [1])).toEqual({
      page: [[[['artist:n999', 'n999, the', null, [], ['Á']], null, ['n999, the'], []]], false, null],
    })
    const link = { type: 'KNOWS', from: 'artist:n1', to: 'artist:n2', properties: {} }
    expect((await store.write({ nodes: [], links: [link] })).links).toEqual(['created'])
    await store.close()
    expect(one(file, 'PRAGMA user_version')).toBe(modelVersion)
    expect(one(file, `SELECT count(*) FROM artist WHERE sort_name_key = name || ', the'`)).toBe(1200)
    expect(one(file, `SELECT count(*) FROM sqlite_schema WHERE name = 'artist_by_sort_name'`)).toBe(1)
  })

  test('is left alone when nothing is missing', async () => {
    const file = await olderFile(modelVersion)
    const changes = () => one(file, 'PRAGMA schema_version')
    const was = changes()
    await (await open(file, small)).close()
    expect(changes()).toBe(was)
  })
})

describe('a file that cannot be used is refused, with the cure, and not touched:', () => {
  const refused = async (file: string, ...words: string[]) => {
    const failure = await open(file).then(
      (store) => store.close(),
      (error) => error,
    )
    expect(failure).toMatchObject({ code: 'STORE_UNUSABLE' })
    for (const word of [file, ...words]) expect(failure.message).toContain(word)
  }

  test('one of a newer model', async () => {
    const file = path()
    await (await open(file)).close()
    reading(file, (db) => db.pragma(`user_version = ${modelVersion + 1}`))
    await refused(file, 'newer', 'Update Linernotes')
  })

  test('one of another program', async () => {
    const file = path()
    reading(file, (db) => db.exec('CREATE TABLE contacts (name TEXT)'))
    const was = readFileSync(file)
    await refused(file, 'another program', 'SQLITE_FILE')
    expect(readFileSync(file)).toEqual(was)
  })

  test('one that says it is of another program, still empty', async () => {
    const file = path()
    reading(file, (db) => db.pragma('application_id = 1196444487'))
    await refused(file, 'another program')
  })

  test('one that is no database', async () => {
    const file = path('notes.txt')
    writeFileSync(file, 'Not a database, only a text that is long enough to be looked at. '.repeat(20))
    await refused(file, 'not a SQLite database', 'SQLITE_FILE')
  })

  test('a folder', async () => {
    const folder = path('folder')
    mkdirSync(folder)
    await refused(folder, 'is a folder', 'SQLITE_FILE')
  })

  test('one in a folder that cannot be made', async () => {
    const file = path('file')
    writeFileSync(file, '')
    await refused(join(file, 'graph.db'), 'cannot be written', 'SQLITE_FILE')
  })

  test('one, or a folder, without permission to write', async () => {
    const file = join(path('locked'), 'graph.db')
    await (await open(file)).close()
    chmodSync(dirname(dirname(file)), 0o755)
    chmodSync(file, 0o444)
    await asNobody(() => refused(file, 'be written'))
    chmodSync(dirname(file), 0o555)
    const other = join(dirname(file), 'other.db')
    await asNobody(() => refused(other, 'be written'))
    expect(existsSync(other)).toBe(false)
  })
})

/** Nothing is forbidden to root, so root steps back for a moment. */
async function asNobody(work: () => Promise<void>): Promise<void> {
  const user = process.geteuid!()
  if (user === 0) process.seteuid!(65534)
  try {
    await work()
  } finally {
    process.seteuid!(user)
  }
}
