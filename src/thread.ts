import { Worker, type WorkerOptions } from 'node:worker_threads'
import { type Code, LinernotesError } from './errors.ts'

/** Starts one of our files as a thread. It is named by its source, beside which the built one lies once there is one. */
export function startThread(source: URL, options: Pick<WorkerOptions, 'workerData' | 'resourceLimits'>): Worker {
  const program = isBuilt ? new URL(source.href.replace(/\.ts$/, '.js')) : source
  return new Worker(program, { ...options, execArgv: isBuilt ? [] : ['--import', readsTypeScript()] })
}

const isBuilt = !import.meta.url.endsWith('.ts')

/** `--import tsx` works in a main thread only, so this calls what it would have called. */
function readsTypeScript(): string {
  const tsx = JSON.stringify(import.meta.resolve('tsx/esm/api'))
  return `data:text/javascript,import { register } from ${tsx}; register()`
}

/** A failure as it can be sent to another thread. */
export interface SentFailure {
  readonly code: Code
  readonly message: string
  readonly cause: unknown
}

export function sendable({ code, message, cause }: LinernotesError): SentFailure {
  return { code, message, cause: cause instanceof Error ? cause.stack : undefined }
}

export function revived({ code, message, cause }: SentFailure): LinernotesError {
  return new LinernotesError(code, message, cause)
}

/** A thread that did not do what it was to: `does` says what that was. */
export function lostThread(does: string, failure: unknown): LinernotesError {
  const why = outOfMemory(failure) ? 'ran out of memory: set LIMIT_MAP_LINKS lower' : 'ended before it was done'
  return new LinernotesError('INTERNAL', `The thread that ${does} ${why}.`, failure)
}

function outOfMemory(failure: unknown): boolean {
  return failure instanceof Error && 'code' in failure && failure.code === 'ERR_WORKER_OUT_OF_MEMORY'
}
