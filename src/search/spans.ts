import { hashEnd, hashOn, hashStart, type Key } from './keys.ts'
import { keysEqual } from './lookup.ts'
import { type NameIndex, writtenAs } from './name-index.ts'
import { fillers } from './normal.ts'
import { mayGoOn } from './prefixes.ts'
import { isQuoted, type Word } from './reading.ts'
import { sameBreaks } from './same-breaks.ts'
import { gaps } from './tokens.ts'

/** Words of a text that are some names. */
export interface Span {
  /** Words `from` (included) to `to` (not). */
  readonly from: number
  readonly to: number
  readonly start: number
  readonly end: number
  readonly quoted: boolean
  /** The names that read so, best ranked node first. */
  readonly names: readonly number[]
  /** How many letters off it is; absent for a name letter by letter. */
  readonly edits?: number
}

/** A longer name is not looked for in a text; of names shared by many, not more are looked at. */
const mostWords = 16
const mostNames = 200

/** Every stretch of the text that is a name; a single small word only in quotes. */
export function findSpans(index: NameIndex, text: string, words: readonly Word[]): Span[] {
  const found: Span[] = []
  const [full, spare] = [new Stretch(index), new Stretch(index)]
  for (let from = 0; from < words.length; from++) {
    full.clear()
    spare.clear()
    const leads = fillers.has(words[from]!.word)
    for (let to = from + 1; to <= Math.min(words.length, from + mostWords); to++) {
      const last = words[to - 1]!
      // No name runs on into the next line's sentence.
      if (to - from > 1 && last.opens && text.slice(words[to - 2]!.end, last.start).includes('\n')) break
      const trails = fillers.has(last.word)
      const sparing = !leads && !trails && spare.length < full.length
      if (last.owner) look(from, to, last.owner.end, sparing, last.owner.word)
      full.push(last.word)
      if (!trails) spare.push(last.word)
      if (!full.alive && !spare.alive) break
      look(from, to, last.end, sparing)
    }
  }
  return found

  function look(from: number, to: number, end: number, sparing: boolean, instead?: string): void {
    const { start, small } = words[from]!
    if (to - from === 1 && small && !isQuoted(text, start, end)) return
    const names = new Set<number>()
    for (const stretch of sparing ? [full, spare] : [full]) {
      if (!stretch.alive) continue
      const { low, high } = instead === undefined ? stretch.keys() : stretch.keysWith(instead)
      for (let place = low; place < high && names.size < mostNames; place++) {
        const name = index.keys[place]! >>> 1
        if (mayBe(from, to, name)) names.add(name)
      }
    }
    if (!names.size) return
    found.push({ from, to, start, end, quoted: isQuoted(text, start, end), names: [...names].sort((a, b) => a - b) })
  }

  function mayBe(from: number, to: number, name: number): boolean {
    const { items, starts } = index.wordsOf
    const first = starts[name]!
    let alike = starts[name + 1]! - first === to - from
    for (let at = from; at < to && alike; at++) {
      const word = items[first + at - from]!
      const length = index.words.starts[word + 1]! - index.words.starts[word]!
      // The last word may be without its possessive: the keys are the same, so it is the one left over.
      alike = (at === to - 1 || length === words[at]!.word.length) && (at === from || words[at]!.gap < gaps.wall)
    }
    return alike || sameBreaks(words.slice(from, to), writtenAs(index, name))
  }
}

/** Letters and hash of the words taken so far, and whether any key of the index begins so. */
class Stretch {
  readonly #index: NameIndex
  readonly #key: Key = { units: new Uint16Array(128 * mostWords), length: 0 }
  #hash = hashStart
  alive = true

  constructor(index: NameIndex) {
    this.#index = index
  }

  get length(): number {
    return this.#key.length
  }

  clear(): void {
    this.#key.length = 0
    this.#hash = hashStart
    this.alive = true
  }

  push(word: string): void {
    for (let i = 0; i < word.length; i++) {
      const unit = word.charCodeAt(i)
      this.#hash = hashOn(this.#hash, unit)
      this.#key.units[this.#key.length++] = unit
      if (this.alive && !mayGoOn(this.#index, this.#key.length, this.#hash)) this.alive = false
    }
  }

  keys() {
    return keysEqual(this.#index, this.#key, hashEnd(this.#hash))
  }

  keysWith(word: string) {
    const [length, hash, alive] = [this.#key.length, this.#hash, this.alive]
    this.push(word)
    const keys = this.keys()
    this.#key.length = length
    this.#hash = hash
    this.alive = alive
    return keys
  }
}
