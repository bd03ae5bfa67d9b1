import { parentPort, workerData } from 'node:worker_threads'
import type { Chain, Kind, Link, ThroughGroups, View } from '../../model/define.ts'
import { modelOf } from '../../model/index.ts'
import { type SentFailure, sendable } from '../../thread.ts'
import { translated } from './failures.ts'
import { type Job, worker } from './job.ts'
import { openReader } from './open-file.ts'

/*
 * A thread that reads. It is ended from outside whenever what it does takes too long, so it keeps nothing.
 */

/** What a reader is started with. The model comes as data: reading needs none of its functions. */
export interface ReaderData {
  readonly file: string
  readonly model: { kinds: Kind[]; links: Link[]; chains: Chain[]; views: View[]; throughGroups: ThroughGroups[] }
}

export type Reply =
  | { readonly done: unknown; readonly trace: { statements: number; rows: number } }
  | { readonly failed: SentFailure }

const { file, model } = workerData as ReaderData
const run = worker(openReader(file), modelOf(model), () => true)

parentPort!.on('message', (job: Job) => parentPort!.postMessage(replyTo(job)))

function replyTo(job: Job): Reply {
  const trace = { statements: 0, rows: 0 }
  try {
    return { done: run(job, trace), trace }
  } catch (failure) {
    return { failed: sendable(translated(failure, file)) }
  }
}
