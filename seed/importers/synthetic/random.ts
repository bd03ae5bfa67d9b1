/** Numbers that look random and are the same for the same seed on every machine: Bob Jenkins' small fast counter, 32 bit. */
export class Random {
  #a: number
  #b: number
  #c: number
  #counter = 1

  constructor(seed: number, stream: number) {
    this.#a = seed | 0
    this.#b = stream | 0
    this.#c = 0x9e3779b9 | 0
    for (let round = 0; round < 12; round++) this.#next()
  }

  /** At least 0 and below `end`. */
  below(end: number): number {
    return Math.floor((this.#next() / 4294967296) * end)
  }

  chance(share: number): boolean {
    return this.#next() < share * 4294967296
  }

  pick<T>(from: readonly T[]): T {
    return from[this.below(from.length)]!
  }

  /** At least 0 and below `end`, the weight of a rank falling as 1 / (rank + 5): Zipf's law with a blunted top. */
  rank(end: number): number {
    const blunt = 5
    const share = this.#next() / 4294967296
    return Math.min(end - 1, Math.floor(blunt * Math.exp(share * Math.log((end + blunt) / blunt)) - blunt))
  }

  #next(): number {
    const sum = (this.#a + this.#b + this.#counter++) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum
    this.#c |= 0
    return sum >>> 0
  }
}
