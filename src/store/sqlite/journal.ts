import { setImmediate } from 'node:timers/promises'
import { LinernotesError } from '../../errors.ts'
import type { Model } from '../../model/index.ts'
import type { Journal, JournalEntry, Lease, Place, Waiting } from '../journal.ts'
import type { Connection } from './connection.ts'
import { endFilling } from './filling.ts'
import { mapPages } from './open-file.ts'

/** Lines dropped in one transaction. */
const swept = 10_000

/** Only inside the transaction of the batch that it belongs to. */
export function keepJournal(connection: Connection, { source, token, place, waiting }: JournalEntry): void {
  const held = connection.fixed<[string]>('SELECT "token" FROM "import_lease"').get()
  if (held?.[0] !== token)
    throw new LinernotesError('STORE_BUSY', 'The store was taken over by another process, and nothing more is written.')
  if (place)
    connection
      .fixed(
        'INSERT OR REPLACE INTO "import_place" ("source", "input", "since", "round", "items", "line", "put_off", "report") VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      )
      .run(source, place.input, place.since, place.round, place.items, place.line, place.putOff, place.report)
  if (place === null) connection.fixed('DELETE FROM "import_place" WHERE "source" = ?').run(source)
  const keep = connection.fixed(
    'INSERT OR REPLACE INTO "import_waiting" ("source", "round", "number", "text") VALUES (?, ?, ?, ?)',
  )
  for (const { round, number, text } of waiting) keep.run(source, round, number, text)
}

export function journalOf(connection: Connection, model: Model, using: <T>(work: () => T) => T): Journal {
  const { db } = connection
  const atOnce = <T>(work: () => T): T => using(() => db.transaction(work).immediate())
  return {
    async place(source) {
      return using(() => placeOf(connection, source))
    },
    async waiting(source, round, after, limit) {
      return using(() => {
        const read = connection.fixed<[number, string]>(
          'SELECT "number", "text" FROM "import_waiting" WHERE "source" = ? AND "round" = ? AND "number" > ? ORDER BY "number" LIMIT ? + 0',
        )
        return read.all(source, round, after, limit).map(([number, text]): Waiting => ({ round, number, text }))
      })
    },
    async sweep(onIndex) {
      const next = 'SELECT min("source") FROM "import_waiting" WHERE "source" > ?'
      const after = (source: string) => using(() => connection.fixed<[string | null]>(next).get(source)![0])
      for (let source = after(''); source !== null; source = after(source))
        if (!using(() => placeOf(connection, source!)))
          while (using(() => dropSome(connection, source!))) await setImmediate()
      await endFilling(connection, model, using, onIndex)
    },
    async holder() {
      return using(() => {
        const found = connection
          .fixed<[string, string, number, string, string, number]>(
            'SELECT "token", "purpose", "pid", "host", "since", "renewed" FROM "import_lease"',
          )
          .get()
        if (!found) return undefined
        const [token, purpose, pid, host, since, renewed] = found
        return { token, purpose, pid, host, since, quiet: Date.now() - renewed }
      })
    },
    async take(lease, over) {
      const taken = atOnce(() => take(connection, lease, over))
      if (taken) mapPages(connection.db, false)
      return taken
    },
    async renew(token) {
      return using(() => {
        const renew = connection.fixed('UPDATE "import_lease" SET "renewed" = ? WHERE "token" = ?')
        return renew.run(Date.now(), token).changes > 0
      })
    },
    async release(token) {
      await endFilling(connection, model, using).catch(() => {})
      using(() => {
        connection.fixed('DELETE FROM "import_lease" WHERE "token" = ?').run(token)
        mapPages(connection.db, true)
      })
    },
  }
}

function placeOf(connection: Connection, source: string): Place | undefined {
  const found = connection
    .fixed<[string, string, number, number, number, number, string]>(
      'SELECT "input", "since", "round", "items", "line", "put_off", "report" FROM "import_place" WHERE "source" = ?',
    )
    .get(source)
  if (!found) return undefined
  const [input, since, round, items, line, putOff, report] = found
  return { input, since, round, items, line, putOff, report }
}

/** Whether there was anything. */
function dropSome(connection: Connection, source: string): boolean {
  const drop = connection.fixed(
    `DELETE FROM "import_waiting" WHERE ("source", "round", "number") IN
     (SELECT "source", "round", "number" FROM "import_waiting" WHERE "source" = ? LIMIT ${swept})`,
  )
  return drop.run(source).changes > 0
}

function take(connection: Connection, { token, purpose, pid, host, since }: Lease, over: string | undefined): boolean {
  const held = connection.fixed<[string]>('SELECT "token" FROM "import_lease"').get()
  if (held && held[0] !== over) return false
  connection
    .fixed(
      `INSERT OR REPLACE INTO "import_lease" ("name", "token", "purpose", "pid", "host", "since", "renewed") VALUES ('graph', ?, ?, ?, ?, ?, ?)`,
    )
    .run(token, purpose, pid, host, since, Date.now())
  return true
}
