import { parentPort, workerData } from 'node:worker_threads'
import type { StoreConfig } from '../config.ts'
import { LinernotesError } from '../errors.ts'
import { openStore } from '../store/open.ts'
import { type SentFailure, sendable } from '../thread.ts'
import { type Built, buildChart } from './build-chart.ts'

/*
 * A thread that makes one chart, from a store it opens itself, and ends.
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

try {
  const store = await openStore(config)
  try {
    report({ built: await buildChart({ store, limit, progress: (read) => report({ read }) }) })
  } finally {
    await store.close()
  }
} catch (failure) {
  const told =
    failure instanceof LinernotesError
      ? failure
      : new LinernotesError('INTERNAL', 'The map could not be built.', failure)
  report({ failed: sendable(told) })
}
