import { passing } from '../passing-memory.ts'
import { growing16, growing32 } from './growing.ts'

/** Gives every different word a number, without a JavaScript string each. */
export class WordTable {
  readonly #units = growing16()
  readonly #starts = growing32()
  #slots = new Uint32Array(1 << 12)

  get count(): number {
    return this.#starts.size
  }

  /** The word's number, a new one the first time. */
  number(word: string): number {
    let hash = 0
    for (let i = 0; i < word.length; i++) hash = Math.imul(hash, 31) + word.charCodeAt(i)
    const mask = this.#slots.length - 1
    for (let slot = spread(hash) & mask; ; slot = (slot + 1) & mask) {
      const held = this.#slots[slot]!
      if (held === 0) return this.#add(word, slot)
      if (this.#is(held - 1, word)) return held - 1
    }
  }

  /** The words in order of their numbers. */
  column(): { units: Uint16Array; starts: Uint32Array } {
    const starts = passing(Uint32Array, this.count + 1)
    starts.set(this.#starts.values)
    starts[this.count] = this.#units.size
    return { units: this.#units.values, starts }
  }

  #add(word: string, slot: number): number {
    const number = this.count
    this.#starts.push(this.#units.size)
    for (let i = 0; i < word.length; i++) this.#units.push(word.charCodeAt(i))
    this.#slots[slot] = number + 1
    if (this.count * 2 > this.#slots.length) this.#grow()
    return number
  }

  #end(number: number): number {
    return number + 1 < this.count ? this.#starts.at(number + 1) : this.#units.size
  }

  #is(number: number, word: string): boolean {
    const start = this.#starts.at(number)
    if (this.#end(number) - start !== word.length) return false
    for (let i = 0; i < word.length; i++) if (this.#units.at(start + i) !== word.charCodeAt(i)) return false
    return true
  }

  #grow(): void {
    const slots = passing(Uint32Array, this.#slots.length * 2)
    const { units, starts } = this.column()
    for (let number = 0; number < this.count; number++) {
      let hash = 0
      for (let i = starts[number]!; i < starts[number + 1]!; i++) hash = Math.imul(hash, 31) + units[i]!
      let slot = spread(hash) & (slots.length - 1)
      while (slots[slot]) slot = (slot + 1) & (slots.length - 1)
      slots[slot] = number + 1
    }
    this.#slots = slots
  }
}

const spread = (hash: number) => Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 3
