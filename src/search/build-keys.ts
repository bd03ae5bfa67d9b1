import { passing } from '../passing-memory.ts'
import { sortStrings } from '../sort-strings.ts'
import { fill, growing16, growing32, shared32 } from './growing.ts'
import { hashKey, newKey, spellKey } from './keys.ts'
import { keyBlock, type NameIndex } from './name-index.ts'
import { prefixesOf } from './prefixes.ts'
import { shapesOf } from './shapes.ts'

type Keys = Pick<NameIndex, 'keys' | 'leastKeys' | 'hashes' | 'slots' | 'prefixes' | 'nameShapes'>

/** The keys of all names, in order and in a hash table, and their shapes. */
export function buildKeys(index: Omit<NameIndex, keyof Keys>): Keys {
  const { wordsOf, fillers, nodeOf } = index
  // Where each name's last key stands: the one without fillers, where it has any.
  const last = passing(Uint32Array, nodeOf.length)
  const units = growing16()
  const ends = growing32()
  const entries = growing32()
  const hashed = growing32()
  const key = newKey()
  const add = (entry: number) => {
    spellKey(index, entry, key)
    const room = units.reserve(key.length)
    for (let i = 0; i < key.length; i++) room[units.size++] = key.units[i]!
    ends.push(units.size)
    entries.push(entry)
    // While its letters are at hand: in order they lie all over the memory.
    hashed.push(hashKey(key.units, 0, key.length))
  }
  for (let name = 0; name < nodeOf.length; name++) {
    const [first, end] = [wordsOf.starts[name]!, wordsOf.starts[name + 1]!]
    if (first === end) continue
    add(name * 2)
    let spare = 0
    for (let at = first; at < end; at++) spare += fillers[wordsOf.items[at]!]!
    if (spare && spare < end - first) add(name * 2 + 1)
    last[name] = entries.size
  }
  const starts = passing(Uint32Array, entries.size + 1)
  starts.set(ends.values, 1)
  const nameShapes = shapesOf(
    nodeOf.length,
    units.values,
    (name) => (last[name] ? starts[last[name]! - 1]! : 0),
    (name) => starts[last[name]!]!,
  )
  const order = sortStrings(units.values, starts)
  const letters = units.values
  const keys = shared32(order.length)
  const hashes = shared32(order.length)
  const firsts = growing32()
  for (let at = 0; at < order.length; at++) {
    keys[at] = entries.at(order[at]!)
    hashes[at] = hashed.at(order[at]!)
    if (at === 0 || hashes[at] !== hashes[at - 1] || !isSame(order[at - 1]!, order[at]!)) firsts.push(at + 1)
  }
  const leastKeys = fill(shared32(Math.ceil(keys.length / keyBlock)), (block) => {
    let least = keys[block * keyBlock]!
    for (let at = block * keyBlock; at < Math.min(keys.length, (block + 1) * keyBlock); at++)
      least = Math.min(least, keys[at]!)
    return least
  })
  const slots = slotsOf(hashes, firsts.values)
  return { keys, leastKeys, hashes, slots, prefixes: prefixesOf(letters, starts), nameShapes }

  function isSame(one: number, other: number): boolean {
    const [start, otherStart] = [starts[one]!, starts[other]!]
    const length = starts[one + 1]! - start
    if (length !== starts[other + 1]! - otherStart) return false
    for (let i = 0; i < length; i++) if (letters[start + i] !== letters[otherStart + i]) return false
    return true
  }
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
