import { growing64 } from '../search/growing.ts'
import { WordTable } from '../search/word-table.ts'
import type { LinkSurvey } from '../store/contract.ts'

/**
 * The names under which nodes stood in credits. There can be one on every link, mostly the same few of a node again
 * and again: each spelling is kept once, and once for each node that goes by it.
 */
export class CreditedNames {
  readonly #spellings = new WordTable()
  /** A node's number and a spelling's, in one: `node * most + spelling`. */
  readonly #pairs = growing64()
  #sorted = 0

  add({ from, as }: LinkSurvey<number>['credited']): void {
    for (const [i, name] of as.entries())
      if (name && from[i]! >= 0) this.#pairs.push(from[i]! * most + this.#spellings.number(name))
    if (this.#pairs.size > 2 * this.#sorted + enough) this.#sort()
  }

  told(): Credited {
    this.#sort()
    return { pairs: this.#pairs.values.slice(), spellings: this.#spellings.column() }
  }

  /** Puts the pairs in order and drops repeats. */
  #sort(): void {
    const sorted = this.#pairs.values.sort()
    let size = 0
    for (let at = 0; at < sorted.length; at++)
      if (at === 0 || sorted[at] !== sorted[size - 1]) sorted[size++] = sorted[at]!
    this.#pairs.size = size
    this.#sorted = size
  }
}

/** Names of all nodes. Plain data, to be sent to another thread. */
export interface Credited {
  readonly pairs: Float64Array
  readonly spellings: { readonly units: Uint16Array; readonly starts: Uint32Array }
}

/** Of one node, each once, in order: whatever the order of the links. */
export function creditedOf({ pairs, spellings: { units, starts } }: Credited, node: number): string[] {
  const names: string[] = []
  for (let at = firstFrom(pairs, node * most); at < pairs.length && pairs[at]! < (node + 1) * most; at++) {
    const spelling = pairs[at]! % most
    names.push(String.fromCharCode(...units.subarray(starts[spelling]!, starts[spelling + 1]!)))
  }
  return names.sort()
}

/** Spellings at the most; with so many nodes as a map can hold, a pair is still a whole number. */
const most = 2 ** 26
const enough = 100_000

function firstFrom(pairs: Float64Array, least: number): number {
  let [low, high] = [0, pairs.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (pairs[middle]! < least) low = middle + 1
    else high = middle
  }
  return low
}
