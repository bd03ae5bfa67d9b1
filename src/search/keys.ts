import { longestWord, mostWords } from './limits.ts'
import type { NameIndex } from './name-index.ts'

/*
 * A key is the words of a name run together, so that "K-Dot", "K Dot" and "kdot" are one. A name has its full key and,
 * when it has fillers, a second one without them. Keys are not kept but spelt from the words when needed: an entry of
 * `index.keys` is twice the name's number, plus 1 for the key without fillers.
 */

/** Units of one key. */
export interface Key {
  readonly units: Uint16Array
  length: number
}

export const newKey = (): Key => ({ units: new Uint16Array(longestWord * mostWords), length: 0 })

export function keyOf(words: readonly string[]): Key {
  const text = words.join('')
  const units = new Uint16Array(text.length)
  for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i)
  return { units, length: text.length }
}

export type Worded = Pick<NameIndex, 'words' | 'wordsOf' | 'fillers'>

/** Writes an entry's key into `key`, the first `most` units at least where it has so many. */
export function spellKey(index: Worded, entry: number, key: Key, most = Number.POSITIVE_INFINITY): void {
  const { items, starts } = index.wordsOf
  const [name, sparing] = [entry >>> 1, (entry & 1) === 1]
  const end = starts[name + 1]!
  let length = 0
  for (let i = starts[name]!; i < end && length < most; i++) {
    const word = items[i]!
    if (sparing && index.fillers[word]) continue
    const to = index.words.starts[word + 1]!
    for (let at = index.words.starts[word]!; at < to; at++) key.units[length++] = index.words.items[at]!
  }
  key.length = length
}

export const hashStart = 0x811c9dc5
/** FNV-1a over UTF-16 units, one at a time; `hashEnd` spreads it over all bits. */
export const hashOn = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193)
export function hashEnd(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  return (mixed ^ (mixed >>> 13)) >>> 0
}

export function hashKey(units: Uint16Array, start: number, end: number): number {
  let hash = hashStart
  for (let i = start; i < end; i++) hash = hashOn(hash, units[i]!)
  return hashEnd(hash)
}
