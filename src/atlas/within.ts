import type { LinernotesError } from '../errors.ts'
import type { Waiting } from './atlas.ts'

/** What a timer can wait: 24 days. */
const longest = 2 ** 31 - 1

/** Waits no longer than told to, then fails with what `late` says. What is waited for goes on. */
export function within<T>(
  done: Promise<T>,
  { signal, timeout = longest }: Waiting,
  late: () => LinernotesError,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', stop)
    }
    const stop = () => {
      end()
      reject(late())
    }
    // Keeps the process alive too: the threads and timers of an atlas do not.
    const timer = setTimeout(stop, Math.min(timeout, longest))
    signal?.addEventListener('abort', stop)
    done.then(resolve, reject).finally(end)
    if (signal?.aborted) stop()
  })
}
