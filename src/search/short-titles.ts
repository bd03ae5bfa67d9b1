import { hasShortTitles } from './cues.ts'
import type { Key } from './keys.ts'
import { keysFrom } from './lookup.ts'
import { type NameIndex, writtenAs } from './name-index.ts'
import { type Token, tokens } from './tokens.ts'

/** Of names that begin alike, so many may be meant by their beginning. */
const most = 64
const none: readonly number[] = []

/** Names of works and places of which a text writes but the beginning, up to a bracket or the like: "Swimming Pools". */
export class ShortTitles {
  readonly #index: NameIndex
  readonly #known = new Map<string, readonly number[]>()

  constructor(index: NameIndex) {
    this.#index = index
  }

  /** Those that these words, run together in `key`, begin; none of the kinds of `whole`, the names they are in full. */
  begunBy(surface: string, words: readonly Token[], key: Key, whole: readonly number[]): readonly number[] {
    const known = this.#known.get(surface) ?? this.#find(words, key, whole)
    this.#known.set(surface, known)
    return known
  }

  #find(words: readonly Token[], key: Key, whole: readonly number[]): readonly number[] {
    const { keys, kinds, nodeOf } = this.#index
    const { low, high } = keysFrom(this.#index, key)
    if (high - low > most || high - low <= whole.length) return none
    const taken = new Set(whole.map((name) => kinds[nodeOf[name]!]))
    const short = new Set<number>()
    for (let place = low; place < high; place++) {
      const name = keys[place]! >>> 1
      const kind = kinds[nodeOf[name]!]!
      if (hasShortTitles(kind) && !taken.has(kind) && breaksAfter(writtenAs(this.#index, name), words)) short.add(name)
    }
    return [...short].sort((a, b) => a - b)
  }
}

/** What parts a title from an addition: a bracket, a slash or bar, a comma, a colon, a dash with blanks; or "a.k.a.". */
const part = /[([{|/,:;]|\s[-–—]\s/

function breaksAfter(written: string, said: readonly Token[]): boolean {
  const found = tokens(written)
  const [last, next] = [found[said.length - 1], found[said.length]]
  if (!last || !next) return false
  if (!said.every(({ word }, at) => found[at]!.word === word)) return false
  return next.word === 'aka' || part.test(written.slice(last.end, next.start))
}
