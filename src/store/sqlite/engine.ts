import type { SqliteConfig } from '../../config.ts'
import { LinernotesError } from '../../errors.ts'
import { type Model, model as registry } from '../../model/index.ts'
import type {
  Batch,
  LinkStats,
  Merged,
  ReadOptions,
  Store,
  StoreStats,
  Trace,
  Unmerged,
  Wanted,
  Written,
} from '../contract.ts'
import type { Journal } from '../journal.ts'
import type { OnLong } from '../on-long.ts'
import type { Answer, ParamValue, Selection } from '../selection.ts'
import type { Texts } from '../texts.ts'
import { mayScan } from './blocking.ts'
import type { Connection } from './connection.ts'
import { translated } from './failures.ts'
import { haveIndexes } from './filling.ts'
import { findAll } from './find.ts'
import { type Done, type Job, worker } from './job.ts'
import { journalOf } from './journal.ts'
import { mergeNodes } from './merge-nodes.ts'
import { mapPages, openFile, openReader } from './open-file.ts'
import { Readers } from './readers.ts'
import { revisionOf } from './revision.ts'
import { scanLinks, scanNodes, scanRedirects } from './scan.ts'
import { shared } from './shared.ts'
import { surveyLinks, surveyNodes } from './survey.ts'
import { unmergeNodes } from './unmerge-nodes.ts'
import { write } from './write.ts'

/** Opens the graph kept in a file, or in memory. STORE_UNUSABLE when the file cannot be one of ours. */
export async function openSqlite(config: SqliteConfig, model: Model = registry, onLong?: OnLong): Promise<Store> {
  return new SqliteStore(config, model, onLong)
}

/**
 * Short reads run in this thread: a look-up takes microseconds, less than sending it to another. Reads that may touch
 * many rows run in readers, because a call into SQLite holds up its thread until it ends. A graph in memory belongs to
 * one connection; there, such reads watch their deadline themselves.
 */
class SqliteStore implements Store {
  readonly engine = 'sqlite'
  readonly journal: Journal
  readonly #file: string
  readonly #model: Model
  readonly #connection: Connection
  readonly #readers: Readers | undefined
  readonly #here: <J extends Job>(job: J, trace: Trace) => Done<J>
  #closed: Promise<void> | undefined

  constructor({ file, readers }: SqliteConfig, model: Model, onLong: OnLong | undefined) {
    this.#file = file
    this.#model = model
    this.#connection = openFile(file, model, onLong)
    this.#readers = file === ':memory:' ? undefined : new Readers(file, model, readers)
    this.journal = journalOf(this.#connection, model, (work) => this.#using(work))
    this.#here = worker(this.#connection, model, (selection) => mayScan(model, selection))
  }

  read(selection: Selection, values: readonly ParamValue[], run: ReadOptions = {}): Promise<Answer> {
    return this.#do({ what: 'read', selection, values }, run, mayScan(this.#model, selection))
  }

  stats<Part extends keyof LinkStats = never>(parts: readonly Part[] = [], run: ReadOptions = {}) {
    const done = this.#do({ what: 'stats', parts }, run, true)
    return done as Promise<StoreStats & Pick<LinkStats, Part>>
  }

  async write(batch: Batch): Promise<Written> {
    return this.#using(() => write(this.#connection, this.#model, batch))
  }

  async shared(pairs: readonly (readonly [string, string])[]): Promise<readonly (readonly string[])[]> {
    return this.#using(() => {
      haveIndexes(this.#connection, this.#model)
      return pairs.map((pair) => shared(this.#connection, this.#model, pair))
    })
  }

  async find(wanted: readonly Wanted[]): Promise<readonly (readonly string[])[]> {
    return this.#using(() => findAll(this.#connection, this.#model, wanted))
  }

  async merge(from: string, into: string): Promise<Merged> {
    return this.#using(() => mergeNodes(this.#connection, this.#model, from, into))
  }

  async unmerge(id: string): Promise<Unmerged> {
    return this.#using(() => unmergeNodes(this.#connection, this.#model, id))
  }

  scanNodes() {
    return this.#scan(scanNodes)
  }
  scanLinks() {
    return this.#scan(scanLinks)
  }
  scanRedirects() {
    return this.#scan(scanRedirects)
  }
  surveyNodes(asked: (kind: string) => readonly string[]) {
    return this.#scan((connection, model) => surveyNodes(connection, model, asked))
  }
  surveyLinks<End>(endOf: (ids: Texts, place: number) => End) {
    return this.#scan((connection, model) => surveyLinks(connection, model, endOf))
  }

  async revision(): Promise<number> {
    return this.#using(() => revisionOf(this.#connection))
  }

  async ping(): Promise<void> {
    await this.revision()
  }

  close(): Promise<void> {
    this.#closed ??= this.#end()
    return this.#closed
  }

  async #end(): Promise<void> {
    await this.#readers?.close()
    this.#connection.db.close()
  }

  async #do<J extends Job>(job: J, run: ReadOptions, isLong: boolean): Promise<Done<J>> {
    if (run.signal?.aborted) throw new LinernotesError('STORE_TIMEOUT', 'The read was given up before it began.')
    if (isLong && this.#readers && !this.#closed) return this.#readers.run(job, run)
    return this.#using(() => {
      this.#connection.deadline = performance.now() + (run.timeout ?? Number.POSITIVE_INFINITY)
      return this.#here(job, run.trace ?? { statements: 0, rows: 0 })
    })
  }

  #using<T>(work: () => T): T {
    if (this.#closed) throw new LinernotesError('STORE_UNAVAILABLE', 'The store is closed.')
    try {
      return work()
    } catch (failure) {
      throw translated(failure, this.#file)
    }
  }

  /** On a connection of its own where there can be one: then the whole scan sees one state of the graph. */
  async *#scan<T>(rows: (connection: Connection, model: Model) => AsyncGenerator<T>): AsyncGenerator<T> {
    const own = this.#readers && this.#using(() => openReader(this.#file))
    try {
      if (own) mapPages(own.db, false)
      own?.db.exec('BEGIN')
      yield* rows(own ?? this.#connection, this.#model)
    } catch (failure) {
      throw translated(failure, this.#file)
    } finally {
      own?.db.close()
    }
  }
}
