import type { Properties } from '../../model/define.ts'
import type { Model } from '../../model/index.ts'
import type { Property } from '../../model/properties.ts'
import type { PropertyValues, Redirect } from '../contract.ts'
import type { Moved } from './beside.ts'
import type { Run } from './client.ts'
import { at, quoted, type Stored, storedNames } from './names.ts'
import { decoded } from './values.ts'
import { updateLinks } from './write-links.ts'
import { updateNodes } from './write-nodes.ts'

/** Lets everything that cites `from` cite `into` instead: ids inside lists are not links, nothing else would move them. */
export async function moveCitations(run: Run, model: Model, kind: string, move: Redirect): Promise<Moved[]> {
  const moved: Moved[] = []
  for (const { name, properties } of model.kinds.values())
    for (const stored of citing(properties, kind)) {
      const cited = `MATCH (x:${quoted(name)}) WHERE $p.from IN ${idsOf(stored)} RETURN x.id, properties(x)`
      const changed = swapped(name, properties, stored, move, await run(cited, { from: move.from }), moved)
      await updateNodes(run, model, name, changed)
    }
  for (const link of model.links.values())
    for (const stored of citing(link.properties, kind)) {
      const cited = `MATCH ()-[x:${quoted(link.type)}]->() WHERE $p.from IN ${idsOf(stored)} RETURN x.key, properties(x)`
      const changed = swapped(link.type, link.properties, stored, move, await run(cited, { from: move.from }), moved)
      await updateLinks(run, link, changed)
    }
  return moved
}

function citing(properties: Properties, kind: string): Stored[] {
  return [...storedNames(properties).values()].filter(({ declared }) => declared.kind === kind)
}

function idsOf({ name, refs }: Stored): string {
  return at('x', refs ?? name)
}

function swapped(
  within: string,
  properties: Properties,
  { property, declared }: Stored,
  move: Redirect,
  rows: readonly (readonly unknown[])[],
  moved: Moved[],
): Map<string, PropertyValues> {
  const changed = new Map<string, PropertyValues>()
  for (const [name, stored] of rows) {
    const values = decoded(properties, stored as PropertyValues)
    moved.push({ what: 'citation', became: 'moved', record: { in: within, of: name, [property]: values[property] } })
    changed.set(name as string, { ...values, [property]: replaced(declared, values[property], move) })
  }
  return changed
}

function replaced({ record }: Property, value: unknown, { from, into }: Redirect): unknown {
  const other = (id: unknown) => (id === from ? into : id)
  const others = (ids: readonly unknown[]) => [...new Set(ids.map(other))].sort()
  if (!record) return others(value as unknown[])
  return (value as Record<string, unknown>[]).map((entry) => {
    const fields = record.refers.map((field) => {
      const ids = entry[field]
      return [field, Array.isArray(ids) ? others(ids) : other(ids)]
    })
    return { ...entry, ...Object.fromEntries(fields) }
  })
}
