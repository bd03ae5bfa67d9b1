import { passing } from './passing-memory.ts'

/**
 * Sorts the numbers of strings by what they say, unit by unit, a shorter one first, equal ones by number. String i
 * stands at units[starts[i]] to units[starts[i + 1]]. As in multikey quicksort with super-alphabets (Bentley and
 * Sedgewick 1997; Kärkkäinen and Rantala, "Engineering radix sort for strings", 2008), strings that begin alike are
 * told apart by several units at a time: as many as fit into one number beside the string's place, so that the
 * engine's own sort of numbers does the work. A million names take some tenths of a second.
 */
export function sortStrings(units: Uint8Array | Uint16Array, starts: Uint32Array): Uint32Array {
  const order = passing(Uint32Array, starts.length - 1)
  for (let i = 0; i < order.length; i++) order[i] = i
  const numbers = passing(Float64Array, order.length)
  const sorted = passing(Uint32Array, order.length)
  const { digitOf, base } = alphabetOf(units)
  const todo = [0, order.length, 0]
  while (todo.length) {
    const from = todo.pop()!
    const high = todo.pop()!
    const low = todo.pop()!
    const count = high - low
    if (count <= few) {
      insertionSort(low, high, from)
      continue
    }
    const depth = from + alike(low, high, from)
    let [width, values] = [0, count]
    while (values * base <= Number.MAX_SAFE_INTEGER) {
      values *= base
      width++
    }
    for (let i = 0; i < count; i++) numbers[i] = digits(order[low + i]!, depth, width) * count + i
    numbers.subarray(0, count).sort()
    let group = low
    let last = -1
    for (let i = 0; i < count; i++) {
      const number = numbers[i]!
      const value = Math.floor(number / count)
      sorted[i] = order[low + number - value * count]!
      if (value === last) continue
      // Of strings that end here all is told.
      if (low + i - group > 1 && last % base) todo.push(group, low + i, depth + width)
      group = low + i
      last = value
    }
    if (high - group > 1 && last % base) todo.push(group, high, depth + width)
    order.set(sorted.subarray(0, count), low)
  }
  return order

  function digits(item: number, depth: number, width: number): number {
    const end = starts[item + 1]!
    let value = 0
    for (let at = starts[item]! + depth, left = width; left > 0; at++, left--)
      value = value * base + (at < end ? digitOf[units[at]!]! : 0)
    return value
  }

  /** How many units all of some strings have in common, from a depth on. */
  function alike(low: number, high: number, depth: number): number {
    const first = starts[order[low]!]! + depth
    let most = starts[order[low]! + 1]! - first
    for (let i = low + 1; i < high && most > 0; i++) {
      const start = starts[order[i]!]! + depth
      most = Math.min(most, starts[order[i]! + 1]! - start)
      let same = 0
      while (same < most && units[start + same] === units[first + same]) same++
      most = same
    }
    return most
  }

  function insertionSort(low: number, high: number, depth: number): void {
    for (let i = low + 1; i < high; i++) {
      const item = order[i]!
      let j = i
      for (; j > low && before(item, order[j - 1]!, depth); j--) order[j] = order[j - 1]!
      order[j] = item
    }
  }

  function before(a: number, b: number, depth: number): boolean {
    const [endA, endB] = [starts[a + 1]!, starts[b + 1]!]
    let [x, y] = [starts[a]! + depth, starts[b]! + depth]
    while (x < endA && y < endB && units[x] === units[y]) {
      x++
      y++
    }
    if (x < endA && y < endB) return units[x]! < units[y]!
    return x === endA && y === endB ? a < b : x === endA
  }
}

const few = 8

/** Digits from 1 for the units there are, in their order; 0 stands for the end. The fewer, the more fit into a number. */
function alphabetOf(units: Uint8Array | Uint16Array): { digitOf: Uint32Array; base: number } {
  const digitOf = new Uint32Array(2 ** (8 * units.BYTES_PER_ELEMENT))
  for (let i = 0; i < units.length; i++) digitOf[units[i]!] = 1
  let base = 1
  for (let unit = 0; unit < digitOf.length; unit++) if (digitOf[unit]) digitOf[unit] = base++
  return { digitOf, base }
}
