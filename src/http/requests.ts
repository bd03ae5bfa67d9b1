import type { ServerResponse } from 'node:http'
import { performance } from 'node:perf_hooks'
import { type Code, LinernotesError } from '../errors.ts'
import type { Answered } from '../graphql/question.ts'
import type { Trace } from '../store/contract.ts'

/** One request under way: its clock, the way to call it off, and what its line in the log will say. */
export interface Running {
  /** By `performance.now()`. */
  readonly began: number
  /** Milliseconds since the epoch at which reads must end. */
  readonly deadline: number
  /** Aborted, with a LinernotesError as its reason, when the answer is no longer waited for. */
  readonly signal: AbortSignal
  readonly trace: Trace
  /** Ends the connection as it is, where there is one. */
  readonly cut?: () => void
  /** Of an answer that is sent as it is made: resolves when no more of it will be. */
  over?: Promise<void>
  operation?: string | undefined
  codes: readonly string[]
  /** What became of it already, where yoga has only to tell. */
  answered?: Answered
}

type Abort = (code: Code, message: string) => void

interface Live {
  readonly abort: Abort
  readonly timer: NodeJS.Timeout
  held: boolean
}

/** The requests under way. Each ends at its deadline, when its client leaves, or when all are called off. */
export class Requests {
  readonly #timeout: number
  readonly #known = new WeakMap<object, Running>()
  readonly #live = new Map<Running, Live>()

  /** `timeout`: milliseconds from the start of a request to its answer. */
  constructor(timeout: number) {
    this.#timeout = timeout
  }

  /** `request`: as Node knows it or as yoga does. `response`: where there is a connection, it tells when the client has left. */
  start(request: object, response?: ServerResponse): Running {
    const began = performance.now()
    const controller = new AbortController()
    // Made only when needed: an error costs more than the rest of this.
    const abort: Abort = (code, message) => controller.abort(new LinernotesError(code, message))
    const late = () => abort('STORE_TIMEOUT', `The answer took longer than ${this.#timeout} ms.`)
    const timer = setTimeout(late, this.#timeout).unref()
    // A read that ends by itself, a little early, still leaves its siblings' data in the answer.
    const forReads = this.#timeout - Math.min(200, this.#timeout / 10)
    const running: Running = {
      began,
      deadline: Date.now() + forReads,
      signal: controller.signal,
      trace: { statements: 0, rows: 0 },
      ...(response && { cut: () => void response.destroy() }),
      codes: [],
    }
    this.#live.set(running, { abort, timer, held: false })
    this.#known.set(request, running)
    // Also at the end of what was answered, when the request is no longer among the live.
    const gone = () => this.#live.has(running) && abort('STORE_TIMEOUT', 'The client left before the answer.')
    // Asking a request for its signal costs as much as all of this, so only where nothing else tells.
    if (response) response.once('close', gone)
    else if (request instanceof Request) request.signal?.addEventListener('abort', gone, { once: true })
    return running
  }

  /** The same request under another name; false where it was not started under the first. */
  carryOn(from: object | undefined, request: Request): boolean {
    const running = from && this.#known.get(from)
    if (running) this.#known.set(request, running)
    return running !== undefined
  }

  /** What is known of a request that was started, also after its end. */
  of(request: object): Running {
    const running = this.#known.get(request)
    if (!running) throw new LinernotesError('INTERNAL', 'A request that was never started')
    return running
  }

  end(request: object): void {
    const running = this.of(request)
    const live = this.#live.get(running)
    if (!live || live.held) return
    clearTimeout(live.timer)
    this.#live.delete(running)
  }

  /** Keeps a request under way beyond the moment its answer begins, until the returned function is called. */
  hold(request: object): () => void {
    const running = this.of(request)
    const live = this.#live.get(running)
    if (!live) return () => {}
    live.held = true
    let over = () => {}
    running.over = new Promise((resolve) => {
      over = resolve
    })
    return () => {
      live.held = false
      this.end(request)
      over()
    }
  }

  /** Ends every request under way, as the server must stop. */
  callOff(): void {
    for (const { abort } of this.#live.values()) abort('STORE_UNAVAILABLE', 'The server is stopping.')
  }
}
