import { createHash } from 'node:crypto'

const fullest = 0.75

/**
 * A set of MBIDs in 16 bytes each, in a table that is at most three quarters full and doubles: 21 to 43 bytes for an
 * id, where a Set of texts takes some 100.
 */
export class IdSet {
  size = 0
  #slots = 1024
  #words = new Uint32Array(4 * this.#slots)
  readonly #wanted = new Uint32Array(4)

  /** Returns whether it was new. */
  add(id: string): boolean {
    readId(id, this.#wanted)
    if (!this.#put(this.#words, this.#slots, this.#wanted)) return false
    this.size++
    if (this.size > this.#slots * fullest) this.#grow()
    return true
  }

  has(id: string): boolean {
    const [a, b, c, d] = readId(id, this.#wanted) as unknown as [number, number, number, number]
    const words = this.#words
    for (let slot = a % this.#slots; ; slot = (slot + 1) % this.#slots) {
      const at = slot * 4
      if (words[at] === a && words[at + 1] === b && words[at + 2] === c && words[at + 3] === d) return true
      if ((words[at]! | words[at + 1]! | words[at + 2]! | words[at + 3]!) === 0) return false
    }
  }

  /** The memory it takes. */
  get bytes(): number {
    return this.#words.byteLength
  }

  /** Every id, as 32 digits. */
  *ids(): Generator<string> {
    for (let at = 0; at < this.#words.length; at += 4) {
      const id = this.#words.subarray(at, at + 4)
      if ((id[0]! | id[1]! | id[2]! | id[3]!) !== 0)
        yield [...id].map((word) => word.toString(16).padStart(8, '0')).join('')
    }
  }

  #put(words: Uint32Array, slots: number, [a, b, c, d]: Uint32Array | number[]): boolean {
    for (let slot = a! % slots; ; slot = (slot + 1) % slots) {
      const at = slot * 4
      if (words[at] === a && words[at + 1] === b && words[at + 2] === c && words[at + 3] === d) return false
      if ((words[at]! | words[at + 1]! | words[at + 2]! | words[at + 3]!) !== 0) continue
      words[at] = a!
      words[at + 1] = b!
      words[at + 2] = c!
      words[at + 3] = d!
      return true
    }
  }

  #grow(): void {
    const slots = this.#slots * 2
    const words = new Uint32Array(4 * slots)
    for (let at = 0; at < this.#words.length; at += 4) {
      const id = this.#words.subarray(at, at + 4)
      if ((id[0]! | id[1]! | id[2]! | id[3]!) !== 0) this.#put(words, slots, id)
    }
    this.#slots = slots
    this.#words = words
  }
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** As `ids` tells them. */
const plainHex = /^[0-9a-f]{32}$/

export function isMbid(text: string): boolean {
  return uuid.test(text)
}

/** All that look like MBIDs in a text. */
export function mbidsIn(text: string): Iterable<string> {
  return text.match(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g) ?? []
}

/** Its 16 bytes as four numbers; of an id of another form those of its digest. Never all zero: that is an empty slot. */
function readId(id: string, into: Uint32Array): Uint32Array {
  const hex = uuid.test(id)
    ? id.replaceAll('-', '')
    : plainHex.test(id)
      ? id
      : createHash('sha1').update(id).digest('hex')
  for (let part = 0; part < 4; part++) into[part] = Number.parseInt(hex.slice(part * 8, part * 8 + 8), 16)
  if ((into[0]! | into[1]! | into[2]! | into[3]!) === 0) into[3] = 1
  return into
}
