const kept = 100_000

/** Remembers, in bounded memory, what was told not long ago: a popular artist stands in every other line of a dump. */
export class Mentioned {
  #young = new Set<string>()
  #old = new Set<string>()

  isNew(key: string): boolean {
    if (this.#young.has(key)) return false
    const known = this.#old.has(key)
    if (this.#young.size >= kept) {
      this.#old = this.#young
      this.#young = new Set()
    }
    this.#young.add(key)
    return !known
  }
}
