import type { Model } from '../../model/index.ts'
import type { Wanted } from '../contract.ts'
import { existing, redirectsOf } from './beside.ts'
import type { Run } from './client.ts'
import { grouped } from './grouped.ts'
import { at, quoted, storedNames } from './names.ts'

/** Ids of the nodes that fit each, in order; a statement for each way and kind of asking, not for each wanted thing. */
export async function find(run: Run, model: Model, wanted: readonly Wanted[]): Promise<readonly (readonly string[])[]> {
  const found = wanted.map((): string[] => [])
  const asked = <B extends Wanted['by']>(by: B) =>
    [...wanted.entries()].filter((entry): entry is [number, Extract<Wanted, { by: B }>] => entry[1].by === by)

  const ids = asked('id')
  const answering = await byId(run, model, [...new Set(ids.map(([, { id }]) => id))])
  for (const [place, { id }] of ids) if (answering.has(id)) found[place]!.push(answering.get(id)!)

  const rows = asked('externalId').map(([place, { kind, source, id }]) => ({ place: String(place), kind, source, id }))
  if (rows.length > 0) for (const [place, id] of await run(claiming, { rows })) found[Number(place)]!.push(id as string)

  for (const entries of grouped(asked('name'), ([, { kind, unknownTo }]) => `${kind} ${unknownTo}`).values()) {
    const [, { kind, unknownTo }] = entries[0]!
    const named = await byName(run, model, kind, [...new Set(entries.map(([, { key }]) => key))], unknownTo)
    for (const [place, { key }] of entries) found[place]!.push(...(named.get(key) ?? []))
  }
  return found
}

const claiming = `
UNWIND $p.rows AS row
MATCH (x:ExternalId) USING INDEX SEEK x:ExternalId(source, value)
WHERE x.source = row.source AND x.value = row.id AND x.kind = row.kind
RETURN row.place, x.node ORDER BY x.node`

/** The node each id is of, or leads to. */
export async function byId(run: Run, model: Model, ids: readonly string[]): Promise<Map<string, string>> {
  const there = new Map((await existing(run, model, ids)).map((id) => [id, id]))
  const others = ids.filter((id) => !there.has(id))
  return others.length === 0 ? there : new Map([...there, ...(await redirectsOf(run, others))])
}

async function byName(
  run: Run,
  model: Model,
  kind: string,
  keys: readonly string[],
  unknownTo?: string,
): Promise<Map<string, string[]>> {
  const { display, properties } = model.kinds.get(kind)!
  const { key, name } = storedNames(properties).get(display)!
  const stored = key ?? name
  const label = `n:${quoted(kind)}`
  const known = at('n', storedNames(properties).get('externalIds')!.name)
  const rows = await run(
    `MATCH (${label}) USING INDEX SEEK ${label}(${quoted(stored)}, id)
WHERE ${at('n', stored)} IN $p.keys AND n.id IS NOT NULL${unknownTo === undefined ? '' : ` AND NOT ${known} CONTAINS $p.unknownTo`}
RETURN ${at('n', stored)}, n.id ORDER BY n.id`,
    // As JSON keeps it; inside of a value the quotes would be escaped.
    { keys, ...(unknownTo !== undefined && { unknownTo: `"source":${JSON.stringify(unknownTo)}` }) },
  )
  const named = new Map<string, string[]>()
  for (const [found, id] of rows as [string, string][]) named.set(found, [...(named.get(found) ?? []), id])
  return named
}
