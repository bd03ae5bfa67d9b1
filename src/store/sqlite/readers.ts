import type { Worker } from 'node:worker_threads'
import { LinernotesError } from '../../errors.ts'
import type { Model } from '../../model/index.ts'
import { revived, startThread } from '../../thread.ts'
import type { ReadOptions } from '../contract.ts'
import { translated } from './failures.ts'
import type { Done, Job } from './job.ts'
import type { ReaderData, Reply } from './reader.ts'

/** A job on its way, first waiting, then at work in a thread. */
interface Task {
  readonly job: Job
  readonly done: (reply: Reply) => void
  readonly fail: (reason: LinernotesError) => void
  thread?: Worker
}

/** Threads for reads that may take long, started when first needed. One whose time is up is ended, and another takes its place. */
export class Readers {
  readonly #most: number
  readonly #data: ReaderData
  readonly #waiting: Task[] = []
  readonly #threads = new Map<Worker, Task | 'idle'>()

  constructor(file: string, model: Model, most: number) {
    this.#most = Math.max(1, most)
    this.#data = { file, model: asData(model) }
  }

  run<J extends Job>(job: J, { signal, timeout, trace }: ReadOptions): Promise<Done<J>> {
    return new Promise((resolve, reject) => {
      const settled = () => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', stop)
      }
      const task: Task = {
        job,
        done: (reply) => {
          settled()
          if ('failed' in reply) return reject(revived(reply.failed))
          if (trace) {
            trace.statements += reply.trace.statements
            trace.rows += reply.trace.rows
          }
          resolve(reply.done as Done<J>)
        },
        fail: (reason) => {
          settled()
          reject(reason)
        },
      }
      const stop = () => this.#stop(task)
      const timer = timeout === undefined ? undefined : setTimeout(stop, timeout)
      signal?.addEventListener('abort', stop, { once: true })
      this.#waiting.push(task)
      this.#next()
    })
  }

  async close(): Promise<void> {
    const reason = new LinernotesError('STORE_UNAVAILABLE', 'The store is closed.')
    for (const task of [...this.#waiting.splice(0), ...this.#threads.values()]) if (task !== 'idle') task.fail(reason)
    const threads = [...this.#threads.keys()]
    this.#threads.clear()
    await Promise.all(threads.map((thread) => thread.terminate()))
  }

  #next(): void {
    if (this.#waiting.length === 0) return
    const thread = this.#idle() ?? (this.#threads.size < this.#most ? this.#start() : undefined)
    if (!thread) return
    const task = this.#waiting.shift()!
    task.thread = thread
    this.#threads.set(thread, task)
    // Only a thread at work keeps the process from ending.
    thread.ref()
    thread.postMessage(task.job)
  }

  #idle(): Worker | undefined {
    for (const [thread, task] of this.#threads) if (task === 'idle') return thread
    return undefined
  }

  #start(): Worker {
    const thread = startThread(new URL('./reader.ts', import.meta.url), { workerData: this.#data })
    thread.on('message', (reply: Reply) => {
      const task = this.#threads.get(thread)
      if (!task || task === 'idle') return
      this.#threads.set(thread, 'idle')
      thread.unref()
      task.done(reply)
      this.#next()
    })
    thread.on('error', (failure) => this.#lost(thread, failure))
    thread.on('exit', () => this.#lost(thread, undefined))
    return thread
  }

  #stop(task: Task): void {
    const { thread } = task
    if (thread) {
      this.#threads.delete(thread)
      void thread.terminate()
    } else this.#waiting.splice(this.#waiting.indexOf(task), 1)
    task.fail(new LinernotesError('STORE_TIMEOUT', 'The read took longer than its deadline allows.'))
    this.#next()
  }

  #lost(thread: Worker, failure: unknown): void {
    const task = this.#threads.get(thread)
    this.#threads.delete(thread)
    if (task && task !== 'idle') task.fail(translated(failure, this.#data.file))
    this.#next()
  }
}

/** The model without its functions, which cannot be sent and which reading does not need. */
function asData({ kinds, links, chains, views, throughGroups }: Model): ReaderData['model'] {
  return JSON.parse(
    JSON.stringify({ kinds: [...kinds.values()], links: [...links.values()], chains, views, throughGroups }),
  )
}
