import { idOf, type NameIndex, nodesUpTo, writtenAs } from './name-index.ts'

/** How a name matched, best first. */
export const ways = ['EXACT', 'ALIAS', 'PREFIX', 'WORDS', 'TYPO'] as const
export type How = (typeof ways)[number]

/**
 * One rank of answers: names that matched equally well. `names` hands out all of them, in any order, repeats allowed;
 * those that are not below `limit()` it may leave out, which gets less while names are handed out.
 * The score falls from rank to rank, also from one way to the next: 1 and 0.98 for EXACT (0.98 when only "the" or
 * "and" differ), 0.95 and 0.93 for ALIAS, 0.9 PREFIX, 0.8 WORDS, below that TYPO, falling with every edit.
 */
export interface Rank {
  readonly how: How
  readonly score: number
  readonly names: (each: (name: number) => void, limit: () => number) => void
}

/** Told after each rank whether it had a node of the wanted kinds. */
export type Ranks = Generator<Rank, void, boolean>

export interface Hit extends Position {
  readonly node: number
  /** The name that matched, as written. */
  readonly matched: string
}

/** Where an answer stands; all a cursor needs. */
export interface Position {
  readonly how: How
  readonly score: number
  readonly degree: number
  readonly id: string
}

export interface Page {
  /** Only these kinds, by their index in the registry; all when absent. */
  readonly kinds?: readonly number[]
  readonly first: number
  /** Only answers beyond this one. */
  readonly after?: Position
}

export interface Hits {
  readonly hits: readonly Hit[]
  readonly more: boolean
}

/** One page of ranks that come best first: every node once, by its best rank, within it the most connected first, then by id. */
export function pageOf(index: NameIndex, ranks: Ranks, { kinds, first, after }: Page): Hits {
  const wanted = kinds && Uint8Array.from({ length: 256 }, (_, kind) => (kinds.includes(kind) ? 1 : 0))
  const place = after && nodesUpTo(index, after.degree, after.id)
  const hits: Hit[] = []
  const seen = new Uint32Array((index.kinds.length >>> 5) + 1)
  let found = false
  while (hits.length <= first) {
    // Only now: the next rank may be dear to find.
    const step = ranks.next(found)
    if (step.done) break
    const { how, score, names } = step.value
    const beside = after ? compareRank({ how, score }, after) : 1
    const least = new Least(
      index,
      beside > 0 ? first + 1 - hits.length : beside < 0 ? 0 : first + 1,
      beside === 0 ? place! : 0,
    )
    found = false
    let here: Uint32Array | undefined
    names((name) => {
      const node = index.nodeOf[name]!
      const bit = 1 << (node & 31)
      if (wanted && !wanted[index.kinds[node]!]) return
      found = true
      if (seen[node >>> 5]! & bit) return
      here ??= new Uint32Array(seen.length)
      here[node >>> 5]! |= bit
      least.offer(name, node)
      // Once a page is full its rank is the last: nobody asks which other nodes this one had.
    }, least.limit)
    if (here) for (let i = 0; i < seen.length; i++) seen[i]! |= here[i]!
    for (const name of least.names()) hits.push(hitOf(index, name, how, score))
  }
  return { hits: hits.slice(0, first), more: hits.length > first }
}

function hitOf(index: NameIndex, name: number, how: How, score: number): Hit {
  const node = index.nodeOf[name]!
  return { node, id: idOf(index, node), degree: index.degrees[node]!, how, score, matched: writtenAs(index, name) }
}

/** Below 0 when `a` ranks before `b`, above 0 when after. */
function compareRank(a: Pick<Position, 'how' | 'score'>, b: Pick<Position, 'how' | 'score'>): number {
  return ways.indexOf(a.how) - ways.indexOf(b.how) || b.score - a.score
}

/** Keeps the smallest names offered, one a node: they rank first. */
class Least {
  readonly #index: NameIndex
  readonly #most: number
  readonly #from: number
  #kept: number[] = []
  #limit = Number.POSITIVE_INFINITY
  /** Names from here on are not kept, as there are enough before it. */
  readonly limit = () => this.#limit

  constructor(index: NameIndex, most: number, from: number) {
    this.#index = index
    this.#most = most
    this.#from = from
  }

  offer(name: number, node: number): void {
    if (this.#most === 0 || node < this.#from || name >= this.#limit) return
    this.#kept.push(name)
    if (this.#kept.length > this.#most * 2 + 50) this.#cut()
  }

  names(): readonly number[] {
    this.#cut()
    return this.#kept
  }

  #cut(): void {
    const { nodeOf } = this.#index
    const sorted = Uint32Array.from(this.#kept).sort()
    this.#kept = Array.from(sorted.filter((name, i) => i === 0 || nodeOf[name] !== nodeOf[sorted[i - 1]!])).slice(
      0,
      this.#most,
    )
    if (this.#kept.length === this.#most) this.#limit = this.#kept.at(-1)!
  }
}
