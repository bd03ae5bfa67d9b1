import type { Worker } from 'node:worker_threads'
import { LinernotesError } from '../errors.ts'
import { startThread } from '../thread.ts'
import type { Chart, Waiting } from './atlas.ts'
import type { Asked, Measured } from './measure.ts'
import type { MeasureData } from './measure-thread.ts'
import { within } from './within.ts'

/** Answers kept for one chart, those asked for last: twelve bytes a node each. */
const most = 8

interface Task {
  readonly asked: Asked
  readonly key: string
  readonly result: Promise<Measured>
  readonly settle: (result: Measured | LinernotesError) => void
  waiting: number
  thread?: Worker
  over: boolean
}

/**
 * Rankings and communities of one chart, each computed once, when first asked for. One thread at a time, and one more
 * for betweenness, so that what takes a second is not held up by what takes half a minute. What nobody waits for any
 * more is not begun; what has begun goes on, so that whoever asks again finds it.
 */
export class Measures {
  readonly chart: Chart
  /** In order of when they were last asked for. */
  readonly #kept = new Map<string, Task>()
  readonly #lanes: Record<'quick' | 'slow', Task[]> = { quick: [], slow: [] }
  #retired = false

  constructor(chart: Chart) {
    this.chart = chart
  }

  /** STORE_TIMEOUT when it is not there in time. */
  async ask(asked: Asked, run: Waiting): Promise<Measured> {
    const key = [asked.by, ...asked.through].join(' ')
    const task = this.#kept.get(key) ?? this.#add(asked, key)
    this.#kept.delete(key)
    this.#kept.set(key, task)
    this.#shed()
    task.waiting++
    try {
      return await within(task.result, run, () => tooLate(asked))
    } finally {
      task.waiting--
      this.#leave(task)
    }
  }

  /** There is a newer chart: what somebody waits for is still answered, the rest is ended. */
  retire(): void {
    this.#retired = true
    for (const task of [...this.#kept.values()]) this.#leave(task)
  }

  /** Ends everything. Safe to call twice. */
  async close(reason: LinernotesError): Promise<void> {
    this.#retired = true
    const threads = [...this.#kept.values()].flatMap(({ thread }) => thread ?? [])
    for (const lane of Object.values(this.#lanes)) lane.length = 0
    for (const task of this.#kept.values()) task.settle(reason)
    await Promise.all(threads.map((thread) => thread.terminate()))
  }

  #add(asked: Asked, key: string): Task {
    let settle!: Task['settle']
    const result = new Promise<Measured>((resolve, reject) => {
      settle = (result) => {
        if (task.over) return
        task.over = true
        if (!(result instanceof LinernotesError)) return resolve(result)
        this.#kept.delete(key)
        reject(result)
      }
    })
    // Who waits hears of it; it may be that nobody does.
    result.catch(() => {})
    const task: Task = { asked, key, result, settle, waiting: 0, over: false }
    const lane = this.#laneOf(task)
    lane.push(task)
    if (lane.length === 1) this.#start(task)
    return task
  }

  #laneOf({ asked }: Task): Task[] {
    return this.#lanes[asked.by === 'BETWEENNESS' ? 'slow' : 'quick']
  }

  #start(task: Task): void {
    const workerData: MeasureData = { map: this.chart.map, asked: task.asked }
    const thread = startThread(new URL('./measure-thread.ts', import.meta.url), { workerData })
    thread.unref()
    task.thread = thread
    thread.on('message', (measured: Measured) => task.settle(measured))
    thread.on('error', (failure) => task.settle(lost(task, failure)))
    thread.on('exit', () => {
      task.settle(lost(task, undefined))
      delete task.thread
      const lane = this.#laneOf(task)
      lane.shift()
      if (lane[0]) this.#start(lane[0])
    })
  }

  /** Gives up a task that nobody waits for, where it has not begun or its chart is not the newest. */
  #leave(task: Task): void {
    if (task.waiting || task.over || (task.thread && !this.#retired)) return
    task.settle(new LinernotesError('STORE_TIMEOUT', `Nobody waits for the ${wordFor(task.asked)} any more.`))
    if (task.thread) void task.thread.terminate()
    else {
      const lane = this.#laneOf(task)
      lane.splice(lane.indexOf(task), 1)
    }
  }

  #shed(): void {
    for (const { key, over } of this.#kept.values()) if (over && this.#kept.size > most) this.#kept.delete(key)
  }
}

function wordFor({ by }: Asked): string {
  return by === 'COMMUNITY' ? 'communities' : `ranking by ${by}`
}

function tooLate(asked: Asked): LinernotesError {
  return new LinernotesError(
    'STORE_TIMEOUT',
    `The ${wordFor(asked)} of the whole graph took longer than the deadline allows. Ask again in a moment.`,
  )
}

function lost({ asked }: Task, failure: unknown): LinernotesError {
  return new LinernotesError('INTERNAL', `The thread that computed the ${wordFor(asked)} was lost.`, failure)
}
