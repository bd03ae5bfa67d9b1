import type { Model } from '../model/index.ts'
import type { Store } from '../store/contract.ts'
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

  /** Reads them from the store, in one read for each kind. */
  async read(ids: readonly string[]): Promise<void> {
    for (const kind of this.#model.kinds.values()) {
      const ofKind = [...new Set(ids.filter((id) => this.#model.kindOfId(id) === kind))]
      if (ofKind.length === 0) continue
      const properties = [...new Set([...kind.naturalKey, kind.display, 'externalIds'])]
      const node = { kind: kind.name, properties, refs: [], links: [] }
      const answer = await this.#store.read({ by: 'ids', ids: { param: 0 }, of: [node] }, [ofKind])
      if (!('nodes' in answer)) continue
      for (const found of answer.nodes)
        if (found) {
          const [id, ...values] = found.row
          this.#known.set(id as string, Object.fromEntries(properties.map((name, i) => [name, values[i]])))
        }
    }
  }
}
