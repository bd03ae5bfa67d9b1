import type { Key } from './keys.ts'
import { wordNumber, wordsFrom } from './lookup.ts'
import type { NameIndex } from './name-index.ts'

/** Numbers of words that may stand for one asked word, with how far off each is: a run of them, or some. */
export type Accepted =
  | { readonly low: number; readonly high: number; readonly off?: undefined }
  | { readonly low?: undefined; readonly off: ReadonlyMap<number, number> }

/** The names that have every asked word in any order, the last one perhaps only begun; those below `limit()` at least. */
export function namesWithWords(
  index: NameIndex,
  words: readonly Key[],
  each: (name: number) => void,
  limit: () => number,
): void {
  const accepted: Accepted[] = []
  for (const [i, word] of words.entries()) {
    const number = i + 1 < words.length ? wordNumber(index, word) : undefined
    if (i + 1 === words.length) accepted.push(wordsFrom(index, word))
    else if (number === undefined) return
    else accepted.push({ low: number, high: number + 1 })
  }
  namesAccepted(index, accepted, each, limit)
}

/**
 * The names with, for every asked word, a word that may stand for it, and how far off these are together. Goes through
 * the names of the rarest asked word; a name may come more than once.
 */
export function namesAccepted(
  index: NameIndex,
  accepted: readonly Accepted[],
  each: (name: number, off: number) => void,
  limit: () => number = () => none,
): void {
  const sizes = accepted.map((asked) => sizeOf(index, asked))
  const rarest = sizes.indexOf(Math.min(...sizes))
  const others = accepted.filter((_, i) => i !== rarest)
  const { items, starts } = index.namesWith
  const through = (low: number, high: number, off: number) => {
    for (let word = low; word < high; word++) {
      const [end, most] = [starts[word + 1]!, limit()]
      // In order: what follows is beyond the limit too.
      for (let at = starts[word]!; at < end && items[at]! < most; at++) {
        const name = items[at]!
        const total = others.reduce((sum, asked) => (sum === none ? none : sum + leastOff(index, name, asked)), off)
        if (total < none) each(name, total)
      }
    }
  }
  const driver = accepted[rarest]!
  if (driver.off) for (const [word, off] of driver.off) through(word, word + 1, off)
  else through(driver.low, driver.high, 0)
}

const none = Number.POSITIVE_INFINITY

function sizeOf(index: NameIndex, asked: Accepted): number {
  const { starts } = index.namesWith
  if (!asked.off) return starts[asked.high]! - starts[asked.low]!
  let size = 0
  for (const word of asked.off.keys()) size += starts[word + 1]! - starts[word]!
  return size
}

function leastOff(index: NameIndex, name: number, asked: Accepted): number {
  const { items, starts } = index.wordsOf
  let least = none
  for (let at = starts[name]!; at < starts[name + 1]!; at++) {
    const word = items[at]!
    if (asked.off) least = Math.min(least, asked.off.get(word) ?? none)
    else if (word >= asked.low && word < asked.high) return 0
  }
  return least
}
