import { type Texts, textsOf } from '../store/texts.ts'
import { shared } from './shared.ts'

/** Ids in order, as one run of letters, and where to find each: a hash table with open addressing. */
export interface IdTable {
  /** The letters of id i are those from lettersAt[i] up to lettersAt[i + 1]. */
  readonly letters: Uint8Array
  readonly lettersAt: Uint32Array
  /**
   * 0 for a free slot, else an ordinal plus one in the lower bits and what fits of the id's hash above: an id is spelt
   * out only where these agree. A power of two of them, at most half in use.
   */
  readonly slots: Uint32Array
}

/** A table of ids as they stand, each once. */
export function idTable({ letters, lettersAt }: Pick<IdTable, 'letters' | 'lettersAt'>): IdTable {
  const count = lettersAt.length - 1
  const slots = shared(Uint32Array, 2 ** Math.ceil(Math.log2(2 * count + 1)))
  const mask = slots.length - 1
  const bits = bitsOf(count)
  for (let i = 0; i < count; i++) {
    const value = hash(letters, lettersAt[i]!, lettersAt[i + 1]!)
    let slot = value & mask
    while (slots[slot] !== 0) slot = (slot + 1) & mask
    slots[slot] = ((value >>> bits) << bits) | (i + 1)
  }
  return { letters, lettersAt, slots }
}

/** The ordinal of an id, or -1. */
export function ordinalOf(table: IdTable, id: string): number {
  return ordinalAt(table, textsOf([id]), 0)
}

/** The same of one of many ids. */
export function ordinalAt(table: IdTable, { bytes, starts }: Texts, place: number): number {
  const { letters, lettersAt, slots } = table
  const [start, end] = [starts[place]!, starts[place + 1]!]
  const mask = slots.length - 1
  const bits = bitsOf(lettersAt.length - 1)
  const value = hash(bytes, start, end)
  for (let slot = value & mask; slots[slot] !== 0; slot = (slot + 1) & mask) {
    if (slots[slot]! >>> bits !== value >>> bits) continue
    const ordinal = (slots[slot]! & ((1 << bits) - 1)) - 1
    const own = lettersAt[ordinal]!
    if (lettersAt[ordinal + 1]! - own !== end - start) continue
    // Ids of one kind begin alike: the end tells them apart sooner.
    let i = end - start - 1
    while (i >= 0 && letters[own + i] === bytes[start + i]) i--
    if (i < 0) return ordinal
  }
  return -1
}

export function idOf({ letters, lettersAt }: IdTable, ordinal: number): string {
  const start = lettersAt[ordinal]!
  return Buffer.from(letters.buffer, letters.byteOffset + start, lettersAt[ordinal + 1]! - start).toString('latin1')
}

/** How many bits an ordinal plus one takes. */
function bitsOf(count: number): number {
  return 32 - Math.clz32(count)
}

/** FNV-1a (Fowler, Noll, Vo), its upper bits folded into the lower ones, as those choose the slot. */
function hash(bytes: Uint8Array, start: number, end: number): number {
  let value = 0x811c9dc5
  for (let at = start; at < end; at++) value = Math.imul(value ^ bytes[at]!, 0x01000193)
  return value ^ (value >>> 15)
}
