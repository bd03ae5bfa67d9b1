import type { Model } from '../../model/index.ts'
import type { NodeRecord, Outcome, PropertyValues } from '../contract.ts'
import { changeOf, type Values } from './change.ts'
import type { Run } from './client.ts'
import type { Counting } from './counting.ts'
import { quoted } from './names.ts'
import { decoded, encoded, replacing } from './values.ts'

/** Writes nodes of one kind. `led` is where an id leads that was merged into another. */
export async function writeNodes(
  run: Run,
  model: Model,
  counting: Counting,
  group: readonly NodeRecord[],
  led: (id: string) => string,
): Promise<readonly Outcome[]> {
  const { name: kind, properties } = model.kinds.get(group[0]!.kind)!
  const given = group.map(({ id, properties: values }) => ({ name: led(id), values, led: led(id) !== id }))
  const stored = await storedNodes(run, model, kind, [...new Set(given.map(({ name }) => name))])
  const { outcomes, created, changed } = changeOf(properties, stored, given)
  await createNodes(run, model, counting, kind, created)
  await updateNodes(run, model, kind, changed)
  await keepExternalIds(run, kind, new Map([...created, ...changed]), stored)
  return outcomes
}

/** What is stored of the nodes of a kind, by their ids. */
export async function storedNodes(run: Run, model: Model, kind: string, ids: readonly string[]): Promise<Values> {
  const { properties } = model.kinds.get(kind)!
  const label = quoted(kind)
  const rows = await run(
    `MATCH (n:${label}) USING INDEX SEEK n:${label}(id) WHERE n.id IN $p.ids RETURN n.id, properties(n)`,
    { ids },
  )
  return new Map(rows.map(([id, values]) => [id as string, decoded(properties, values as PropertyValues)]))
}

export async function createNodes(
  run: Run,
  model: Model,
  counting: Counting,
  kind: string,
  created: Values,
): Promise<void> {
  if (created.size === 0) return
  const { properties } = model.kinds.get(kind)!
  const rows = [...created].map(([id, values]) => ({ ...encoded(properties, values), id, ...counting.begun(id) }))
  await run(`UNWIND $p.rows AS row CREATE (n:${quoted(kind)}) SET n = row`, { rows })
}

export async function updateNodes(run: Run, model: Model, kind: string, changed: Values): Promise<void> {
  if (changed.size === 0) return
  const { properties } = model.kinds.get(kind)!
  const label = quoted(kind)
  const rows = [...changed].map(([id, values]) => ({ id, values: replacing(properties, values) }))
  // Without the id: what is set anew and then deleted, Neo4j still finds in the same transaction, and fails.
  await run(
    `UNWIND $p.rows AS row MATCH (n:${label}) USING INDEX SEEK n:${label}(id) WHERE n.id = row.id SET n += row.values`,
    { rows },
  )
}

export interface ExternalId {
  readonly source: string
  readonly id: string
}

/** The list of a node only grows: what is new in it is added to the index of outside ids. */
export async function keepExternalIds(run: Run, kind: string, written: Values, stored: Values): Promise<void> {
  const rows = [...written].flatMap(([node, values]) => {
    const known = new Set(externalIds(stored.get(node)).map(nameOf))
    const added = externalIds(values).filter((one) => !known.has(nameOf(one)))
    return added.map(({ source, id }) => ({ source, value: id, kind, node }))
  })
  if (rows.length > 0) await run('UNWIND $p.rows AS row CREATE (x:ExternalId) SET x = row', { rows })
}

/** Takes ids that a node has no more out of the index. */
export async function forgetExternalIds(run: Run, node: string, ids: readonly ExternalId[]): Promise<void> {
  if (ids.length === 0) return
  await run(
    `UNWIND $p.ids AS known
MATCH (x:ExternalId) USING INDEX SEEK x:ExternalId(source, value)
WHERE x.source = known.source AND x.value = known.id AND x.node = $p.node DELETE x`,
    { ids, node },
  )
}

/** The outside ids among whole values. */
export function externalIds(values: PropertyValues | undefined): readonly ExternalId[] {
  return (values?.externalIds ?? []) as readonly ExternalId[]
}

function nameOf({ source, id }: ExternalId): string {
  return JSON.stringify([source, id])
}
