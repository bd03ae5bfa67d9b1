import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { exportJsonl } from '../../src/export/jsonl.ts'
import { wholeGraph } from '../../src/export/part.ts'
import { ingest } from '../../src/ingest/ingest.ts'
import type { Store } from '../../src/store/contract.ts'
import { openStore } from '../../src/store/open.ts'
import { randomFrom } from '../support/random.ts'
import { type Importing, killedItems, killedOptions } from './killed-items.ts'
import { withWrite } from './with-write.ts'

/** The export of a run that nobody disturbs, and how many nodes and links are there after each of its batches. */
export async function undisturbed(importing: Omit<Importing, 'config'>) {
  const store = await openStore({ engine: 'sqlite', file: ':memory:', readers: 1 })
  const whole = new Set<string>()
  const watched = withWrite(store, async (batch) => {
    const written = await store.write(batch)
    whole.add(await counts(store))
    return written
  })
  await ingest(watched, killedItems(importing.nodes), killedOptions(importing))
  const exported = await exportOf(store)
  await store.close()
  return { exported, whole: whole.add('0 0') }
}

/**
 * Imports in processes of their own that are killed at random moments, each going on where the one before was, until
 * so many were killed; whenever one comes through, its graph is compared and the next begins with an empty store.
 * Returns how many came through. Throws at the first difference.
 */
export async function kill(
  empty: () => Promise<Importing>,
  { kills, seed }: { readonly kills: number; readonly seed: number },
): Promise<number> {
  const random = randomFrom(seed)
  let importing = await empty()
  const expected = await undisturbed(importing)
  let through = 0
  let longest = 200
  for (let killed = 0; killed < kills || through === 0; ) {
    const quiet = killed >= kills
    const { died, took } = await importUntil(importing, quiet ? undefined : random() * longest)
    const store = await openStore(importing.config)
    try {
      const there = await counts(store)
      if (!expected.whole.has(there)) throw new Error(`A batch is half-written (seed ${seed}): ${there}.`)
      if (died) killed++
      // Short enough for several kills in one import, long enough to come through now and then.
      longest = died ? longest * 1.15 : Math.max(50, took / 3)
      if (died) continue
      through++
      if ((await exportOf(store)) !== expected.exported) throw new Error(`The graph is another (seed ${seed}).`)
      const left = [await store.journal.place('killed'), await store.journal.holder()]
      if (left.some((one) => one !== undefined)) throw new Error(`Something is left (seed ${seed}): ${left}.`)
    } finally {
      await store.close()
    }
    importing = await empty()
  }
  return through
}

const process_ = fileURLToPath(new URL('./importing-process.ts', import.meta.url))
const tsx = import.meta.resolve('tsx')

/** Runs an import and kills it after so many milliseconds, unless it was faster. */
async function importUntil(importing: Importing, after: number | undefined): Promise<{ died: boolean; took: number }> {
  const child = spawn(process.execPath, ['--import', tsx, process_, JSON.stringify(importing)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (part) => {
    said += part
  })
  const ended = once(child, 'close')
  let begun = 0
  let timer: NodeJS.Timeout | undefined
  for await (const line of createInterface({ input: child.stdout })) {
    if (line !== 'begun') continue
    begun = performance.now()
    if (after !== undefined) timer = setTimeout(() => child.kill('SIGKILL'), after)
  }
  const [code, signal] = await ended
  clearTimeout(timer)
  if (signal !== 'SIGKILL' && code !== 0) throw new Error(`The import failed: ${said}`)
  return { died: signal === 'SIGKILL', took: performance.now() - begun }
}

export async function exportOf(store: Store): Promise<string> {
  const lines: string[] = []
  for await (const line of exportJsonl(wholeGraph(store))) lines.push(line)
  return lines.join('\n')
}

async function counts(store: Store): Promise<string> {
  const { nodes, links } = await store.stats()
  return [nodes, links].map((all) => all.reduce((sum, { count }) => sum + count, 0)).join(' ')
}
