import type { Run } from './client.ts'

/** What every write begins with: writers of this graph wait for each other here, and nothing else can change it. */
export async function begin(run: Run): Promise<{ revision: number; redirects: number }> {
  const [row] = await run(lock)
  const [revision, redirects] = row as [number, number]
  return { revision, redirects }
}

// Setting a property takes the node's lock; removing it again leaves no change behind.
const lock = `
MATCH (m:Linernotes { name: 'graph' })
SET m.locked = true REMOVE m.locked
RETURN m.revision, COUNT { (:Redirect) }`

/** Marks a change and returns the new revision. */
export async function changed(run: Run): Promise<number> {
  const [row] = await run(
    `MATCH (m:Linernotes { name: 'graph' })
SET m.revision = m.revision + 1, m.loadedAt = $p.now
RETURN m.revision`,
    { now: new Date().toISOString() },
  )
  return row![0] as number
}
