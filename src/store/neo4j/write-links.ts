import { LinernotesError } from '../../errors.ts'
import type { Link } from '../../model/define.ts'
import type { Model } from '../../model/index.ts'
import type { LinkRecord, Outcome, PropertyValues } from '../contract.ts'
import { linkKey } from '../link-key.ts'
import { changeOf, type Values } from './change.ts'
import type { Run } from './client.ts'
import type { Counting } from './counting.ts'
import { quoted } from './names.ts'
import { decoded, encoded, replacing } from './values.ts'

export interface Ends {
  readonly from: string
  readonly to: string
}

/** Writes links of one type between nodes of two kinds. `led` is where an id leads that was merged into another. */
export async function writeLinks(
  run: Run,
  model: Model,
  counting: Counting,
  group: readonly LinkRecord[],
  led: (id: string) => string,
): Promise<readonly Outcome[]> {
  const { type, from, to } = group[0]!
  const link = model.links.get(type)!
  const kinds = { from: model.kindOfId(from)?.name, to: model.kindOfId(to)?.name }
  if (kinds.from === undefined || kinds.to === undefined) return group.map(() => 'missing-end')

  const ends = new Map<string, Ends>()
  const given = group.map((one) => {
    const between = { from: led(one.from), to: led(one.to) }
    const name = linkKey(link, between.from, between.to, one.properties)
    ends.set(name, between)
    return { name, values: one.properties }
  })
  const known = [...ends].filter(([, between]) => !counting.isNew(between.from) && !counting.isNew(between.to))
  const stored = await storedLinks(
    run,
    link,
    known.map(([key]) => key),
  )
  const { outcomes, created, changed } = changeOf(link.properties, stored, given)
  const missing = await createLinks(run, counting, link, kinds as Ends, created, ends)
  await updateLinks(run, link, changed)
  return outcomes.map((outcome, place) => (missing.has(given[place]!.name) ? 'missing-end' : outcome))
}

/** What is stored of the links of a type, by their keys. */
export async function storedLinks(run: Run, link: Link, keys: readonly string[]): Promise<Values> {
  if (keys.length === 0) return new Map()
  const rows = await run(`${matched(link)} WHERE l.key IN $p.keys RETURN l.key, properties(l)`, { keys })
  return new Map(rows.map(([key, values]) => [key as string, decoded(link.properties, values as PropertyValues)]))
}

/** Returns the keys of those that could not be made, for want of an end. */
export async function createLinks(
  run: Run,
  counting: Counting,
  link: Link,
  kinds: Ends,
  created: Values,
  ends: ReadonlyMap<string, Ends>,
): Promise<ReadonlySet<string>> {
  if (created.size === 0) return new Set()
  if (!link.ends.some(({ from, to }) => from === kinds.from && to === kinds.to))
    throw new LinernotesError('INTERNAL', `${link.type} does not join ${kinds.from} and ${kinds.to}.`)
  const [from, to] = [`a:${quoted(kinds.from)}`, `b:${quoted(kinds.to)}`]
  const [made] = await run(
    `UNWIND $p.rows AS row
MATCH (${from}) USING INDEX SEEK ${from}(id) WHERE a.id = row.from
MATCH (${to}) USING INDEX SEEK ${to}(id) WHERE b.id = row.to
CREATE (a)-[l:${quoted(link.type)}]->(b) SET l = row.values
RETURN count(*)`,
    {
      rows: [...created].map(([key, values]) => ({
        ...ends.get(key)!,
        values: { ...encoded(link.properties, values), key },
      })),
    },
  )
  const keys = [...created.keys()]
  const there = made![0] === created.size ? created : await storedLinks(run, link, keys)
  for (const key of there.keys()) counting.add({ type: link.type, ...ends.get(key)! }, 1)
  return new Set(keys.filter((key) => !there.has(key)))
}

export async function updateLinks(run: Run, link: Link, changed: Values): Promise<void> {
  if (changed.size === 0) return
  const rows = [...changed].map(([key, values]) => ({ key, values: replacing(link.properties, values) }))
  // Without the key: what is set anew and then deleted, Neo4j still finds in the same transaction, and fails.
  await run(`UNWIND $p.rows AS row ${matched(link)} WHERE l.key = row.key SET l += row.values`, { rows })
}

export async function removeLinks(run: Run, link: Link, keys: readonly string[]): Promise<void> {
  if (keys.length > 0) await run(`${matched(link)} WHERE l.key IN $p.keys DELETE l`, { keys })
}

function matched({ type }: Link): string {
  return `MATCH ()-[l:${quoted(type)}]->() USING INDEX SEEK l:${quoted(type)}(key)`
}
