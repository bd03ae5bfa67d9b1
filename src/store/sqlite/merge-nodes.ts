import { LinernotesError } from '../../errors.ts'
import type { Model } from '../../model/index.ts'
import type { LinkRecord, Merged, Redirect } from '../contract.ts'
import { joinedNode } from '../joined.ts'
import { linkKey } from '../link-key.ts'
import { filled } from '../merge.ts'
import { type Moved, movedEnds } from '../moved.ts'
import { difference } from '../taken-back.ts'
import { forgetExternalIds, keepExternalIds, keepRedirect } from './beside.ts'
import { moveCitations } from './citations.ts'
import { decoded, valueColumns } from './columns.ts'
import type { Connection } from './connection.ts'
import { Counting } from './counting.ts'
import { Ends } from './ends.ts'
import { haveIndexes } from './filling.ts'
import { type End, findEnd, leadingTo } from './lookup.ts'
import { keepMoved } from './moved.ts'
import { type LinkTable, namesOf } from './names.ts'
import { changed } from './revision.ts'
import { rowsOf } from './rows.ts'
import { quoted } from './schema.ts'

/** Makes `from` part of `into`, in one transaction. */
export function mergeNodes(connection: Connection, model: Model, fromId: string, intoId: string): Merged {
  const run = connection.db.transaction((): Merged => {
    const links = joinNodes(connection, model, fromId, intoId)
    if (links === undefined) throw new LinernotesError('BAD_ARGUMENT', `${fromId} and ${intoId} are one node already.`)
    return { links, revision: changed(connection) }
  })
  return run.immediate()
}

/**
 * The same inside a transaction. What `into` says stands; `from` only adds to it. Returns how many links moved, or
 * undefined where the two are one node already.
 */
export function joinNodes(connection: Connection, model: Model, fromId: string, intoId: string): number | undefined {
  const names = namesOf(model)
  const [from, into] = [known(fromId), known(intoId)]
  if (from.table !== into.table)
    throw new LinernotesError('BAD_ID', `${fromId} and ${intoId} are of different kinds and cannot become one.`)
  if (from.pk === into.pk) return undefined
  haveIndexes(connection, model)
  const tables = names.links.filter((table) => table.from === from.table || table.to === from.table)
  const counting = new Counting(connection)
  const links = tables.reduce((count, table) => count + moveLinks(connection, model, counting, table, from, into), 0)
  moveNode(connection, model, from, into)
  Ends.of(connection).forget()
  counting.keep()
  moveCitations(connection, model, from.table.kind.name, { from: from.id, into: into.id })
  moveRedirects(connection, model, { from: from.id, into: into.id })
  return links

  function known(id: string): End {
    const found = findEnd(connection, model, id)
    if (!found) throw new LinernotesError('BAD_ID', `There is no node ${id}.`)
    return found
  }
}

function moveNode(connection: Connection, model: Model, from: End, into: End): void {
  const { kind } = into.table
  const rows = rowsOf(connection, into.table)
  const [leaving, staying] = [rows.find(from.id)!, rows.find(into.id)!]
  const values = joinedNode(kind, staying.values, leaving.values)
  const move = { from: from.id, into: into.id }
  const record = { kind: kind.name, id: from.id, properties: leaving.values }
  keepMoved(connection, model, move, { what: 'node', became: 'merged', record })
  const took = difference(staying.values, values)
  keepMoved(connection, model, move, { what: 'survivor', became: 'changed', record: took })
  rows.remove(from.pk)
  rows.update(into.pk, values)
  forgetExternalIds(connection, leaving.values, from.id)
  keepExternalIds(connection, into.table, into.id, values)
}

function moveRedirects(connection: Connection, model: Model, move: Redirect): void {
  for (const from of leadingTo(connection, move.from))
    keepMoved(connection, model, move, { what: 'redirect', became: 'moved', record: { from } })
  keepRedirect(connection, move)
}

type LinkRow = readonly [pk: number, from: string, to: string, ...unknown[]]

/** Returns how many links `into` took over. */
function moveLinks(
  connection: Connection,
  model: Model,
  counting: Counting,
  table: LinkTable,
  from: End,
  into: End,
): number {
  const rows = rowsOf(connection, table)
  const move = { from: from.id, into: into.id }
  let taken = 0
  for (const [pk, fromId, toId, ...stored] of linksAt(connection, table, from)) {
    const values = decoded(table, stored, 0)
    const moved = moveLink(pk, { type: table.link.type, from: fromId, to: toId, properties: values })
    keepMoved(connection, model, move, moved)
    if (moved.became !== 'dropped') taken++
  }
  return taken

  function moveLink(pk: number, record: LinkRecord): Moved {
    const what = 'link'
    const { from: start, to: end } = movedEnds(move, record)
    counting.add(table, pkOf(record.from), pkOf(record.to), -1)
    if (start === end && record.from !== record.to) {
      rows.remove(pk)
      return { what, became: 'dropped', record }
    }
    const newKey = linkKey(table.link, start, end, record.properties)
    const [startPk, endPk] = [pkOf(start), pkOf(end)]
    const same = rows.find(startPk, endPk, newKey)
    if (same) {
      const values = filled(table.properties, same.values, record.properties)
      rows.update(same.pk, values)
      rows.remove(pk)
      return { what, became: 'merged', record: { ...record, survivor: difference(same.values, values) } }
    }
    rows.move(pk, startPk, endPk, newKey)
    counting.add(table, startPk, endPk, 1)
    return { what, became: 'moved', record }
  }

  /** The two are known already; of the others only the number is looked up. */
  function pkOf(id: string): number {
    if (id === from.id) return from.pk
    return id === into.id ? into.pk : findEnd(connection, model, id)!.pk
  }
}

function linksAt(connection: Connection, table: LinkTable, { pk, table: kind }: End): Iterable<LinkRow> {
  const columns = valueColumns(table).map((name) => `l.${quoted(name)}`)
  const at = (end: 'from' | 'to') =>
    connection
      .fixed<LinkRow>(
        `SELECT l."pk", f."id", t."id", ${columns.join(', ')} FROM ${quoted(table.name)} l
         JOIN ${quoted(table.from.name)} f ON f."pk" = l."from" JOIN ${quoted(table.to.name)} t ON t."pk" = l."to"
         WHERE l.${quoted(end)} = ? ORDER BY l."key"`,
      )
      .all(pk)
  // A link from the node to itself is found from both ends.
  const found = [...(table.from === kind ? at('from') : []), ...(table.to === kind ? at('to') : [])]
  return new Map(found.map((row) => [row[0], row])).values()
}
