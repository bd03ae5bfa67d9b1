import { bound, distance } from './distance.ts'
import { growing32 } from './growing.ts'
import { type Key, newKey, spellKey } from './keys.ts'
import { wordNumber, wordsFrom } from './lookup.ts'
import type { NameIndex } from './name-index.ts'
import { alike } from './shapes.ts'
import { type Accepted, namesAccepted } from './words.ts'

const spelt = newKey()

/** How far a name's key without fillers is from this one; more than `most` when it is further. */
export function nameDistance(index: NameIndex, name: number, key: Key, most: number): number {
  spellSpare(index, name, spelt)
  return distance(key.units, 0, key.length, spelt.units, 0, spelt.length, most)
}

/** A name's key without fillers, whether it has any or not. */
export function spellSpare(index: NameIndex, name: number, key: Key): void {
  spellKey(index, name * 2 + 1, key)
  if (key.length === 0) spellKey(index, name * 2, key)
}

/** Letters and words of a name without fillers; none when it is made of fillers only. */
export function spareSize(index: NameIndex, name: number): { length: number; words: number } {
  const { items, starts } = index.wordsOf
  let [length, words] = [0, 0]
  for (let at = starts[name]!; at < starts[name + 1]!; at++) {
    const word = items[at]!
    if (index.fillers[word]) continue
    length += index.words.starts[word + 1]! - index.words.starts[word]!
    words++
  }
  return { length, words }
}

/** The names up to `allowed` edits away from this key, fewer for a short one, by how many: list d holds those at d. */
export function namesNear(index: NameIndex, key: Key, allowed: number): readonly (readonly number[])[] {
  const most = Math.min(allowed, bound(key.length))
  const near: number[][] = Array.from({ length: most + 1 }, () => [])
  if (most === 0) return near
  alike(index.nameShapes, key, most, (name) => {
    const off = nameDistance(index, name, key, most)
    if (off <= most) near[off]!.push(name)
  })
  return near
}

/** The numbers of the words up to `allowed` edits away from this one, fewer for a short one, with how many. */
export function wordsNear(index: NameIndex, word: Key, allowed: number): Map<number, number> {
  const { items, starts } = index.words
  const near = new Map<number, number>()
  const most = Math.min(allowed, 2, bound(word.length))
  const exact = wordNumber(index, word)
  if (exact !== undefined) near.set(exact, 0)
  if (most === 0) return near
  alike(index.wordShapes, word, most, (at) => {
    const off = distance(word.units, 0, word.length, items, starts[at]!, starts[at + 1]!, most)
    if (off <= most) near.set(at, off)
  })
  return near
}

/** The names that have every asked word but for some edits, the last one perhaps only begun: as `namesNear`. */
export function namesWithWordsNear(index: NameIndex, words: readonly Key[], allowed: number): readonly Uint32Array[] {
  const accepted: Accepted[] = []
  if (words.length > mostTypoWords) return []
  for (const [i, word] of words.entries()) {
    const off = wordsNear(index, word, allowed)
    if (i + 1 === words.length) {
      const begun = wordsFrom(index, word)
      // A word begun a thousand ways says too little to be met by the typos of another one.
      if (begun.high - begun.low <= 1000) for (let at = begun.low; at < begun.high; at++) off.set(at, 0)
    }
    if (off.size === 0) return []
    accepted.push({ off })
  }
  const near = new Map<number, ReturnType<typeof growing32>>()
  namesAccepted(index, accepted, (name, off) => {
    if (off > allowed) return
    if (!near.has(off)) near.set(off, growing32())
    near.get(off)!.push(name)
  })
  return Array.from(
    { length: Math.max(-1, ...near.keys()) + 1 },
    (_, off) => near.get(off)?.values ?? new Uint32Array(),
  )
}

/** A longer question is only compared as a whole: each word costs a walk over all words. */
const mostTypoWords = 8
