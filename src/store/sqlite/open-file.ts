import { accessSync, constants, mkdirSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type BetterSqlite from 'better-sqlite3'
import { LinernotesError } from '../../errors.ts'
import type { Model } from '../../model/index.ts'
import type { OnLong } from '../on-long.ts'
import { Database } from './better-sqlite.ts'
import { Connection } from './connection.ts'
import { refuseForeign, upgrade } from './ddl.ts'
import { translating } from './failures.ts'

/** How long a statement waits for another process that writes; milliseconds. */
const patience = 5000

/** Opens a file for reading and writing: made when new, upgraded when older, refused when not ours. */
export function openFile(file: string, model: Model, onLong: OnLong = () => {}): Connection {
  return translating(file, () => {
    if (file !== ':memory:') makeReady(file)
    const db = new Database(file, { timeout: patience })
    try {
      refuseForeign(db, file)
      db.pragma('journal_mode = WAL')
      db.pragma('synchronous = NORMAL')
      db.pragma('foreign_keys = ON')
      // Pages written by several batches are then carried over into the file once: 64 MB of them.
      db.pragma('wal_autocheckpoint = 16384')
      upgrade(db, model, onLong)
      tune(db, cached)
      return new Connection(db)
    } catch (failure) {
      db.close()
      throw failure
    }
  })
}

/** Opens a file that is already open elsewhere, for reading only. */
export function openReader(file: string): Connection {
  return translating(file, () => {
    const db = new Database(file, { readonly: true, fileMustExist: true, timeout: patience })
    tune(db, 16)
    return new Connection(db)
  })
}

/** Megabytes of pages kept by the connection that writes, and while indexes are made, which needs as much for sorting. */
const cached = 64
const sorting = 16

/** Runs what makes indexes: sorts on disk, as nothing bounds what is sorted in memory, and with few pages kept. */
export function* sortingOnDisk(db: BetterSqlite.Database, work: () => Generator<void>): Generator<void> {
  db.pragma('temp_store = FILE')
  db.pragma(`cache_size = -${sorting * 1024}`)
  try {
    yield* work()
  } finally {
    db.pragma(`cache_size = -${cached * 1024}`)
    db.pragma('temp_store = MEMORY')
  }
}

function tune(db: BetterSqlite.Database, megabytes: number): void {
  db.pragma(`cache_size = -${megabytes * 1024}`)
  db.pragma('temp_store = MEMORY')
  mapPages(db, true)
}

/**
 * Mapped pages are read without a copy, but those once touched count as memory in use: what goes through all of a file
 * would take as much as that is large, to be a third faster, so imports, scans and counts of everything do without.
 */
export function mapPages(db: BetterSqlite.Database, isOn: boolean): void {
  db.pragma(`mmap_size = ${isOn ? 2 ** 30 : 0}`)
}

/** Told apart here, because SQLite has one code for all of them and opens a file without permission as read-only. */
function makeReady(file: string): void {
  const folder = dirname(resolve(file))
  let isFolder = false
  try {
    mkdirSync(folder, { recursive: true })
    const stats = statSync(file, { throwIfNoEntry: false })
    isFolder = stats?.isDirectory() ?? false
    accessSync(folder, constants.W_OK)
    if (stats) accessSync(file, constants.R_OK | constants.W_OK)
  } catch (failure) {
    const cure = 'Change its permissions, or name another file in SQLITE_FILE.'
    throw unusable(`${file} cannot be written: no permission, or its folder cannot be made. ${cure}`, failure)
  }
  if (isFolder) throw unusable(`${file} is a folder. Name a file in SQLITE_FILE.`)
}

function unusable(message: string, cause?: unknown): LinernotesError {
  return new LinernotesError('STORE_UNUSABLE', message, cause)
}
