import type { Model } from '../../model/index.ts'
import type { Redirect } from '../contract.ts'
import type { Citation } from '../moved.ts'
import { swapped } from '../swapped.ts'
import { takenBack } from '../taken-back.ts'
import { decoded, valueColumns } from './columns.ts'
import type { Connection } from './connection.ts'
import { placeOf } from './lookup.ts'
import { keepMoved } from './moved.ts'
import { type Column, type LinkTable, type NodeTable, namesOf } from './names.ts'
import { rowsOf } from './rows.ts'
import { quoted } from './schema.ts'

/** Lets everything that cites `from` cite `into` instead: ids inside lists are not links, nothing else would move them. */
export function moveCitations(connection: Connection, model: Model, kind: string, move: Redirect): void {
  const { nodes, links } = namesOf(model)
  for (const table of [...nodes, ...links])
    for (const column of table.columns.values())
      if (column.declared.kind === kind) moveIn(connection, model, table, column, move)
}

type Citing = readonly [pk: number, of: string, from: string | null, to: string | null, ...unknown[]]

function moveIn(
  connection: Connection,
  model: Model,
  table: NodeTable | LinkTable,
  column: Column,
  move: Redirect,
): void {
  const ids = `x.${quoted(column.refs ?? column.name)}`
  const values = valueColumns(table).map((name) => `x.${quoted(name)}`)
  const own = table.kind ? 'x."id", NULL, NULL' : 'x."key", f."id", t."id"'
  const citing = connection.fixed<Citing>(
    `SELECT x."pk", ${[own, ...values].join(', ')} FROM ${quoted(table.name)} x ${'link' in table ? endsOf(table) : ''}
     WHERE ${ids} <> '[]' AND ? IN (SELECT value FROM json_each(${ids}))`,
  )
  const { property, declared } = column
  for (const [pk, of, from, to, ...stored] of citing.all(move.from)) {
    const before = decoded(table, stored, 0)
    const after = { ...before, [property]: swapped(declared, before[property], move) }
    rowsOf(connection, table).update(pk, after)
    const record: Citation = {
      ...{ in: 'link' in table ? table.link.type : table.kind.name, of },
      ...(from !== null && to !== null && { from, to }),
      before: { [property]: before[property] },
      after: { [property]: after[property] },
    }
    keepMoved(connection, model, move, { what: 'citation', became: 'moved', record })
  }
}

function endsOf({ from, to }: LinkTable): string {
  return `JOIN ${quoted(from.name)} f ON f."pk" = x."from" JOIN ${quoted(to.name)} t ON t."pk" = x."to"`
}

/** Lets what cited a merged node cite it again. */
export function citeAgain(connection: Connection, model: Model, citation: Citation): void {
  const { in: within, of, from, to } = citation
  const isLink = from !== undefined && to !== undefined
  const place = isLink ? placeOf(connection, model, { type: within, from, to }) : undefined
  const table = isLink ? place?.table : namesOf(model).node(within)
  if (!table) return
  const rows = rowsOf(connection, table)
  const row = place ? rows.find(place.from.pk, place.to.pk, of) : rows.find(of)
  if (row) rows.update(row.pk, takenBack(table.properties, citation, row.values))
}
