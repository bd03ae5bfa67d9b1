import type { Texts } from '../store/texts.ts'
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
    let value = hashStart
    for (let at = lettersAt[i]!; at < lettersAt[i + 1]!; at++) value = hashOn(value, letters[at]!)
    value = hashEnd(value)
    let slot = value & mask
    while (slots[slot] !== 0) slot = (slot + 1) & mask
    slots[slot] = ((value >>> bits) << bits) | (i + 1)
  }
  return { letters, lettersAt, slots }
}

/** The ordinal of an id, or -1. */
export function ordinalOf(table: IdTable, id: string): number {
  const { slots, lettersAt } = table
  const mask = slots.length - 1
  const bits = bitsOf(lettersAt.length - 1)
  const value = hash(id)
  for (let slot = value & mask; slots[slot] !== 0; slot = (slot + 1) & mask) {
    if (slots[slot]! >>> bits !== value >>> bits) continue
    const ordinal = (slots[slot]! & ((1 << bits) - 1)) - 1
    if (isAt(table, ordinal, id)) return ordinal
  }
  return -1
}

/** The same of one of many ids. */
export function ordinalAt(table: IdTable, { bytes, starts }: Texts, place: number): number {
  const { letters, lettersAt, slots } = table
  const [start, end] = [starts[place]!, starts[place + 1]!]
  const mask = slots.length - 1
  const bits = bitsOf(lettersAt.length - 1)
  let value = hashStart
  for (let at = start; at < end; at++) value = hashOn(value, bytes[at]!)
  value = hashEnd(value)
  for (let slot = value & mask; slots[slot] !== 0; slot = (slot + 1) & mask) {
    if (slots[slot]! >>> bits !== value >>> bits) continue
    const ordinal = (slots[slot]! & ((1 << bits) - 1)) - 1
    const own = lettersAt[ordinal]!
    if (lettersAt[ordinal + 1]! - own !== end - start) continue
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

function isAt({ letters, lettersAt }: IdTable, ordinal: number, id: string): boolean {
  const start = lettersAt[ordinal]!
  if (lettersAt[ordinal + 1]! - start !== id.length) return false
  // Ids of one kind begin alike: the end tells them apart sooner.
  for (let i = id.length - 1; i >= 0; i--) if (letters[start + i] !== id.charCodeAt(i)) return false
  return true
}

/** How many bits an ordinal plus one takes. */
function bitsOf(count: number): number {
  return 32 - Math.clz32(count)
}

/** FNV-1a (Fowler, Noll, Vo), its upper bits folded into the lower ones, as those choose the slot. */
const hashStart = 0x811c9dc5
const hashOn = (value: number, letter: number) => Math.imul(value ^ letter, 0x01000193)
const hashEnd = (value: number) => value ^ (value >>> 15)

function hash(id: string): number {
  let value = hashStart
  for (let i = 0; i < id.length; i++) value = hashOn(value, id.charCodeAt(i))
  return hashEnd(value)
}
