import type Database from 'better-sqlite3'
import { LinernotesError } from '../../errors.ts'
import type { Trace } from '../contract.ts'
import type { Bindable, Given, Sql } from './sql.ts'

/**
 * An open file. Its `alive()` is called by statements that may run long: SQLite here cannot be interrupted from
 * outside, but a call into JavaScript ends with an error when its thread is being ended or its deadline has passed.
 */
export class Connection {
  readonly db: Database.Database
  /** On the clock of `performance.now()`. */
  deadline = Number.POSITIVE_INFINITY
  readonly #fixed = new Map<string, Database.Statement<Bindable[], unknown>>()

  constructor(db: Database.Database) {
    this.db = db
    db.function('alive', { deterministic: false }, () => {
      this.checkDeadline()
      return 1
    })
  }

  checkDeadline(): void {
    if (performance.now() > this.deadline)
      throw new LinernotesError('STORE_TIMEOUT', 'The read took longer than its deadline allows.')
  }

  /** A statement written once in the code, prepared once. Rows come as lists. */
  fixed<Row extends readonly unknown[]>(text: string): Database.Statement<Bindable[], Row> {
    const before = this.#fixed.get(text)
    if (before) return before as Database.Statement<Bindable[], Row>
    const statement = this.db.prepare<Bindable[], Row>(text)
    if (statement.reader) statement.raw()
    this.#fixed.set(text, statement as Database.Statement<Bindable[], unknown>)
    return statement
  }

  prepare(sql: Sql): Prepared {
    return new Prepared(this.db, sql)
  }

  /** Runs a read of many statements so that all of them see the same graph. */
  inOneView<T>(work: () => T): T {
    this.fixed('BEGIN').run()
    try {
      return work()
    } finally {
      // SQLite ends the transaction itself when the disk fails.
      if (this.db.inTransaction) this.fixed('COMMIT').run()
    }
  }
}

/** A statement, prepared when first needed: most of a selection's are not. */
export class Prepared {
  readonly sql: Sql
  readonly #db: Database.Database
  #statement: Database.Statement<Bindable[], unknown[]> | undefined

  constructor(db: Database.Database, sql: Sql) {
    this.#db = db
    this.sql = sql
  }

  rows(given: Given, trace: Trace): unknown[][] {
    const rows = this.#ready().all(...this.sql.slots.map((slot) => slot(given)))
    trace.statements++
    trace.rows += rows.length
    return rows
  }

  row(given: Given, trace: Trace): unknown[] | undefined {
    const row = this.#ready().get(...this.sql.slots.map((slot) => slot(given)))
    trace.statements++
    if (row) trace.rows++
    return row
  }

  #ready() {
    this.#statement ??= this.#db.prepare<Bindable[], unknown[]>(this.sql.text).raw()
    return this.#statement
  }
}
