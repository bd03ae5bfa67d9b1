import type { Model } from '../../model/index.ts'
import type { ImportRun, Redirect } from '../contract.ts'
import type { Run } from './client.ts'
import { grouped } from './grouped.ts'
import { quoted } from './names.ts'
import { bolt } from './values.ts'

/*
 * What is kept beside the graph: where the ids of merged nodes lead, and runs.
 */

/** Where each of the ids leads that is no longer a node's. Redirects are kept flat: one step is enough. */
export async function redirectsOf(run: Run, ids: readonly string[]): Promise<Map<string, string>> {
  return new Map((await run(redirects, { ids })) as [string, string][])
}

const redirects = 'MATCH (r:Redirect) WHERE r.`from` IN $p.ids RETURN r.`from`, r.into'

/** Returns whether any is new. A node that is there answers for itself. */
export async function keepRedirects(run: Run, model: Model, given: readonly Redirect[]): Promise<boolean> {
  if (given.length === 0) return false
  const ids = [...new Set(given.flatMap(({ from, into }) => [from, into]))]
  const near = `MATCH (r:Redirect) WHERE r.\`from\` IN $p.ids RETURN r.\`from\`, r.into
UNION MATCH (r:Redirect) USING INDEX r:Redirect(into) WHERE r.into IN $p.ids RETURN r.\`from\`, r.into`
  const leads = new Map((await run(near, { ids })) as [string, string][])
  const there = new Set(await existing(run, model, ids))
  const fresh = new Set<string>()
  const lead = (from: string, into: string) => fresh.add(from) && leads.set(from, into)
  for (const { from, into } of given) {
    const last = leads.get(into) ?? into
    if (there.has(from) || last === from || leads.get(from) === last) continue
    // Kept flat: what led to `from` leads to where it leads.
    for (const [other, target] of leads) if (target === from) lead(other, last)
    lead(from, last)
  }
  const rows = [...fresh].map((from) => ({ from, into: leads.get(from)! }))
  if (rows.length > 0)
    await run('UNWIND $p.rows AS row MERGE (r:Redirect { `from`: row.from }) SET r.into = row.into', { rows })
  return rows.length > 0
}

/** Those of the ids that are nodes'. */
export async function existing(run: Run, model: Model, ids: readonly string[]): Promise<string[]> {
  const byKind = grouped(ids, (id) => model.kindOfId(id)?.name)
  const found: string[] = []
  for (const [kind, wanted] of byKind) {
    if (kind === undefined) continue
    const label = `n:${quoted(kind)}`
    const rows = await run(`MATCH (${label}) USING INDEX SEEK ${label}(id) WHERE n.id IN $p.ids RETURN n.id`, {
      ids: wanted,
    })
    found.push(...rows.map(([id]) => id as string))
  }
  return found
}

/** The ids that lead to one. */
export async function leadingTo(run: Run, id: string): Promise<string[]> {
  const rows = await run(
    'MATCH (r:Redirect) USING INDEX r:Redirect(into) WHERE r.into = $p.id RETURN r.`from` ORDER BY r.`from`',
    { id },
  )
  return rows.map(([from]) => from as string)
}

/** `from` answers for itself again; those of the ids that led where it led lead to it. */
export async function takeRedirects(run: Run, { from, into }: Redirect, ids: readonly string[]): Promise<void> {
  // Neo4j still finds a node by a value that was set in the transaction that then deletes it, and fails.
  await run('MATCH (r:Redirect) WHERE r.`from` = $p.from REMOVE r.into DELETE r', { from })
  if (ids.length === 0) return
  const turned = 'MATCH (r:Redirect) WHERE r.`from` IN $p.ids AND r.into = $p.into SET r.into = $p.from'
  await run(turned, { ids, from, into })
}

export async function keepRun(run: Run, { source, finishedAt, written, refused }: ImportRun): Promise<void> {
  const values = { finishedAt, written: bolt(written), refused: bolt(refused) }
  await run('MERGE (r:ImportRun { source: $p.source }) SET r += $p.values', { source, values })
}
