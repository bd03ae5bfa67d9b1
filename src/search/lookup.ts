import { hashKey, type Key, newKey, spellKey } from './keys.ts'
import { firstPlace, type NameIndex } from './name-index.ts'

/** Places `low` (included) to `high` (not) of a sorted column. */
export interface Range {
  readonly low: number
  readonly high: number
}

const spelt = newKey()

/** The places in `index.keys` whose key is this one. */
export function keysEqual(index: NameIndex, key: Key, hash = hashKey(key.units, 0, key.length)): Range {
  const mask = index.slots.length - 1
  for (let slot = hash & mask; index.slots[slot]; slot = (slot + 1) & mask) {
    const low = index.slots[slot]! - 1
    if (!isKey(index, low, key, hash)) continue
    // Of one title there may be thousands: how many is found in steps that double, then by halves.
    let step = 1
    while (isKey(index, low + step, key, hash)) step *= 2
    const known = low + Math.floor(step / 2) + 1
    const high = known + firstPlace(low + step - known, (place) => !isKey(index, known + place, key, hash))
    return { low, high }
  }
  return { low: 0, high: 0 }
}

function isKey(index: NameIndex, place: number, key: Key, hash: number): boolean {
  if (index.hashes[place] !== hash) return false
  spellKey(index, index.keys[place]!, spelt)
  if (spelt.length !== key.length) return false
  for (let i = 0; i < key.length; i++) if (spelt.units[i] !== key.units[i]) return false
  return true
}

/** The places in `index.keys` whose key begins with this one. */
export function keysFrom(index: NameIndex, key: Key): Range {
  const order = (place: number) => {
    spellKey(index, index.keys[place]!, spelt, key.length)
    return comparePrefix(spelt.units, 0, spelt.length, key)
  }
  return rangeOf(index.keys.length, order)
}

/** The numbers of the words that begin with this one. */
export function wordsFrom(index: NameIndex, word: Key): Range {
  const { items, starts } = index.words
  return rangeOf(starts.length - 1, (at) => comparePrefix(items, starts[at]!, starts[at + 1]!, word))
}

/** The word's number; undefined when no name has it. */
export function wordNumber(index: NameIndex, word: Key): number | undefined {
  const { low, high } = wordsFrom(index, word)
  const { starts } = index.words
  return low < high && starts[low + 1]! - starts[low]! === word.length ? low : undefined
}

function rangeOf(count: number, order: (place: number) => number): Range {
  const low = firstPlace(count, (place) => order(place) >= 0)
  return { low, high: low + firstPlace(count - low, (place) => order(low + place) > 0) }
}

/** Below 0 when the text goes before all that begin with the prefix, 0 when it begins with it, above 0 after them. */
function comparePrefix(units: Uint16Array, start: number, end: number, prefix: Key): number {
  for (let i = 0; i < prefix.length; i++) {
    if (start + i >= end) return -1
    const difference = units[start + i]! - prefix.units[i]!
    if (difference) return difference
  }
  return 0
}
