import { type Model, model } from '../model/index.ts'
import type { Teller } from '../model/standing.ts'
import type { ImportRun, Store } from '../store/contract.ts'
import type { OnIndex } from '../store/journal.ts'
import { alone } from './alone.ts'
import { Batch } from './batch.ts'
import { Citations } from './citations.ts'
import { Course, type Earlier, type Point } from './course.ts'
import type { Item } from './entry.ts'
import { type Maybe, Namesakes } from './namesakes.ts'
import { type Citation, rounds, waiting } from './put-off.ts'
import { type Report, totals } from './report.ts'
import { Validator } from './validate.ts'

export interface IngestOptions {
  /** Under which name the run is recorded in the store; without one it is not. */
  readonly source?: string
  /**
   * Tells what is read, so that a run that ended early can be taken up by the next of the same source and input: the
   * items must be the same, and in the same order. Without it a run is never taken up.
   */
  readonly input?: string
  /** Whose word it all is (model/standing.ts); null, if not given, for what people wrote here. */
  readonly teller?: Teller
  /** Whether entries with ids of their own may be namesakes of nodes that sources brought. */
  readonly joins?: boolean
  /** Nodes and links in one transaction, about. */
  readonly batchSize?: number
  /** Looked at between batches: what is committed stays, the rest is not read. */
  readonly signal?: AbortSignal
  /** Called before the first item when an earlier run of the source ended early. */
  readonly onEarlier?: (earlier: Earlier) => void
  /** Called after every batch with what is committed so far, when a run is taken up, and with every index made at the end. */
  readonly onProgress?: (progress: Progress) => void
}

export interface Progress {
  /** Entries read. */
  readonly entries: number
  readonly report: Report
  /** At the end, while indexes are made that were put off: how many are made, of how many. */
  readonly indexes?: { readonly made: number; readonly of: number }
}

type Items = AsyncIterable<Item> | Iterable<Item>

/**
 * Brings items into the store, batch by batch, each a transaction that also keeps how far the run is and what waits.
 * Links whose other end is not there yet are tried again when all else is in; only then are nodes made of which nothing
 * is known but what a link says. A fault in an item is a line in the report; a failure of the store is thrown, and what
 * `onProgress` told last is committed. STORE_BUSY while another run writes to the store.
 * The same items a second time change nothing, not even the record of the run.
 */
export async function ingest(
  store: Store,
  items: Items,
  options: IngestOptions = {},
  declared: Model = model,
): Promise<Report> {
  const { source = null, input, onEarlier } = options
  return alone(store, source === null ? 'import' : `import of ${source}`, async (token) => {
    const named = source ?? '(no name)'
    const course = await Course.open({ store, token, source: named, input, onEarlier })
    const intake = new Intake(store, declared, course, options)
    if (!(await intake.take(items))) return intake.report(true)
    await end(store, source, course, (made, of) => intake.progressed({ made, of }))
    return intake.report(false)
  })
}

/** The run is through: it is recorded if it changed anything, and nothing is kept of where it was. */
async function end(store: Store, source: string | null, course: Course, onIndex: OnIndex): Promise<void> {
  const { written, changed, refused } = totals(course.tallies)
  const run: ImportRun | undefined =
    source === null || written + changed === 0
      ? undefined
      : { source, finishedAt: new Date().toISOString(), written: written + changed, refused }
  if (run || course.isKept)
    await store.write({ nodes: [], links: [], ...(run && { run }), journal: () => course.through() })
  await store.journal.sweep(onIndex)
}

interface Numbered {
  readonly number: number
  readonly item: Item | Citation
}

/** Takes the items of a run, round by round. */
class Intake {
  readonly #shared
  readonly #course: Course
  readonly #options: IngestOptions
  readonly #batchSize: number
  readonly #takenBefore: number
  readonly #started = performance.now()

  constructor(store: Store, declared: Model, course: Course, options: IngestOptions) {
    this.#course = course
    this.#options = options
    this.#batchSize = options.batchSize ?? 10_000
    this.#takenBefore = course.point.items
    this.#shared = {
      ...{ store, model: declared, batchSize: this.#batchSize },
      validator: new Validator(declared),
      citations: new Citations(),
      teller: options.teller ?? null,
      joins: options.joins ?? false,
    }
  }

  /** Takes everything that is not taken yet, round by round. Returns whether it came to the end. */
  async take(items: Items): Promise<boolean> {
    const course = this.#course
    const { round: begun, items: taken, line } = course.point
    if (begun !== rounds.reading) this.progressed()
    if (begun === rounds.reading && !(await this.#round(begun, this.#numbered(items, taken)))) return false
    for (const round of [rounds.redirects, rounds.again, rounds.namesakes, rounds.citations]) {
      if (round < begun) continue
      const { store } = this.#shared
      const after = round === begun ? line : 0
      if (round === rounds.namesakes) await this.#joinNamesakes(waiting(store, course.source, round, after))
      else if (!(await this.#round(round, waiting(store, course.source, round, after)))) return false
    }
    return true
  }

  /** All at once: a run that ends meanwhile looks at all of them again. */
  async #joinNamesakes(waits: AsyncIterable<{ readonly item: Maybe }>): Promise<void> {
    const { store, model } = this.#shared
    const namesakes = new Namesakes(store, model, this.#course.tallies)
    for await (const { item } of waits) namesakes.add(item)
    await namesakes.settle()
  }

  report(stopped: boolean): Report {
    return this.#course.tallies.report({
      ...{ source: this.#options.source ?? null, takenBefore: this.#takenBefore, stopped },
      seconds: Math.round(performance.now() - this.#started) / 1000,
    })
  }

  async #round(round: number, from: AsyncIterable<Numbered>): Promise<boolean> {
    const { signal } = this.#options
    let batch = new Batch(this.#shared, round)
    let last = 0
    let writing = Promise.resolve()
    try {
      for await (const { number, item } of from) {
        if (signal?.aborted) return false
        batch.add(item)
        last = number
        if (batch.size < this.#batchSize) continue
        // The next batch is filled while this one is written, where the store is a server.
        await writing
        if (signal?.aborted) return false
        writing = this.#commit(batch, this.#pointAt(round, last))
        // A failure is heard where it is waited for.
        writing.catch(() => {})
        batch = new Batch(this.#shared, round)
      }
    } finally {
      await writing
    }
    if (signal?.aborted) return false
    if (batch.size > 0) await this.#commit(batch, this.#pointAt(round, last))
    return true
  }

  #pointAt(round: number, number: number): Point {
    return round === rounds.reading
      ? { round, items: number, line: 0 }
      : { round, items: this.#course.point.items, line: number }
  }

  async #commit(batch: Batch, point: Point): Promise<void> {
    await batch.commit(this.#course, point)
    this.progressed()
    await turn()
  }

  progressed(indexes?: Progress['indexes']): void {
    const entries = this.#course.point.items
    this.#options.onProgress?.({ entries, report: this.report(false), ...(indexes && { indexes }) })
  }

  /** Items after those that an earlier run took, which are read and left. */
  async *#numbered(items: Items, taken: number): AsyncGenerator<Numbered> {
    let number = 0
    for await (const item of items) {
      if (this.#options.signal?.aborted) return
      if (++number > taken) yield { number, item }
      else if (number === taken) this.progressed()
      else if (number % 10_000 === 0) await turn()
    }
  }
}

/** Lets signals and timers in: a reader that is always ready would never leave the event loop a turn. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
