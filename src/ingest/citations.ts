import type { Cited } from './cited.ts'
import type { Origin } from './entry.ts'

const kept = 100_000

/**
 * Watches over the nodes that statements cite: a source told by its address is made along, any other has to be
 * described by the end of the run. What is known of earlier batches only spares work: it is bounded, and a run that is
 * taken up begins without it.
 */
export class Citations {
  #known = new Set<string>()
  #refused = new Set<string>()

  /** The node is in the store, or it is settled that it is waited for. */
  known(id: string): void {
    if (this.#known.size >= kept) this.#known = new Set()
    this.#known.add(id)
  }

  isKnown(id: string): boolean {
    return this.#known.has(id)
  }

  /** It is reported: once is enough, however many cite it. */
  refused(id: string): void {
    if (this.#refused.size >= kept) this.#refused = new Set()
    this.#refused.add(id)
  }

  isRefused(id: string): boolean {
    return this.#refused.has(id)
  }
}

/** What the entries of one batch cite and no batch before did. */
export class CitedInBatch {
  readonly #known: Citations
  /** The sources cited by their address, by id. */
  readonly addresses = new Map<string, { readonly address: string; readonly origin: Origin }>()
  readonly others = new Map<string, Origin>()

  constructor(known: Citations) {
    this.#known = known
  }

  cite({ id, address }: Cited, origin: Origin): void {
    if (this.#known.isKnown(id)) return
    if (address !== undefined) this.addresses.set(id, { address, origin })
    else if (!this.others.has(id)) this.others.set(id, origin)
  }
}
