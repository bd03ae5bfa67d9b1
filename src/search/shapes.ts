import { shared32 } from './growing.ts'
import type { Key } from './keys.ts'
import type { Shapes } from './name-index.ts'

/*
 * A shape is the length of a text and which letters it has at least once and at least twice, 32 classes of letters in
 * a bit each. An edit changes the count of one class (a letter more or less) or of two (another letter), a swap none,
 * so texts within d edits differ in at most 2d - |difference in length| bits: a cheap lower bound of the distance, as
 * the bag distance of Bartolini, Ciaccia and Patella ("String matching with metric trees using an approximate
 * distance", 2002). Looking at all shapes one after the other leaves few texts to compare and, unlike shared
 * trigrams, never loses one.
 */

/** Shapes of the texts 0 to `count`, of which those with a length of 0 are never alike to any. */
export function shapesOf(
  count: number,
  units: Uint16Array,
  startOf: (at: number) => number,
  endOf: (at: number) => number,
): Shapes {
  const starts = shared32(longest + 2)
  const lengths = new Uint8Array(count)
  for (let at = 0; at < count; at++) {
    lengths[at] = Math.min(endOf(at) - startOf(at), longest)
    starts[lengths[at]! + 1]!++
  }
  for (let length = 0; length <= longest; length++) starts[length + 1]! += starts[length]!
  const shapes = { starts, items: shared32(count), once: shared32(count), twice: shared32(count) }
  const next = starts.slice()
  for (let at = 0; at < count; at++) {
    const place = next[lengths[at]!]!++
    const { once, twice } = lettersOf(units, startOf(at), endOf(at))
    shapes.items[place] = at
    shapes.once[place] = once
    shapes.twice[place] = twice
  }
  return shapes
}

/** Longer texts are taken for this long. */
const longest = 255

function lettersOf(units: Uint16Array, start: number, end: number) {
  let [once, twice] = [0, 0]
  for (let i = start; i < end; i++) {
    const bit = 1 << (units[i]! & 31)
    twice |= once & bit
    once |= bit
  }
  return { once, twice }
}

/** Every text that may be within `most` edits of this one. */
export function alike(shapes: Shapes, { units, length }: Key, most: number, each: (item: number) => void): void {
  const { starts, items, once, twice } = shapes
  const wanted = lettersOf(units, 0, length)
  const own = Math.min(length, longest)
  for (let other = Math.max(1, own - most); other <= Math.min(longest, own + most); other++) {
    const allowed = 2 * most - Math.abs(other - own)
    for (let i = starts[other]!; i < starts[other + 1]!; i++) {
      const differing = bits(once[i]! ^ wanted.once)
      if (differing <= allowed && differing + bits(twice[i]! ^ wanted.twice) <= allowed) each(items[i]!)
    }
  }
}

/** How many bits are set: pairs, then fours, then bytes summed by one multiplication. */
function bits(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
