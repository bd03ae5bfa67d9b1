import { setImmediate } from 'node:timers/promises'
import type { Model } from '../../model/index.ts'
import type { LinkRecord, NodeRecord, Redirect } from '../contract.ts'
import { decoded, valueColumns } from './columns.ts'
import type { Connection } from './connection.ts'
import { type LinkTable, type NodeTable, namesOf } from './names.ts'
import { quoted } from './schema.ts'

/** Rows of a batch, and of a statement: each goes on where the last ended, so that none is kept open between. */
const size = 1000

export async function* scanNodes(connection: Connection, model: Model): AsyncGenerator<readonly NodeRecord[]> {
  for (const table of namesOf(model).nodes) yield* inBatches(nodesOf(connection, table))
}

export async function* scanLinks(connection: Connection, model: Model): AsyncGenerator<readonly LinkRecord[]> {
  const names = namesOf(model)
  for (const type of model.links.keys())
    yield* inBatches(interleaved(names.linksOf(type).map((table) => linksOf(connection, table))))
}

export async function* scanRedirects(connection: Connection): AsyncGenerator<readonly Redirect[]> {
  yield* inBatches(redirectsOf(connection))
}

/** Other work of the process gets its turn between batches. */
async function* inBatches<T>(rows: Iterable<T>): AsyncGenerator<readonly T[]> {
  let batch: T[] = []
  for (const row of rows) {
    batch.push(row)
    if (batch.length < size) continue
    yield batch
    batch = []
    await setImmediate()
  }
  if (batch.length > 0) yield batch
}

type NodeRow = readonly [id: string, ...unknown[]]

function* nodesOf(connection: Connection, table: NodeTable): Generator<NodeRecord> {
  const columns = ['id', ...valueColumns(table)].map(quoted).join(', ')
  const read = connection.fixed<NodeRow>(
    `SELECT ${columns} FROM ${quoted(table.name)} WHERE "id" > ? ORDER BY "id" LIMIT ${size}`,
  )
  for (const row of pages<NodeRow>((last) => read.all(last?.[0] ?? '')))
    yield { kind: table.kind.name, id: row[0], properties: decoded(table, row, 1) }
}

type LinkRow = readonly [from: string, to: string, key: string, ...unknown[]]

function* linksOf(connection: Connection, table: LinkTable): Generator<readonly [LinkRow, LinkTable]> {
  const columns = valueColumns(table).map((name) => `l.${quoted(name)}`)
  const order = 'f."id", t."id", l."key"'
  const read = connection.fixed<LinkRow>(
    `SELECT ${[order, ...columns].join(', ')} FROM ${quoted(table.from.name)} f
     CROSS JOIN ${quoted(table.name)} l ON l."from" = f."pk" CROSS JOIN ${quoted(table.to.name)} t ON t."pk" = l."to"
     WHERE (${order}) > (?, ?, ?) ORDER BY ${order} LIMIT ${size}`,
  )
  for (const row of pages<LinkRow>((last) => read.all(last?.[0] ?? '', last?.[1] ?? '', last?.[2] ?? '')))
    yield [row, table]
}

function* redirectsOf(connection: Connection): Generator<Redirect> {
  const read = connection.fixed<[string, string]>(
    `SELECT "from_id", "into_id" FROM "redirect" WHERE "from_id" > ? ORDER BY "from_id" LIMIT ${size}`,
  )
  for (const [from, into] of pages<readonly [string, string]>((last) => read.all(last?.[0] ?? ''))) yield { from, into }
}

function* pages<Row>(read: (last: Row | undefined) => Row[]): Generator<Row> {
  let page = read(undefined)
  while (page.length > 0) {
    yield* page
    page = page.length < size ? [] : read(page.at(-1))
  }
}

/** The tables of one link type as one list in order of from, to and key. */
function* interleaved(tables: readonly Generator<readonly [LinkRow, LinkTable]>[]): Generator<LinkRecord> {
  const heads = tables.map((rows) => ({ rows, next: rows.next() }))
  for (;;) {
    let least: (typeof heads)[number] | undefined
    for (const head of heads)
      if (!head.next.done && (!least || precedes(head.next.value[0], least.next.value[0]))) least = head
    if (!least) return
    const [row, table] = least.next.value as readonly [LinkRow, LinkTable]
    yield { type: table.link.type, from: row[0], to: row[1], properties: decoded(table, row, 3) }
    least.next = least.rows.next()
  }
}

function precedes(a: LinkRow, b: LinkRow): boolean {
  for (const place of [0, 1, 2]) if (a[place] !== b[place]) return (a[place] as string) < (b[place] as string)
  return false
}
