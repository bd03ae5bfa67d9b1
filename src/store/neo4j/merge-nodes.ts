import { LinernotesError } from '../../errors.ts'
import type { Link } from '../../model/define.ts'
import type { Model } from '../../model/index.ts'
import type { LinkRecord, Merged, PropertyValues, Redirect } from '../contract.ts'
import { joinedNode } from '../joined.ts'
import { linkKey } from '../link-key.ts'
import { filled } from '../merge.ts'
import { type Moved, movedEnds } from '../moved.ts'
import { difference } from '../taken-back.ts'
import { keepRedirects, leadingTo } from './beside.ts'
import { moveCitations } from './citations.ts'
import type { Run } from './client.ts'
import { Counting } from './counting.ts'
import { byId } from './find.ts'
import { grouped } from './grouped.ts'
import { keepMoved } from './moved.ts'
import { quoted } from './names.ts'
import { begin, changed } from './revision.ts'
import { decoded } from './values.ts'
import { createLinks, storedLinks, updateLinks } from './write-links.ts'
import { externalIds, forgetExternalIds, keepExternalIds, storedNodes, updateNodes } from './write-nodes.ts'

/** Makes `from` part of `into`. */
export async function mergeNodes(run: Run, model: Model, from: string, into: string): Promise<Merged> {
  await begin(run)
  const links = await joinNodes(run, model, { from, into })
  if (links === undefined) throw new LinernotesError('BAD_ARGUMENT', `${from} and ${into} are one node already.`)
  return { links, revision: await changed(run) }
}

/**
 * The same in a transaction that has begun. What `into` says stands; `from` only adds to it. Returns how many links
 * moved, or undefined where the two are one node already.
 */
export async function joinNodes(run: Run, model: Model, asked: Redirect): Promise<number | undefined> {
  const known = await byId(run, model, [asked.from, asked.into])
  const [from, into] = [asked.from, asked.into].map((id) => {
    const node = known.get(id)
    if (node === undefined) throw new LinernotesError('BAD_ID', `There is no node ${id}.`)
    return node
  }) as [string, string]
  const kind = model.kindOfId(into)!.name
  if (model.kindOfId(from)!.name !== kind)
    throw new LinernotesError('BAD_ID', `${asked.from} and ${asked.into} are of different kinds and cannot become one.`)
  if (from === into) return undefined

  const counting = new Counting(model)
  const links = await moveLinks(run, model, counting, kind, { from, into })
  counting.forget(from)
  await counting.keep(run)
  const nodes = await moveNode(run, model, kind, { from, into })
  const citations = await moveCitations(run, model, kind, { from, into })
  const redirects = await moveRedirects(run, model, { from, into })
  await keepMoved(run, model, { from, into }, [...links, ...nodes, ...citations, ...redirects])
  return links.filter(({ became }) => became !== 'dropped').length
}

async function moveNode(run: Run, model: Model, kind: string, { from, into }: Redirect): Promise<Moved[]> {
  const stored = await storedNodes(run, model, kind, [from, into])
  const [leaving, staying] = [stored.get(from)!, stored.get(into)!]
  const values = joinedNode(model.kinds.get(kind)!, staying, leaving)
  await run(`MATCH (n:${quoted(kind)}) WHERE n.id = $p.from DETACH DELETE n`, { from })
  await forgetExternalIds(run, from, externalIds(leaving))
  await updateNodes(run, model, kind, new Map([[into, values]]))
  await keepExternalIds(run, kind, new Map([[into, values]]), stored)
  return [
    { what: 'node', became: 'merged', record: { kind, id: from, properties: leaving } },
    { what: 'survivor', became: 'changed', record: difference(staying, values) },
  ]
}

async function moveRedirects(run: Run, model: Model, move: Redirect): Promise<Moved[]> {
  const leading = await leadingTo(run, move.from)
  await keepRedirects(run, model, [move])
  return leading.map((from) => ({ what: 'redirect', became: 'moved', record: { from } }))
}

/** A link of `from`, and the same of `into`. Without a key it would join `into` to itself and is let go. */
interface Moving {
  readonly link: Link
  readonly record: LinkRecord
  readonly ends: { readonly from: string; readonly to: string }
  readonly key?: string
}

async function moveLinks(run: Run, model: Model, counting: Counting, kind: string, move: Redirect): Promise<Moved[]> {
  const moved: Moved[] = []
  const byType = grouped(await linksOf(run, model, kind, move), ({ link }) => link)
  for (const [link, all] of byType) {
    const there = await storedLinks(
      run,
      link,
      all.flatMap(({ key }) => key ?? []),
    )
    for (const { record } of all) counting.add(record, -1)
    const became = new Map<string, PropertyValues>()
    const fresh: Moving[] = []
    for (const one of all) {
      const { key, record } = one
      const same = key === undefined ? undefined : there.get(key)
      const what = 'link'
      if (same && key !== undefined) {
        const values = filled(link.properties, same, record.properties)
        became.set(key, values)
        moved.push({ what, became: 'merged', record: { ...record, survivor: difference(same, values) } })
      } else {
        moved.push({ what, became: key === undefined ? 'dropped' : 'moved', record })
        if (key !== undefined) fresh.push(one)
      }
    }
    await updateLinks(run, link, became)
    const kindOf = (id: string) => model.kindOfId(id)!.name
    for (const group of grouped(fresh, ({ ends }) => `${kindOf(ends.from)} ${kindOf(ends.to)}`).values()) {
      const kinds = { from: kindOf(group[0]!.ends.from), to: kindOf(group[0]!.ends.to) }
      const created = new Map(group.map(({ key, record }) => [key!, record.properties]))
      await createLinks(run, counting, link, kinds, created, new Map(group.map(({ key, ends }) => [key!, ends])))
    }
  }
  return moved
}

async function linksOf(run: Run, model: Model, kind: string, move: Redirect): Promise<Moving[]> {
  const rows = await run(
    `MATCH (n:${quoted(kind)})-[l]-() WHERE n.id = $p.from
WITH DISTINCT l ORDER BY l.key
RETURN type(l), startNode(l).id, endNode(l).id, properties(l)`,
    { from: move.from },
  )
  return (rows as [string, string, string, PropertyValues][]).flatMap(([type, start, end, stored]) => {
    const link = model.links.get(type)
    if (!link) return []
    const properties = decoded(link.properties, stored)
    const ends = movedEnds(move, { from: start, to: end })
    const joinsItself = ends.from === ends.to && start !== end
    const moving = { link, record: { type, from: start, to: end, properties }, ends }
    return [joinsItself ? moving : { ...moving, key: linkKey(link, ends.from, ends.to, properties) }]
  })
}
