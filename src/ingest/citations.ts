import type { Store } from '../store/contract.ts'
import type { Cited } from './cited.ts'
import type { Origin } from './entry.ts'
import type { Tallies } from './report.ts'

const keptKnown = 100_000
const keptOpen = 20_000

/**
 * Watches over the nodes that statements cite: a source told by its address is made along, any other has to be
 * described by the end of the run.
 */
export class Citations {
  readonly #store: Store
  readonly #tallies: Tallies
  readonly #known = new Set<string>()
  readonly #open = new Map<string, Origin>()
  #addresses = new Map<string, { address: string; origin: Origin }>()

  constructor(store: Store, tallies: Tallies) {
    this.#store = store
    this.#tallies = tallies
  }

  cite({ id, address }: Cited, origin: Origin): void {
    if (this.#known.has(id)) return
    if (address !== undefined) this.#addresses.set(id, { address, origin })
    else if (!this.#open.has(id)) this.#open.set(id, origin)
  }

  /** The addresses cited since the last call, by the id of their source. */
  takeAddresses(): ReadonlyMap<string, { readonly address: string; readonly origin: Origin }> {
    const taken = this.#addresses
    this.#addresses = new Map()
    return taken
  }

  /** The node is in the store. */
  known(id: string): void {
    if (this.#known.size >= keptKnown) this.#known.clear()
    this.#known.add(id)
    this.#open.delete(id)
  }

  /** A node was written. */
  written(id: string): void {
    if (this.#open.has(id)) this.known(id)
  }

  /** Looks up what is cited and not known yet, when there is much of it; at the end, whatever is left is reported. */
  async settle(last: boolean): Promise<void> {
    if (this.#open.size === 0 || (!last && this.#open.size < keptOpen)) return
    const ids = [...this.#open.keys()]
    const found = await this.#store.find(ids.map((id) => ({ by: 'id', id })))
    ids.forEach((id, place) => {
      if (found[place]?.length) this.known(id)
    })
    if (!last) return
    for (const [id, origin] of this.#open)
      this.#tallies.refuse('citation', 'names a node that is nowhere described; add an entry with that id', id, origin)
  }
}
