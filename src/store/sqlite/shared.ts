import type { Kind } from '../../model/define.ts'
import type { Model } from '../../model/index.ts'
import { sharedKept } from '../contract.ts'
import type { Connection } from './connection.ts'
import { findEnd } from './lookup.ts'
import { namesOf } from './names.ts'
import { quoted } from './schema.ts'

/** Ids of the nodes that both are joined with, in order; none where one of them is not there. */
export function shared(connection: Connection, model: Model, pair: readonly [string, string]): readonly string[] {
  const [one, other] = pair.map((id) => findEnd(connection, model, id))
  if (!one || !other || one.table !== other.table) return []
  const found = connection.fixed<[string]>(inCommon(model, one.table.kind))
  return found.all(one.pk, other.pk).map(([id]) => id)
}

const texts = new WeakMap<Kind, string>()

function inCommon(model: Model, kind: Kind): string {
  const known = texts.get(kind)
  if (known !== undefined) return known
  const joined = (side: 'one' | 'other') =>
    namesOf(model)
      .links.flatMap((table) => [
        ...(table.from.kind === kind ? ([[table, 'from', 'to']] as const) : []),
        ...(table.to.kind === kind ? ([[table, 'to', 'from']] as const) : []),
      ])
      .map(
        ([table, near, far]) =>
          `SELECT f."id" FROM ${quoted(table.name)} l JOIN ${quoted(table[far].name)} f ON f."pk" = l."${far}" WHERE l."${near}" = (SELECT "${side}" FROM pair)`,
      )
      .join(' UNION ')
  const text = `WITH pair("one", "other") AS (VALUES (?, ?))
SELECT * FROM (${joined('one')}) INTERSECT SELECT * FROM (${joined('other')}) ORDER BY 1 LIMIT ${sharedKept}`
  texts.set(kind, text)
  return text
}
