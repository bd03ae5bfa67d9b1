import type { Model } from '../../model/index.ts'
import { type Names, namesOf, type Table } from './names.ts'
import { named, type Sql, sql, yes } from './sql.ts'

/** What is the same for a whole statement while it is put together. */
export interface Draft {
  readonly model: Model
  readonly names: Names
  /** Whether the statement may run long and must let itself be ended; see connection.ts. */
  readonly guarded: boolean
  /** A name not yet used in the statement. */
  alias(letter: string): string
}

export function draftOf(model: Model, guarded: boolean): Draft {
  const used = new Map<string, number>()
  const alias = (letter: string) => {
    const count = (used.get(letter) ?? 0) + 1
    used.set(letter, count)
    return count === 1 ? letter : `${letter}${count}`
  }
  return { model, names: namesOf(model), guarded, alias }
}

/** A table under the name it has in the statement. */
export interface Scope<T extends Table = Table> {
  readonly alias: string
  readonly table: T
}

/** A column as filters and orders see it: text by its fold, unless as written. */
export function column({ alias, table }: Scope, property: string, exact = false): Sql {
  if (property === 'id') return named(alias, 'id')
  const { name, key } = table.columns.get(property)!
  return named(alias, exact ? name : (key ?? name))
}

/** Asks at one row in 1,024 whether to go on; that costs nothing that can be measured. */
export function guard(draft: Draft, alias: string): Sql {
  return draft.guarded ? sql`(${named(alias, 'pk')} & 1023 OR alive())` : yes
}
