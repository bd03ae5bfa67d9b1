import type { Properties } from '../../model/define.ts'
import type { Model } from '../../model/index.ts'
import type { PropertyValues, Redirect } from '../contract.ts'
import type { Citation, Moved } from '../moved.ts'
import { swapped } from '../swapped.ts'
import { takenBack } from '../taken-back.ts'
import type { Run } from './client.ts'
import { grouped } from './grouped.ts'
import { at, quoted, type Stored, storedNames } from './names.ts'
import { decoded } from './values.ts'
import { storedLinks, updateLinks } from './write-links.ts'
import { storedNodes, updateNodes } from './write-nodes.ts'

/** Lets everything that cites `from` cite `into` instead: ids inside lists are not links, nothing else would move them. */
export async function moveCitations(run: Run, model: Model, kind: string, move: Redirect): Promise<Moved[]> {
  const moved: Moved[] = []
  for (const { name, properties } of model.kinds.values())
    for (const stored of citing(properties, kind)) {
      const cited = `MATCH (x:${quoted(name)}) WHERE $p.from IN ${idsOf(stored)} RETURN x.id, properties(x)`
      const changed = moveIn(name, properties, stored, move, await run(cited, { from: move.from }), moved)
      await updateNodes(run, model, name, changed)
    }
  for (const link of model.links.values())
    for (const stored of citing(link.properties, kind)) {
      const cited = `MATCH (f)-[x:${quoted(link.type)}]->(t) WHERE $p.from IN ${idsOf(stored)} RETURN x.key, properties(x), f.id, t.id`
      const changed = moveIn(link.type, link.properties, stored, move, await run(cited, { from: move.from }), moved)
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

function moveIn(
  within: string,
  properties: Properties,
  { property, declared }: Stored,
  move: Redirect,
  rows: readonly (readonly unknown[])[],
  moved: Moved[],
): Map<string, PropertyValues> {
  const changed = new Map<string, PropertyValues>()
  for (const [of, stored, from, to] of rows as [string, PropertyValues, string?, string?][]) {
    const before = decoded(properties, stored)
    const after = { ...before, [property]: swapped(declared, before[property], move) }
    changed.set(of, after)
    const record: Citation = {
      ...{ in: within, of },
      ...(from !== undefined && to !== undefined && { from, to }),
      before: { [property]: before[property] },
      after: { [property]: after[property] },
    }
    moved.push({ what: 'citation', became: 'moved', record })
  }
  return changed
}

/** Lets what cited a merged node cite it again; what was done last is taken back first. */
export async function citeAgain(run: Run, model: Model, moved: readonly Moved[]): Promise<void> {
  const citations = moved.flatMap((one) => (one.what === 'citation' ? one.record : [])).reverse()
  for (const [within, all] of grouped(citations, (citation) => citation.in)) {
    const names = [...new Set(all.map(({ of }) => of))]
    const link = model.links.get(within)
    const { properties } = link ?? model.kinds.get(within)!
    const stored = link ? await storedLinks(run, link, names) : await storedNodes(run, model, within, names)
    const changed = new Map<string, PropertyValues>()
    for (const citation of all) {
      const now = changed.get(citation.of) ?? stored.get(citation.of)
      if (now) changed.set(citation.of, takenBack(properties, citation, now))
    }
    await (link ? updateLinks(run, link, changed) : updateNodes(run, model, within, changed))
  }
}
