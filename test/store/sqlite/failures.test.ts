import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { LinernotesError } from '../../../src/errors.ts'
import { model } from '../../../src/model/index.ts'
import { Database } from '../../../src/store/sqlite/better-sqlite.ts'
import { openSqlite } from '../../../src/store/sqlite/engine.ts'
import { translated, translating } from '../../../src/store/sqlite/failures.ts'
import { openFile } from '../../../src/store/sqlite/open-file.ts'
import { write } from '../../../src/store/sqlite/write.ts'
import { temporaryFolder } from './temporary-folder.ts'

const path = temporaryFolder()
const artist = (name: string) => ({ kind: 'Artist', id: `artist:${name}`, properties: { name } })

describe('a failure of SQLite', () => {
  test.each([
    ['SQLITE_BUSY_SNAPSHOT', 'STORE_UNAVAILABLE'],
    ['SQLITE_LOCKED', 'STORE_UNAVAILABLE'],
    ['SQLITE_FULL', 'STORE_UNAVAILABLE'],
    ['SQLITE_IOERR_WRITE', 'STORE_UNAVAILABLE'],
    ['SQLITE_CORRUPT_INDEX', 'STORE_UNUSABLE'],
    ['SQLITE_NOTADB', 'STORE_UNUSABLE'],
    ['SQLITE_READONLY_DBMOVED', 'STORE_UNUSABLE'],
    ['SQLITE_CANTOPEN', 'STORE_UNUSABLE'],
    ['SQLITE_CONSTRAINT_UNIQUE', 'INTERNAL'],
    ['SQLITE_ERROR', 'INTERNAL'],
  ])('%s is %s, whatever its message says', (sqlite, code) => {
    const failure = translated(new Database.SqliteError('database is locked, full and malformed', sqlite), 'x.db')
    expect(failure).toMatchObject({ code })
    expect(failure.message).not.toContain('malformed')
  })

  test('is kept as the cause; one of ours is passed on as it is', () => {
    const cause = new TypeError('unexpected')
    expect(translated(cause, 'x.db')).toMatchObject({ code: 'INTERNAL', cause })
    const ours = new LinernotesError('BAD_ID', 'x')
    expect(translated(ours, 'x.db')).toBe(ours)
  })

  test('a disk without room loses the batch, not what was there', () => {
    const connection = openFile(path(), model)
    write(connection, model, { nodes: [artist('kept')], links: [] })
    const pages = connection.db.pragma('page_count', { simple: true }) as number
    connection.db.pragma(`max_page_count = ${pages + 2}`)
    const nodes = Array.from({ length: 3000 }, (_, place) => artist(`${place}`))
    const full = () => translating('x.db', () => write(connection, model, { nodes, links: [] }))
    expect(full).toThrow(
      expect.objectContaining({ code: 'STORE_UNAVAILABLE', message: expect.stringContaining('full') }),
    )
    expect(connection.db.prepare('SELECT id FROM artist').pluck().all()).toEqual(['artist:kept'])
    expect(connection.db.prepare('SELECT value FROM meta WHERE name = ?').pluck().get('revision')).toBe(1)
    connection.db.close()
  })

  test('a damaged file says so, when it is opened or read', async () => {
    const file = path()
    const config = { engine: 'sqlite', file, readers: 1 } as const
    const store = await openSqlite(config)
    await store.write({ nodes: Array.from({ length: 3000 }, (_, place) => artist(`${place}`)), links: [] })
    await store.close()
    const bytes = readFileSync(file)
    writeFileSync(file, bytes.fill(0xa5, Math.floor(bytes.length / 2)))
    const everything = async () => {
      const damaged = await openSqlite(config)
      for await (const _ of damaged.scanNodes());
    }
    await expect(everything()).rejects.toMatchObject({ code: 'STORE_UNUSABLE', message: expect.stringContaining(file) })
  })

  test('another process that writes makes a write wait, then fail as something to try again', async () => {
    const file = path()
    const connection = openFile(file, model)
    connection.db.pragma('busy_timeout = 50')
    const other = new Database(file)
    other.exec('BEGIN IMMEDIATE')
    const busy = () => translating(file, () => write(connection, model, { nodes: [artist('x')], links: [] }))
    expect(busy).toThrow(expect.objectContaining({ code: 'STORE_UNAVAILABLE' }))
    other.exec('ROLLBACK')
    expect(busy()).toMatchObject({ nodes: ['created'] })
    other.close()
    connection.db.close()
  })
})
