import { hashEnd, hashOn, hashStart, type Key } from './keys.ts'
import { keysEqual, type Range } from './lookup.ts'
import type { NameIndex } from './name-index.ts'
import { mayGoOn } from './prefixes.ts'

/** Letters and hash of the words taken so far, and whether any key of the index may begin so. */
export class Stretch {
  readonly #index: NameIndex
  readonly key: Key
  #hash = hashStart
  alive = true

  constructor(index: NameIndex, mostWords: number) {
    this.#index = index
    this.key = { units: new Uint16Array(128 * mostWords), length: 0 }
  }

  get length(): number {
    return this.key.length
  }

  clear(): void {
    this.key.length = 0
    this.#hash = hashStart
    this.alive = true
  }

  push(word: string): void {
    for (let i = 0; i < word.length; i++) {
      const unit = word.charCodeAt(i)
      this.#hash = hashOn(this.#hash, unit)
      this.key.units[this.key.length++] = unit
      if (this.alive && !mayGoOn(this.#index, this.key.length, this.#hash)) this.alive = false
    }
  }

  keys(): Range {
    return keysEqual(this.#index, this.key, hashEnd(this.#hash))
  }

  /** As if this word had been taken too. */
  keysWith(word: string): Range {
    const [length, hash, alive] = [this.key.length, this.#hash, this.alive]
    this.push(word)
    const keys = this.keys()
    this.key.length = length
    this.#hash = hash
    this.alive = alive
    return keys
  }
}
