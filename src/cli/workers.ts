import cluster, { type Worker } from 'node:cluster'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { say } from './say.ts'

/** What a process says once it listens, and what it is told when it should end. */
type Said = { readonly url: string }
const end = 'end'

/** Milliseconds before the place of a process that ended by itself is taken: one that cannot live must not be the whole work. */
const beforeNext = 500

/**
 * Lets `count` processes answer at one address, each a run of this same command, and takes the place of one that ends by
 * itself. `ready` hears the address when all are there. Resolves to the exit code, once told to stop and all have ended;
 * at once when the first cannot start, which has then said why.
 */
export async function serveTogether(count: number, signal: AbortSignal, ready: (url: string) => void): Promise<number> {
  const first = await begun()
  if (typeof first === 'number') return first
  for (const another of await Promise.all(Array.from({ length: count - 1 }, begun)))
    if (typeof another === 'number') say(`one of ${count} processes did not start; the others serve.`)
  cluster.on('exit', replace)
  ready(first.url)
  if (!signal.aborted) await once(signal, 'abort')
  cluster.off('exit', replace)
  await Promise.all(Object.values(cluster.workers ?? {}).map((worker) => worker && ended(worker)))
  return 0

  async function replace({ process: { pid } }: Worker, code: number | null, by: string | null): Promise<void> {
    say(`the process ${pid} ended (${by ?? `exit code ${code}`}); another takes its place.`)
    await pause(beforeNext)
    if (!signal.aborted) await begun()
  }
}

/** Starts a process; resolves when it listens, or to its exit code. */
function begun(): Promise<Said | number> {
  const worker = cluster.fork()
  return new Promise((resolve) => {
    worker.once('message', (said: Said) => resolve(said))
    worker.once('exit', (code) => resolve(code ?? 1))
  })
}

/** Tells a process to end and waits until it has. It may have ended on the way, by the same key in a terminal. */
async function ended(worker: Worker): Promise<void> {
  const over = once(worker, 'exit')
  worker.send(end, () => {})
  if (!worker.isDead()) await over
}

/** In one of the processes: works until told to end. Signals are for the first process, though a terminal sends them to all. */
export async function untilTold<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const told = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => {})
  process.once('message', () => told.abort())
  try {
    return await work(told.signal)
  } finally {
    // What holds the two together would keep this one alive.
    cluster.worker!.disconnect()
  }
}

export const isWorker = cluster.isWorker

/** Says that this process listens. */
export function announce(url: string): void {
  process.send!({ url } satisfies Said)
}
