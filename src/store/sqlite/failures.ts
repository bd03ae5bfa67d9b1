import { type Code, LinernotesError } from '../../errors.ts'
import { Database } from './better-sqlite.ts'

/** What a failure of SQLite means to a caller, told by its code: the part after a further underscore narrows it. */
const meanings: Readonly<Record<string, readonly [Code, string]>> = {
  BUSY: ['STORE_UNAVAILABLE', 'is being written by another process. Try again in a moment.'],
  LOCKED: ['STORE_UNAVAILABLE', 'is being written by another process. Try again in a moment.'],
  FULL: [
    'STORE_UNAVAILABLE',
    'cannot grow: the disk is full. Nothing of this write was kept; make room and try again.',
  ],
  IOERR: ['STORE_UNAVAILABLE', 'cannot be read or written: the disk reports an error.'],
  NOMEM: ['STORE_UNAVAILABLE', 'needs more memory than there is.'],
  INTERRUPT: ['STORE_TIMEOUT', 'was read for longer than the deadline allows.'],
  CORRUPT: ['STORE_UNUSABLE', 'is damaged. Restore a copy, or delete it and import again.'],
  NOTADB: ['STORE_UNUSABLE', 'is not a SQLite database. Name another file in SQLITE_FILE.'],
  FORMAT: ['STORE_UNUSABLE', 'is not a SQLite database. Name another file in SQLITE_FILE.'],
  CANTOPEN: [
    'STORE_UNUSABLE',
    'cannot be opened. Check that its folder exists and may be written, or name another file in SQLITE_FILE.',
  ],
  READONLY: [
    'STORE_UNUSABLE',
    'may not be written. Change its permissions and those of its folder, or name another file in SQLITE_FILE.',
  ],
  PERM: [
    'STORE_UNUSABLE',
    'may not be used by this account. Change its permissions, or name another file in SQLITE_FILE.',
  ],
  AUTH: [
    'STORE_UNUSABLE',
    'may not be used by this account. Change its permissions, or name another file in SQLITE_FILE.',
  ],
}

/** Any failure as one of ours. */
export function translated(failure: unknown, file: string): LinernotesError {
  if (failure instanceof LinernotesError) return failure
  const code = failure instanceof Database.SqliteError ? failure.code : ''
  const meaning = meanings[code.split('_')[1] ?? '']
  if (meaning) return new LinernotesError(meaning[0], `${file} ${meaning[1]}`, failure)
  return new LinernotesError('INTERNAL', 'The SQLite store failed unexpectedly.', failure)
}

/** Whether a statement names an index that is put off (filling.ts). */
export function lacksIndex(failure: unknown): boolean {
  return failure instanceof Database.SqliteError && failure.message.startsWith('no such index')
}

/** Runs something that uses the file, and translates its failure. */
export function translating<T>(file: string, work: () => T): T {
  try {
    return work()
  } catch (failure) {
    throw translated(failure, file)
  }
}
