import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { LinernotesError } from '../errors.ts'
import type { Store } from '../store/contract.ts'
import type { Held, Lease } from '../store/journal.ts'

/** Milliseconds between two renewals, and after which a lease that was not renewed is given up. */
const renewal = 10_000
const patience = 60_000

/** The leases of this process. */
const own = new Set<string>()

/**
 * Does work on a store while no other import, seed or merge can, in this process or any other; `work` is handed the
 * token of its lease. STORE_BUSY when somebody else is at it. Whoever died gives way: at once on this machine, after a
 * minute on another.
 */
export async function alone<T>(store: Store, purpose: string, work: (token: string) => Promise<T>): Promise<T> {
  const lease: Lease = {
    token: randomUUID(),
    purpose,
    pid: process.pid,
    host: hostname(),
    since: new Date().toISOString(),
  }
  await take(store, lease)
  own.add(lease.token)
  // A renewal that fails is not missed: the next may succeed, and without a lease no batch is written.
  const renewing = setInterval(() => void store.journal.renew(lease.token).catch(() => {}), renewal)
  renewing.unref()
  try {
    return await work(lease.token)
  } finally {
    clearInterval(renewing)
    own.delete(lease.token)
    // A store that cannot be reached keeps the lease of a process that will be gone.
    await store.journal.release(lease.token).catch(() => {})
  }
}

async function take({ journal }: Store, lease: Lease): Promise<void> {
  // Between looking and taking it somebody else may be faster.
  for (let tries = 3; tries > 0; tries--) {
    const held = await journal.holder()
    if (held && !isLost(held)) throw busy(held)
    if (await journal.take(lease, held?.token)) return
  }
  const held = await journal.holder()
  throw held ? busy(held) : new LinernotesError('STORE_BUSY', 'Others are about to write to the store; try again.')
}

/** Whether its holder is gone. A process of the same number may be another, so even a living one has to renew. */
function isLost({ token, host, pid, quiet }: Held): boolean {
  if (quiet > patience) return true
  if (host !== hostname()) return false
  return pid === process.pid ? !own.has(token) : !isAlive(pid)
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function busy({ purpose, pid, host, since }: Held): LinernotesError {
  return new LinernotesError(
    'STORE_BUSY',
    `${/^[aeiou]/.test(purpose) ? 'An' : 'A'} ${purpose} is writing to the store: process ${pid} on ${host}, since ${since}. Wait until it has ended, or end it; should it be gone, the store is free after a minute.`,
  )
}
