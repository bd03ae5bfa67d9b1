import type { Link } from '../../model/define.ts'
import type { Model } from '../../model/index.ts'
import type { PropertyValues, Redirect, Unmerged } from '../contract.ts'
import { linkKey } from '../link-key.ts'
import { type Merge, type Moved, movedEnds, nodesOf, noMerge } from '../moved.ts'
import { parted, takenBack } from '../taken-back.ts'
import { takeRedirects } from './beside.ts'
import { citeAgain } from './citations.ts'
import type { Run } from './client.ts'
import { Counting } from './counting.ts'
import { byId } from './find.ts'
import { grouped } from './grouped.ts'
import { joinNodes } from './merge-nodes.ts'
import { builtOn, forgetMoved, mergeOf } from './moved.ts'
import { begin, changed } from './revision.ts'
import { createLinks, type Ends, removeLinks, storedLinks, updateLinks } from './write-links.ts'
import {
  createNodes,
  externalIds,
  forgetExternalIds,
  keepExternalIds,
  storedNodes,
  updateNodes,
} from './write-nodes.ts'

/**
 * Takes the merge of an id back. Later merges that built on it are taken back before it and done again after it: so
 * each meets the graph that its records speak of.
 */
export async function unmergeNodes(run: Run, model: Model, id: string): Promise<Unmerged> {
  await begin(run)
  const merge = await mergeOf(run, id)
  if (!merge) throw noMerge(id, (await byId(run, model, [id])).get(id))
  const all = await builtOn(run, model, merge)
  let [links, missing] = [0, 0]
  for (const one of all.toReversed()) {
    const found = await takeApart(run, model, one)
    links = found.links
    missing += found.missing
  }
  for (const { from, into } of all.slice(1)) await joinNodes(run, model, { from, into })
  return { links, missing, revision: await changed(run) }
}

/** The other way round than the merge went. */
async function takeApart(run: Run, model: Model, merge: Merge): Promise<{ links: number; missing: number }> {
  const { moved } = merge
  const redirects = moved.flatMap(({ what, record }) => (what === 'redirect' ? record.from : []))
  await takeRedirects(run, merge, redirects)
  await citeAgain(run, model, moved)
  const counting = new Counting(model)
  await takeNode(run, model, counting, merge)
  const links = await takeLinks(run, model, counting, merge)
  await counting.keep(run)
  await forgetMoved(run, merge)
  return links
}

async function takeNode(run: Run, model: Model, counting: Counting, merge: Merge): Promise<void> {
  const { from, into } = merge
  const { node, took } = nodesOf(merge)
  const { name: kind, properties } = model.kinds.get(node.kind)!
  const now = (await storedNodes(run, model, kind, [into])).get(into)!
  const { leaving, staying } = parted(properties, node.properties, took, now)
  await updateNodes(run, model, kind, new Map([[into, staying]]))
  await createNodes(run, model, counting, kind, new Map([[from, leaving]]))
  await forgetExternalIds(run, into, externalIds(now))
  const both = new Map([
    [into, staying],
    [from, leaving],
  ])
  await keepExternalIds(run, kind, both, new Map())
}

type MovedLink = Extract<Moved, { what: 'link' }>

/** A link that the node gets back: under which key and between which nodes, and the same of where it lay since. */
interface Returning {
  readonly moved: MovedLink
  readonly key: string
  readonly ends: Ends
  readonly left: string
  readonly leftEnds: Ends
}

/** Tells how many links the node has again, and how many it has not because their other end is gone. */
async function takeLinks(
  run: Run,
  model: Model,
  counting: Counting,
  merge: Merge,
): Promise<{ links: number; missing: number }> {
  const links = merge.moved.flatMap((one) => (one.what === 'link' ? one : []))
  const known = await byId(run, model, [...new Set(links.flatMap(({ record }) => [record.from, record.to]))])
  const returning = links.flatMap((moved) => returned(model, known, merge, moved) ?? [])
  let missing = links.length - returning.length
  for (const [link, all] of grouped(returning, ({ moved }) => model.links.get(moved.record.type)!))
    missing += await takeAllOf(run, model, counting, link, all)
  return { links: links.length - missing, missing }
}

function returned(
  model: Model,
  known: ReadonlyMap<string, string>,
  move: Redirect,
  moved: MovedLink,
): Returning | undefined {
  const { type, properties, ...recorded } = moved.record
  const [from, to] = [known.get(recorded.from), known.get(recorded.to)]
  if (from === undefined || to === undefined) return undefined
  const link = model.links.get(type)!
  const since = movedEnds(move, { from, to })
  return {
    ...{ moved, ends: { from, to } },
    key: linkKey(link, from, to, properties),
    left: linkKey(link, since.from, since.to, properties),
    leftEnds: since,
  }
}

/** Gives back links of one type; returns how many could not be. */
async function takeAllOf(
  run: Run,
  model: Model,
  counting: Counting,
  link: Link,
  all: readonly Returning[],
): Promise<number> {
  const lying = all.filter(({ moved }) => moved.became !== 'dropped').map(({ left }) => left)
  const since = await storedLinks(run, link, lying)
  const changed = new Map<string, PropertyValues>()
  const back = new Map<string, PropertyValues>()
  for (const { moved, key, left } of all) {
    const now = since.get(left)
    if (moved.became === 'merged' && now) changed.set(left, takenBack(link.properties, moved.record.survivor, now))
    back.set(key, (moved.became === 'moved' && now) || moved.record.properties)
  }
  await updateLinks(run, link, changed)
  const gone = all.filter(({ moved }) => moved.became === 'moved')
  for (const { left, leftEnds } of gone) if (since.has(left)) counting.add({ type: link.type, ...leftEnds }, -1)
  await removeLinks(
    run,
    link,
    gone.map(({ left }) => left),
  )
  const kindOf = (id: string) => model.kindOfId(id)!.name
  let missing = 0
  for (const group of grouped(all, ({ ends }) => `${kindOf(ends.from)} ${kindOf(ends.to)}`).values()) {
    const kinds = { from: kindOf(group[0]!.ends.from), to: kindOf(group[0]!.ends.to) }
    const created = new Map(group.map(({ key }) => [key, back.get(key)!]))
    const ends = new Map(group.map(({ key, ends }) => [key, ends]))
    missing += (await createLinks(run, counting, link, kinds, created, ends)).size
  }
  return missing
}
