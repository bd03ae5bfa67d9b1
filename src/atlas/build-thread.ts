import { parentPort, workerData } from 'node:worker_threads'
import type { StoreConfig } from '../config.ts'
import { oursOr } from '../errors.ts'
import { openStore } from '../store/open.ts'
import { type SentFailure, sendable } from '../thread.ts'
import { type Built, buildChart } from './build-chart.ts'
import { Naming } from './naming.ts'

/*
 * A thread that makes one chart, from a store it opens itself, and ends. Names are read by a thread beside it.
 */

export interface BuildData {
  readonly config: StoreConfig
  readonly limit: number
}

export type BuildReport =
  | { readonly read: number }
  /** All of it in shared memory: what is sent is where it lies. */
  | { readonly built: Built }
  | { readonly failed: SentFailure }

const report = (message: BuildReport) => parentPort!.postMessage(message)
const { config, limit } = workerData as BuildData
const naming = new Naming(config)
/** Nodes whose names take longer to read than a thread takes to start. */
const worthwhile = 5_000

try {
  const store = await openStore(config)
  try {
    const built = await buildChart({
      store,
      limit,
      progress: (read) => {
        // Not before the map is: the names are of the same state of the graph as its nodes, or of a later one.
        if (read > worthwhile) naming.begin()
        report({ read })
      },
      names: (walked) => naming.finish(walked),
    })
    report({ built })
  } finally {
    await Promise.all([naming.end(), store.close()])
  }
} catch (failure) {
  report({ failed: sendable(oursOr(failure, 'The map could not be built.')) })
}
