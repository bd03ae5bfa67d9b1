import type Database from 'better-sqlite3'
import type { Connection } from './connection.ts'
import type { Column, LinkTable, NodeTable } from './names.ts'
import { quoted } from './schema.ts'

/** Gathers how the counts of nodes change while links are written, to change each count once. */
export class Counting {
  readonly #connection: Connection
  readonly #changes = new Map<Column, Change>()

  constructor(connection: Connection) {
    this.#connection = connection
  }

  /** A link more or, with -1, one less between two nodes. A self link counts at both of its ends. */
  add({ from, to, counted }: LinkTable, fromPk: number, toPk: number, by: 1 | -1): void {
    this.change(from, counted.from, fromPk, by)
    this.change(to, counted.to, toPk, by)
  }

  /** The same at one end. */
  change(table: NodeTable, count: Column, pk: number, by: 1 | -1): void {
    let change = this.#changes.get(count)
    if (!change) {
      change = { table, byNode: new Map() }
      this.#changes.set(count, change)
    }
    change.byNode.set(pk, (change.byNode.get(pk) ?? 0) + by)
  }

  /** Brings the counts up. Only inside the transaction that wrote the links; nodes that are gone are let be. */
  keep(): void {
    // A statement for each count, not for each set of counts a node changes in: those are as many as there are sets.
    for (const [{ name }, { table, byNode }] of this.#changes) {
      const count = quoted(name)
      const update = this.#connection.fixed(
        `UPDATE ${quoted(table.name)} SET ${count} = nullif(ifnull(${count}, 0) + ?, 0) WHERE "pk" = ?`,
      )
      for (const [pk, by] of byNode) if (by !== 0) update.run(by, pk)
    }
    this.#changes.clear()
  }
}

interface Change {
  readonly table: NodeTable
  /** By row number. */
  readonly byNode: Map<number, number>
}

/** Counts the links there are, for each count that is wanted: an older file has no column for it, or an empty one. */
export function countAll(
  db: Database.Database,
  links: readonly LinkTable[],
  isWanted: (count: Column, table: NodeTable) => boolean,
): void {
  for (const link of links)
    for (const end of ['from', 'to'] as const) {
      const [count, table] = [link.counted[end], link[end]]
      if (!isWanted(count, table)) continue
      const counted = `SELECT ${quoted(end)} AS "node", count(*) AS "links" FROM ${quoted(link.name)} GROUP BY ${quoted(end)}`
      db.exec(
        `UPDATE ${quoted(table.name)} SET ${quoted(count.name)} = c."links" FROM (${counted}) c WHERE "pk" = c."node"`,
      )
    }
}
