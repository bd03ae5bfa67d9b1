import { type Model, model } from '../model/index.ts'
import type { ImportRun, Store } from '../store/contract.ts'
import { Batch } from './batch.ts'
import { Citations } from './citations.ts'
import type { Item } from './entry.ts'
import { PutOff } from './put-off.ts'
import { type Report, Tallies, totals } from './report.ts'
import type { Run } from './run.ts'
import { Validator } from './validate.ts'

export interface IngestOptions {
  /** Under which name the run is recorded in the store; without one it is not. */
  readonly source?: string
  /** Nodes and links in one transaction, about. */
  readonly batchSize?: number
  /** Looked at between batches: what is committed stays, the rest is not read. */
  readonly signal?: AbortSignal
  /** Called after every batch with what is committed so far. */
  readonly onProgress?: (progress: Progress) => void
}

export interface Progress {
  /** Entries read. */
  readonly entries: number
  readonly report: Report
}

/**
 * Brings items into the store, batch by batch, each a transaction. Links whose other end is not there yet are tried
 * again when all else is in; only then are nodes made of which nothing is known but what a link says. A fault in an
 * item is a line in the report; a failure of the store is thrown, and what `onProgress` told last is committed.
 * The same items a second time write nothing, not even the record of the run.
 */
export async function ingest(
  store: Store,
  items: AsyncIterable<Item> | Iterable<Item>,
  options: IngestOptions = {},
  declared: Model = model,
): Promise<Report> {
  const { batchSize = 10_000, signal, source = null } = options
  const tallies = new Tallies()
  const putOff = new PutOff()
  const run: Run = {
    store,
    model: declared,
    validator: new Validator(declared),
    tallies,
    citations: new Citations(store, tallies),
    putOff,
    batchSize,
  }
  const started = performance.now()
  let entries = 0
  const report = (stopped: boolean) =>
    tallies.report({ source, stopped, seconds: Math.round(performance.now() - started) / 1000 })

  /** Returns whether all was taken. */
  const take = async (from: AsyncIterable<Item> | Iterable<Item>, last: boolean): Promise<boolean> => {
    let batch = new Batch(run, last)
    const commit = async () => {
      await batch.commit()
      batch = new Batch(run, last)
      options.onProgress?.({ entries, report: report(false) })
      // Lets signals and timers in: a reader that is always ready would never leave the event loop a turn.
      await new Promise((resolve) => setImmediate(resolve))
    }
    for await (const item of from) {
      if (signal?.aborted) return false
      if (!last) entries++
      batch.add(item)
      if (batch.size >= batchSize) await commit()
    }
    if (signal?.aborted) return false
    await commit()
    return true
  }

  try {
    const whole = (await take(items, false)) && (await take(putOff.items(), true))
    if (whole) await run.citations.settle(true)
    if (whole && source !== null) await recordRun(store, source, tallies)
    return report(!whole)
  } finally {
    putOff.close()
  }
}

async function recordRun(store: Store, source: string, tallies: Tallies): Promise<void> {
  const { written, changed, refused } = totals(tallies)
  if (written + changed === 0) return
  const run: ImportRun = { source, finishedAt: new Date().toISOString(), written: written + changed, refused }
  await store.write({ nodes: [], links: [], run })
}
