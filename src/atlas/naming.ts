import type { Worker } from 'node:worker_threads'
import type { StoreConfig } from '../config.ts'
import type { NameIndex } from '../search/name-index.ts'
import { lostThread, revived, startThread } from '../thread.ts'
import type { NameData, NameReport } from './name-thread.ts'
import type { Walked } from './walked.ts'

/** An index of names made in a thread of its own: what takes time is done while the links are still read. */
export class Naming {
  readonly #config: StoreConfig
  #thread: Worker | undefined
  #done: Promise<NameIndex> | undefined

  constructor(config: StoreConfig) {
    this.#config = config
  }

  /** Begins to read names. Safe to call again. */
  begin(): void {
    if (this.#thread) return
    const workerData: NameData = { config: this.#config }
    const thread = startThread(new URL('./name-thread.ts', import.meta.url), { workerData })
    this.#thread = thread
    this.#done = new Promise<NameIndex>((resolve, reject) => {
      thread.on('message', (report: NameReport) =>
        'names' in report ? resolve(report.names) : reject(revived(report.failed)),
      )
      thread.on('error', (failure) => reject(lost(failure)))
      thread.on('exit', () => reject(lost(undefined)))
    })
    // Who waits for it hears of its failure.
    this.#done.catch(() => {})
  }

  /** The index, where it was begun. */
  finish(walked: Walked): Promise<NameIndex> | undefined {
    this.#thread?.postMessage(walked)
    return this.#done
  }

  /** Gives up what is under way. Safe to call again. */
  async end(): Promise<void> {
    await this.#thread?.terminate()
  }
}

const lost = (failure: unknown) => lostThread('builds the index of names', failure)
