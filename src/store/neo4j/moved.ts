import type { Model } from '../../model/index.ts'
import type { Redirect } from '../contract.ts'
import { citedIn, type Merge, type Moved, touched } from '../moved.ts'
import type { Run } from './client.ts'
import { bolt } from './values.ts'

/*
 * What merges did, kept to take them back. Only inside a transaction.
 */

export async function keepMoved(run: Run, model: Model, move: Redirect, moved: readonly Moved[]): Promise<void> {
  const at = new Date().toISOString()
  const rows = moved.map((one, place) => {
    const [before, after] = touched(model, move, one)
    const { what, became, record } = one
    return {
      ...{ at, from: move.from, into: move.into, what, became, place: bolt(place), record: JSON.stringify(record) },
      ...(before !== undefined && { before }),
      ...(after !== undefined && { after }),
    }
  })
  await run(
    `MATCH (m:Linernotes { name: 'graph' }) SET m.merges = coalesce(m.merges, 0) + 1
WITH m.merges AS number UNWIND $p.rows AS row CREATE (r:MovedRecord) SET r = row, r.number = number`,
    { rows },
  )
}

/** The merge of an id; undefined where none is recorded that could be taken back. */
export async function mergeOf(run: Run, from: string): Promise<Merge | undefined> {
  const rows = (await run(
    `MATCH (r:MovedRecord) USING INDEX r:MovedRecord(\`from\`) WHERE r.\`from\` = $p.from
RETURN r.number, r.into, r.what, r.became, r.record ORDER BY r.place`,
    { from },
  )) as [number, string, string, string, string][]
  const moved = rows.map(([, , what, became, record]) => ({ what, became, record: JSON.parse(record) }) as Moved)
  if (!moved.some(({ what }) => what === 'survivor')) return undefined
  const [number, into] = rows[0]!
  return { from, into, number, moved }
}

/** A merge and all later ones that built on what it or one of them did, in order. */
export async function builtOn(run: Run, model: Model, first: Merge): Promise<Merge[]> {
  const found = new Map([[first.from, first]])
  // Goes on over those that are found on the way.
  for (const { from, into, number, moved } of found.values()) {
    const things = [...new Set(moved.flatMap((one) => touched(model, { from, into }, one)))]
    const later = await run(laterOnes, { things, cited: citedIn(model, moved), number: bolt(number) })
    for (const [id] of later as [string][]) if (!found.has(id)) found.set(id, (await mergeOf(run, id))!)
  }
  return [...found.values()].sort((one, other) => one.number - other.number)
}

const laterOnes = ['before', 'after', '`from`']
  .map(
    (name) => `UNWIND $p.${name === '`from`' ? 'cited' : 'things'} AS thing
MATCH (r:MovedRecord) USING INDEX r:MovedRecord(${name}) WHERE r.${name} = thing AND r.number > $p.number
RETURN r.\`from\` AS id`,
  )
  .join(' UNION ')

export async function forgetMoved(run: Run, { from }: Redirect): Promise<void> {
  await run('MATCH (r:MovedRecord) USING INDEX r:MovedRecord(`from`) WHERE r.`from` = $p.from DELETE r', { from })
}
