import type { Model } from '../../model/index.ts'
import type { LinkRecord, Redirect, Unmerged } from '../contract.ts'
import { linkKey } from '../link-key.ts'
import { type Merge, type Moved, movedEnds, nodesOf, noMerge } from '../moved.ts'
import { parted, takenBack } from '../taken-back.ts'
import { forgetExternalIds, forgetRedirect, keepExternalIds, keepRedirect } from './beside.ts'
import { citeAgain } from './citations.ts'
import type { Connection } from './connection.ts'
import { Counting } from './counting.ts'
import { findEnd, type LinkPlace, placeOf, redirected } from './lookup.ts'
import { joinNodes } from './merge-nodes.ts'
import { builtOn, forgetMoved, mergeOf } from './moved.ts'
import { namesOf } from './names.ts'
import { changed } from './revision.ts'
import { type Row, rowsOf } from './rows.ts'

/**
 * Takes the merge of an id back, in one transaction. Later merges that built on it are taken back before it and done
 * again after it: so each meets the graph that its records speak of.
 */
export function unmergeNodes(connection: Connection, model: Model, id: string): Unmerged {
  const run = connection.db.transaction((): Unmerged => {
    const merge = mergeOf(connection, id)
    if (!merge) throw noMerge(id, findEnd(connection, model, id)?.id)
    const all = builtOn(connection, model, merge)
    const done = all.toReversed().map((one) => takeApart(connection, model, one))
    for (const { from, into } of all.slice(1)) joinNodes(connection, model, from, into)
    const missing = done.reduce((sum, one) => sum + one.missing, 0)
    return { links: done.at(-1)!.links, missing, revision: changed(connection) }
  })
  return run.immediate()
}

/** The other way round than the merge went. */
function takeApart(connection: Connection, model: Model, merge: Merge): { links: number; missing: number } {
  const found = { links: 0, missing: 0 }
  takeRedirects(connection, merge)
  for (const moved of merge.moved.toReversed())
    if (moved.what === 'citation') citeAgain(connection, model, moved.record)
  takeNode(connection, model, merge)
  const counting = new Counting(connection)
  for (const moved of merge.moved.toReversed()) {
    if (moved.what !== 'link') continue
    if (takeLink(connection, model, counting, merge, moved)) found.links++
    else found.missing++
  }
  counting.keep()
  forgetMoved(connection, merge)
  return found
}

/** Those that led to the node before lead to it again, unless they were turned elsewhere since. */
function takeRedirects(connection: Connection, { from, into, moved }: Merge): void {
  forgetRedirect(connection, from)
  for (const { what, record } of moved)
    if (what === 'redirect' && redirected(connection, record.from) === into)
      keepRedirect(connection, { from: record.from, into: from })
}

function takeNode(connection: Connection, model: Model, merge: Merge): void {
  const { from, into } = merge
  const { node, took } = nodesOf(merge)
  const table = namesOf(model).node(node.kind)
  const rows = rowsOf(connection, table)
  const now = rows.find(into)!
  const { leaving, staying } = parted(table.properties, node.properties, took, now.values)
  rows.update(now.pk, staying)
  forgetExternalIds(connection, now.values, into)
  keepExternalIds(connection, table, into, staying)
  rows.insert([from], leaving)
  keepExternalIds(connection, table, from, leaving)
}

type MovedLink = Extract<Moved, { what: 'link' }>

/** Returns whether the node has the link again; it has not when its other end is gone. */
function takeLink(
  connection: Connection,
  model: Model,
  counting: Counting,
  move: Redirect,
  { became, record }: MovedLink,
): boolean {
  const place = placeOf(connection, model, record)
  if (!place) return false
  const rows = rowsOf(connection, place.table)
  const own = identity(place, record)
  const left = became === 'dropped' ? undefined : placeOf(connection, model, { ...record, ...movedEnds(move, record) })
  const row: Row | undefined = left && rows.find(...identity(left, record))
  if (became === 'merged' && row) rows.update(row.pk, takenBack(place.table.properties, record.survivor, row.values))
  if (became === 'moved' && left && row) {
    rows.move(row.pk, ...own)
    counting.add(left.table, left.from.pk, left.to.pk, -1)
  } else if (rows.insert(own, record.properties) === undefined) return true
  counting.add(place.table, place.from.pk, place.to.pk, 1)
  return true
}

function identity({ table, from, to }: LinkPlace, { properties }: LinkRecord) {
  return [from.pk, to.pk, linkKey(table.link, from.id, to.id, properties)] as const
}
