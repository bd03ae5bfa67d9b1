import { once } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import type { StoreConfig } from '../config.ts'
import { oursOr } from '../errors.ts'
import { buildNameIndex } from '../search/build.ts'
import type { NameIndex } from '../search/name-index.ts'
import { openStore } from '../store/open.ts'
import { type SentFailure, sendable } from '../thread.ts'
import { namesOf } from './surveyed-names.ts'
import type { Walked } from './walked.ts'

/*
 * A thread that makes one index of names, from a store it opens itself, and ends. What is known of the links is sent to
 * it when it is.
 */

export interface NameData {
  readonly config: StoreConfig
}

export type NameReport = { readonly names: NameIndex } | { readonly failed: SentFailure }

const report = (message: NameReport) => parentPort!.postMessage(message)
const { config } = workerData as NameData
const walked = once(parentPort!, 'message').then(([message]) => message as Walked)

try {
  const store = await openStore(config)
  try {
    report({ names: await buildNameIndex(namesOf(store, walked)) })
  } finally {
    await store.close()
  }
} catch (failure) {
  report({ failed: sendable(oursOr(failure, 'The index of names could not be built.')) })
}
