import { sortStrings } from '../sort-strings.ts'
import { fill, growing16, growing32, shared32 } from './growing.ts'
import { hashKey, newKey, spellKey } from './keys.ts'
import type { NameIndex } from './name-index.ts'
import { prefixesOf } from './prefixes.ts'
import { shapesOf } from './shapes.ts'

type Keys = Pick<NameIndex, 'keys' | 'hashes' | 'slots' | 'prefixes' | 'nameShapes'>

/** The keys of all names, in order and in a hash table, and their shapes. */
export function buildKeys(index: Omit<NameIndex, keyof Keys>): Keys {
  const { wordsOf, fillers, nodeOf } = index
  // Where each name's last key stands: the one without fillers, where it has any.
  const last = new Uint32Array(nodeOf.length)
  const units = growing16()
  const ends = growing32()
  const entries = growing32()
  const key = newKey()
  const add = (entry: number) => {
    spellKey(index, entry, key)
    units.reserve(key.length).set(key.units.subarray(0, key.length), units.size)
    units.size += key.length
    ends.push(units.size)
    entries.push(entry)
  }
  for (let name = 0; name < nodeOf.length; name++) {
    const words = wordsOf.items.subarray(wordsOf.starts[name]!, wordsOf.starts[name + 1]!)
    if (!words.length) continue
    add(name * 2)
    let spare = 0
    for (const word of words) spare += fillers[word]!
    if (spare && spare < words.length) add(name * 2 + 1)
    last[name] = entries.size
  }
  const starts = new Uint32Array(entries.size + 1)
  starts.set(ends.values, 1)
  const nameShapes = shapesOf(
    nodeOf.length,
    units.values,
    (name) => (last[name] ? starts[last[name]! - 1]! : 0),
    (name) => starts[last[name]!]!,
  )
  const order = sortStrings(units.values, starts)
  const keys = fill(shared32(order.length), (at) => entries.at(order[at]!))
  const hashes = fill(shared32(order.length), (at) =>
    hashKey(units.values, starts[order[at]!]!, starts[order[at]! + 1]!),
  )
  const same = (a: number, b: number) => {
    const length = starts[a + 1]! - starts[a]!
    if (starts[b + 1]! - starts[b]! !== length) return false
    for (let i = 0; i < length; i++) if (units.at(starts[a]! + i) !== units.at(starts[b]! + i)) return false
    return true
  }
  const firsts = growing32()
  for (let at = 0; at < order.length; at++) if (at === 0 || !same(order[at - 1]!, order[at]!)) firsts.push(at + 1)
  return { keys, hashes, slots: slotsOf(hashes, firsts.values), prefixes: prefixesOf(units.values, starts), nameShapes }
}

function slotsOf(hashes: Uint32Array, firsts: Uint32Array): Uint32Array {
  const slots = shared32(2 ** Math.ceil(Math.log2(firsts.length * 1.5 + 1)))
  const mask = slots.length - 1
  for (const first of firsts) {
    let slot = hashes[first - 1]! & mask
    while (slots[slot]) slot = (slot + 1) & mask
    slots[slot] = first
  }
  return slots
}
