import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Config, readConfig } from '../config.ts'
import type { Store } from '../store/contract.ts'
import { openCopy, openStore } from '../store/open.ts'
import { say } from './say.ts'

/** The configuration of this process, flags before its environment. BAD_CONFIG with every fault. */
export function configured(flags: Readonly<Record<string, string>> = {}): Config {
  return readConfig({ ...process.env, ...flags })
}

/** Opens the configured store, runs `use` and closes it, whatever happens. */
export async function withStore<T>(use: (store: Store) => Promise<T>, config = configured()): Promise<T> {
  const store = await openStore(config.store, undefined, say)
  try {
    return await use(store)
  } finally {
    await store.close()
  }
}

/** Opens a copy of the configured store in a temporary folder, runs `use` and removes it, however this process ends. */
export async function withCopy<T>(use: (store: Store) => Promise<T>, config: Config, signal: AbortSignal): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'linernotes-dry-run-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  process.once('exit', remove)
  try {
    const store = await openCopy(config.store, folder, { signal })
    try {
      return await use(store)
    } finally {
      await store.close()
    }
  } finally {
    process.off('exit', remove)
    remove()
  }
}

/** Aborted by the first Ctrl-C or TERM, so that work can end where it is whole; a second one ends the process. */
export async function untilStopped<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController()
  const signals = ['SIGINT', 'SIGTERM'] as const
  const onSignal = (name: NodeJS.Signals) => {
    if (stop.signal.aborted) process.exit(name === 'SIGINT' ? 130 : 143)
    stop.abort()
  }
  for (const name of signals) process.on(name, onSignal)
  try {
    return await work(stop.signal)
  } finally {
    for (const name of signals) process.off(name, onSignal)
  }
}
