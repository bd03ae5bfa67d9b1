import type { Model } from '../../model/index.ts'
import type { Connection } from './connection.ts'
import { hasIndex, haveIndex } from './filling.ts'
import { type LinkTable, uniqueName } from './names.ts'

/**
 * Keeps the links of one transaction distinct where their table has no index that does, because a store is being filled
 * (filling.ts). A link of a node that the transaction made can only be there if the transaction wrote it; at the first
 * that may be there already, the index is made.
 */
export class Distinct {
  readonly #connection: Connection
  readonly #model: Model
  readonly #hasIndex = new Map<LinkTable, boolean>()
  readonly #written = new Set<string>()

  constructor(connection: Connection, model: Model) {
    this.#connection = connection
    this.#model = model
  }

  /** Before a link is inserted, whose table then has the index unless there is no such link. */
  expect(table: LinkTable, key: string, isOfNewNode: boolean): void {
    if (this.#isIndexed(table)) return
    if (isOfNewNode && !this.#written.has(key)) this.#written.add(key)
    else {
      haveIndex(this.#connection, this.#model, uniqueName(table))
      this.#hasIndex.set(table, true)
    }
  }

  #isIndexed(table: LinkTable): boolean {
    const isThere = this.#hasIndex.get(table) ?? hasIndex(this.#connection, uniqueName(table))
    this.#hasIndex.set(table, isThere)
    return isThere
  }
}
