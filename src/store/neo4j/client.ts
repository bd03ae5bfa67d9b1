import neo4j, { type Driver, type ManagedTransaction, type Session } from 'neo4j-driver'
import type { Neo4jConfig } from '../../config.ts'
import { LinernotesError } from '../../errors.ts'
import type { ReadOptions } from '../contract.ts'
import { failure, place, untilSettled } from './failures.ts'

/** A record as a list, in the order of the statement's RETURN. */
export type Row = readonly unknown[]

/** Runs a statement; every value it names stands in the one parameter `$p`. */
export type Run = (text: string, p?: Readonly<Record<string, unknown>>) => Promise<readonly Row[]>

/** One database of one server, reached over a pool of connections. */
export interface Client {
  /** A statement that only reads, in a transaction of its own. */
  read(text: string, p?: Readonly<Record<string, unknown>>, options?: ReadOptions): Promise<readonly Row[]>
  /** Asks for nothing but an answer. STORE_UNAVAILABLE when it does not come within the milliseconds. */
  reach(timeout: number): Promise<void>
  /** One transaction; run anew when the server says that this may help, so `work` must allow being repeated. */
  write<T>(work: (run: Run) => Promise<T>): Promise<T>
  /** Commands about the schema; they want a transaction without data. */
  schema(commands: readonly string[]): Promise<void>
  close(): Promise<void>
}

/** In one go: what is read here is a page at most, and asking for it in parts costs a journey each. */
const wholeResult = -1
const readTimeout = 30_000
const writeTimeout = 120_000

export function connect(config: Neo4jConfig): Client {
  const driver = open(config)
  const clustered = config.uri.startsWith('neo4j')
  /** A cluster's followers lag behind: each session starts from what this store's last write left. */
  let bookmarks: string[] = []
  const underWay = new Set<(reason: LinernotesError) => void>()

  const sessionFor = (defaultAccessMode: 'READ' | 'WRITE') =>
    driver.session({ database: config.database, defaultAccessMode, fetchSize: wholeResult, bookmarks })

  /** Ends the work at the deadline on this side too: a server that hangs tells nothing. */
  function within<T>(
    session: Session,
    { signal, timeout = readTimeout }: ReadOptions,
    work: () => Promise<T>,
  ): Promise<T> {
    return new Promise((resolve, reject) => {
      const end = () => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', late)
        underWay.delete(stop)
        // Closing a session whose statement still runs makes the server end that.
        session.close().catch(() => {})
      }
      const stop = (reason: LinernotesError) => {
        reject(reason)
        end()
      }
      const late = () => stop(tooLate(config))
      const timer = setTimeout(late, timeout)
      underWay.add(stop)
      signal?.addEventListener('abort', late)
      if (signal?.aborted || timeout <= 0) return late()
      work()
        .then(resolve, (error) => reject(failure(error, config)))
        .finally(end)
    })
  }

  function transaction<T>(work: (tx: ManagedTransaction) => Promise<T>): Promise<T> {
    const session = sessionFor('WRITE')
    return within(session, { timeout: writeTimeout }, async () => {
      const done = await session.executeWrite(work, { timeout: writeTimeout })
      if (clustered) bookmarks = session.lastBookmarks()
      return done
    })
  }

  const read: Client['read'] = (text, p = {}, options = {}) => {
    const session = sessionFor('READ')
    const timeout = Math.ceil(options.timeout ?? readTimeout)
    // The deadline closes the session, and with that ends asking again too.
    return within(session, options, async () =>
      rows(await untilSettled(async () => untraced(() => session.run(text, { p }, { timeout })))),
    )
  }

  return {
    read,
    async reach(timeout) {
      try {
        await read('RETURN 1', {}, { timeout })
      } catch (error) {
        if (!(error instanceof LinernotesError) || error.code !== 'STORE_TIMEOUT') throw error
        throw new LinernotesError('STORE_UNAVAILABLE', `Neo4j at ${place(config)} does not answer.`, error)
      }
    },
    write: (work) => transaction((tx) => work(async (text, p = {}) => rows(await tx.run(text, { p })))),
    async schema(commands) {
      if (commands.length === 0) return
      await transaction(async (tx) => {
        for (const command of commands) await tx.run(command)
      })
    },
    async close() {
      for (const stop of underWay) stop(new LinernotesError('STORE_UNAVAILABLE', 'The store is closed.'))
      await driver.close()
    },
  }
}

/**
 * The driver notes for every statement from where it was sent, in case that fails; here an error tells its code, and
 * the note costs a tenth of what sending and reading do.
 */
function untraced<T>(send: () => T): T {
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = 0
  try {
    return send()
  } finally {
    Error.stackTraceLimit = stackTraceLimit
  }
}

function rows({ records }: { records: readonly { values(): IterableIterator<unknown> }[] }): Row[] {
  return records.map((record) => [...record.values()])
}

function tooLate(config: Neo4jConfig): LinernotesError {
  return new LinernotesError('STORE_TIMEOUT', `Neo4j at ${place(config)} did not answer before the deadline.`)
}

/** Every patience is far below what a request is given: a request must hear of a failure, not wait for its end. */
function open(config: Neo4jConfig): Driver {
  try {
    return neo4j.driver(config.uri, neo4j.auth.basic(config.user, config.password), {
      disableLosslessIntegers: true,
      maxConnectionPoolSize: config.pool,
      connectionTimeout: 3_000,
      connectionAcquisitionTimeout: 4_000,
      connectionLivenessCheckTimeout: 30_000,
      maxTransactionRetryTime: 2_000,
      userAgent: 'linernotes',
    })
  } catch (error) {
    throw new LinernotesError(
      'STORE_UNUSABLE',
      `${place(config)} is not the address of a Neo4j. NEO4J_URI looks like bolt://127.0.0.1:7687 or neo4j+s://host.`,
      error,
    )
  }
}
