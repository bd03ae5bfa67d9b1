import type { Model } from '../model/index.ts'
import type { Store } from '../store/contract.ts'
import { knownValues } from './known-values.ts'
import type { Values } from './values.ts'

/** What tells nodes apart, by id: the parts of their natural key and their outside ids. */
export class Facts {
  readonly #store: Store
  readonly #model: Model
  readonly #known = new Map<string, Values>()

  constructor(store: Store, model: Model) {
    this.#store = store
    this.#model = model
  }

  /** Nothing where a node is not known. */
  of(id: string): Values {
    return this.#known.get(id) ?? {}
  }

  /** More is told of a node. */
  add(id: string, properties: Values): void {
    this.#known.set(id, { ...this.#known.get(id), ...properties })
  }

  /** Reads them from the store. */
  async read(ids: readonly string[]): Promise<void> {
    const known = await knownValues(this.#store, this.#model, ids, ({ naturalKey, display }) => [
      ...new Set([...naturalKey, display, 'externalIds']),
    ])
    for (const [id, values] of known) this.#known.set(id, values)
  }
}
