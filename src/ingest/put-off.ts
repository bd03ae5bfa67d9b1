import type { Store } from '../store/contract.ts'
import type { Waiting } from '../store/journal.ts'
import type { Item, Origin } from './entry.ts'
import type { Maybe } from './namesakes.ts'

/**
 * The source is read in the first round. When all of it is in, what had to wait is tried again: redirects, so that links
 * may use old ids; entries and links; namesakes, by their neighbours; at last the nodes that something cites.
 */
export const rounds = { reading: 1, redirects: 2, again: 3, namesakes: 4, citations: 5 } as const

/** A node that a statement cites and that was not there. */
export interface Citation {
  readonly cited: string
  readonly origin: Origin
}

/** What a batch leaves for a later round. It is kept in the store with the batch, not in memory. */
export class PutOff {
  #lines: { readonly round: number; readonly text: string }[] = []

  add(item: Item): void {
    this.#lines.push({ round: 'redirect' in item ? rounds.redirects : rounds.again, text: JSON.stringify(item) })
  }

  maybe(maybe: Maybe): void {
    this.#lines.push({ round: rounds.namesakes, text: JSON.stringify(maybe) })
  }

  cite(citation: Citation): void {
    this.#lines.push({ round: rounds.citations, text: JSON.stringify(citation) })
  }

  get size(): number {
    return this.#lines.length
  }

  /** Forgets what was added after there were so many. */
  rewind(size: number): void {
    this.#lines.length = size
  }

  /** To be kept, after so many others. */
  lines(before: number): Waiting[] {
    return this.#lines.map((line, place) => ({ ...line, number: before + place + 1 }))
  }
}

const read = 1_000

/** What waits for a round, `Waits` as the round has it, after the line of a number. A round adds lines to later ones only. */
export async function* waiting<Waits extends Item | Citation | Maybe>(
  store: Store,
  source: string,
  round: number,
  after: number,
): AsyncGenerator<{ readonly number: number; readonly item: Waits }> {
  for (let last = after; ; ) {
    const lines = await store.journal.waiting(source, round, last, read)
    for (const { number, text } of lines) yield { number, item: JSON.parse(text) as Waits }
    if (lines.length < read) return
    last = lines.at(-1)!.number
  }
}
