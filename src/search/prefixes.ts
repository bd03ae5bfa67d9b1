import { shared32 } from './growing.ts'
import { hashEnd, hashOn, hashStart } from './keys.ts'
import type { NameIndex } from './name-index.ts'

/** At so many letters it is known whether any key begins with them: few stretches of a text are followed further. */
const isChecked = (length: number) => length === 6 || length === 12 || length === longest
const longest = 20

/**
 * The beginnings of all keys as a set that answers "surely not" or "perhaps" (Bloom, "Space/time trade-offs in hash
 * coding with allowable errors", 1970): one bit for each, about eight bits of room for every key.
 */
export function prefixesOf(units: Uint16Array, starts: Uint32Array): Uint32Array {
  const bits = shared32(2 ** Math.ceil(Math.log2(starts.length / 4 + 8)))
  for (let key = 0; key + 1 < starts.length; key++) {
    let hash = hashStart
    for (let at = starts[key]!, length = 1; at < starts[key + 1]! && length <= longest; at++, length++) {
      hash = hashOn(hash, units[at]!)
      if (!isChecked(length)) continue
      const bit = hashEnd(hash)
      bits[(bit >>> 5) & (bits.length - 1)]! |= 1 << (bit & 31)
    }
  }
  return bits
}

/** False when no key begins with these letters: so many, of this hash (before `hashEnd`). */
export function mayGoOn({ prefixes }: NameIndex, length: number, hash: number): boolean {
  if (!isChecked(length)) return true
  const bit = hashEnd(hash)
  return (prefixes[(bit >>> 5) & (prefixes.length - 1)]! & (1 << (bit & 31))) !== 0
}
