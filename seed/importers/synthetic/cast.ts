import type { Random } from './random.ts'

/** How many nodes of each kind, by prefix. */
export type Counts = Readonly<Record<'source' | 'company' | 'artist' | 'album' | 'video' | 'song', number>>

/** Who does what: every trade has its own few who do most of it. */
export class Cast {
  readonly #random: Random
  readonly #counts: Pick<Counts, 'artist' | 'company' | 'source'>

  constructor(random: Random, counts: Pick<Counts, 'artist' | 'company' | 'source'>) {
    this.#random = random
    this.#counts = counts
  }

  star(): number {
    return this.#artist(0)
  }
  writer(): number {
    return this.#artist(0.2)
  }
  producer(): number {
    return this.#artist(0.4)
  }
  director(): number {
    return this.#artist(0.6)
  }
  actor(): number {
    return this.#artist(0.8)
  }
  company(): number {
    return this.#random.rank(this.#counts.company)
  }
  source(): number {
    return this.#random.rank(this.#counts.source)
  }

  /** `from`: where among all artists the trade's best known stand, as a share. */
  #artist(from: number): number {
    const { artist } = this.#counts
    return (this.#random.rank(artist) + Math.floor(artist * from)) % artist
  }
}
