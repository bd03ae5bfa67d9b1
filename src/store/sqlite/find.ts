import type { Model } from '../../model/index.ts'
import type { Wanted } from '../contract.ts'
import type { Connection } from './connection.ts'
import { haveIndex, isFilling } from './filling.ts'
import { findEnd } from './lookup.ts'
import { indexName, namesOf } from './names.ts'
import { quoted } from './schema.ts'

/** Ids of the nodes that fit, for each in order. */
export function findAll(
  connection: Connection,
  model: Model,
  wanted: readonly Wanted[],
): readonly (readonly string[])[] {
  if (isFilling(connection))
    for (const kind of new Set(wanted.flatMap((one) => (one.by === 'name' ? one.kind : [])))) {
      const table = namesOf(model).node(kind)
      haveIndex(connection, model, indexName(table, table.columns.get(table.kind.display)!))
    }
  return wanted.map((one) => find(connection, model, one))
}

function find(connection: Connection, model: Model, wanted: Wanted): readonly string[] {
  switch (wanted.by) {
    case 'id': {
      const found = findEnd(connection, model, wanted.id)
      return found ? [found.id] : []
    }
    case 'externalId': {
      const known = connection.fixed<[string]>(
        'SELECT "node" FROM "external_id" WHERE "source" = ? AND "value" = ? AND "kind" = ? ORDER BY "node"',
      )
      return known.all(wanted.source, wanted.id, wanted.kind).map(([id]) => id)
    }
    case 'name': {
      const { name, kind, columns } = namesOf(model).node(wanted.kind)
      const display = columns.get(kind.display)!
      const column = quoted(display.key ?? display.name)
      const named = `SELECT "id" FROM ${quoted(name)} WHERE ${column} = ?`
      if (wanted.unknownTo === undefined)
        return connection
          .fixed<[string]>(`${named} ORDER BY "id"`)
          .all(wanted.key)
          .map(([id]) => id)
      // As JSON keeps it; inside of a value the quotes would be escaped.
      const known = quoted(columns.get('externalIds')!.name)
      return connection
        .fixed<[string]>(`${named} AND instr(${known}, ?) = 0 ORDER BY "id"`)
        .all(wanted.key, `"source":${JSON.stringify(wanted.unknownTo)}`)
        .map(([id]) => id)
    }
  }
}
