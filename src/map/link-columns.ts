import { passing } from '../passing-memory.ts'
import { roomier, shared } from './shared.ts'
import type { LinkColumns } from './source.ts'
import { doubtOf, keyBytes } from './walk-map.ts'

/*
 * A link while it is read is seven words in a row, so that it is fetched from memory at once: lower node, higher node,
 * then its key, 24 bits a word. The bits left over hold the type, the doubt, and 1 where it points from the higher node
 * to the lower.
 */
const words = 7
const typeAt = 2
const doubtAt = 3
const turnedAt = 4
const keyAt = 2
const keyWords = 5
const keyLetters = keyWords * 4

/** Links of one piece of memory: where one is full, another is added. */
const perPiece = 1 << 21

/** Links as they come; at the end put in order and strung up as ways. */
export class LinksRead {
  private readonly pieces: Uint32Array[] = []
  count = 0

  add({ from, to, types, confidence, sources, keys }: LinkColumns): void {
    for (let i = 0; i < from.length; i++) {
      const [tail, head] = [from[i]!, to[i]!]
      if (tail < 0 || head < 0) continue
      const link = this.count++
      if (link % perPiece === 0) this.pieces.push(new Uint32Array())
      const start = (link % perPiece) * words
      const last = this.pieces.length - 1
      const piece = roomier(this.pieces[last]!, start + words)
      this.pieces[last] = piece
      piece[start] = Math.min(tail, head)
      piece[start + 1] = Math.max(tail, head)
      writeKey(keys, i * keyLetters, piece, start + keyAt)
      piece[start + typeAt]! |= types[i]! << 24
      piece[start + doubtAt]! |= doubtOf(confidence[i]!, sources[i]!) << 24
      piece[start + turnedAt]! |= Number(tail > head) << 24
    }
  }

  /** Where the ways of each node begin. */
  waysAt(nodeCount: number): Uint32Array {
    const at = shared(Uint32Array, nodeCount + 1)
    for (let link = 0; link < this.count; link++) {
      at[this.end(link, 0) + 1]!++
      at[this.end(link, 1) + 1]!++
    }
    for (let node = 0; node < nodeCount; node++) at[node + 1]! += at[node]!
    return at
  }

  /**
   * Links numbered in order of (lower node, higher node, doubt, type, key). Handing them out in that order to both of
   * their ends leaves the ways of every node in order too: first those to lower nodes, then those to higher ones.
   */
  inOrder(nodeCount: number, at: Uint32Array) {
    const { pieces } = this
    const order = this.order(nodeCount)
    const key = shared(Uint8Array, order.length * keyBytes)
    const ways = {
      far: shared(Uint32Array, order.length * 2),
      way: shared(Uint32Array, order.length * 2),
      type: shared(Uint8Array, order.length * 2),
      doubt: shared(Uint8Array, order.length * 2),
    }
    const free = passing(Uint32Array, at.length)
    free.set(at)
    const put = (node: number, far: number, way: number, type: number, doubt: number) => {
      const place = free[node]!++
      ways.far[place] = far
      ways.way[place] = way
      ways.type[place] = type
      ways.doubt[place] = doubt
    }
    for (let link = 0; link < order.length; link++) {
      const place = order[link]!
      const piece = pieces[Math.floor(place / perPiece)]!
      const start = (place % perPiece) * words
      const [low, high] = [piece[start]!, piece[start + 1]!]
      const [type, doubt, turned] = [
        piece[start + typeAt]! >>> 24,
        piece[start + doubtAt]! >>> 24,
        piece[start + turnedAt]! >>> 24,
      ]
      readKey(piece, start + keyAt, key, link * keyBytes)
      put(low, high, link * 2 + turned, type, doubt)
      put(high, low, link * 2 + 1 - turned, type, doubt)
    }
    return { key, ...ways }
  }

  /** The lower node of a link (0), or the higher one (1). */
  private end(link: number, which: 0 | 1): number {
    return this.pieces[Math.floor(link / perPiece)]![(link % perPiece) * words + which]!
  }

  /** Two counting sorts, then the links between the same two nodes, which are few, by comparison. */
  private order(nodeCount: number): Uint32Array {
    const numbers = passing(Uint32Array, this.count)
    for (let link = 0; link < numbers.length; link++) numbers[link] = link
    const order = this.sortedBy(0, this.sortedBy(1, numbers, nodeCount), nodeCount)
    for (let start = 0, end = 1; start < order.length; start = end++) {
      const [low, high] = [this.end(order[start]!, 0), this.end(order[start]!, 1)]
      while (end < order.length && this.end(order[end]!, 0) === low && this.end(order[end]!, 1) === high) end++
      if (end - start > 1) order.subarray(start, end).sort((a, b) => this.compare(a, b))
    }
    return order
  }

  /** A stable counting sort of links by one of their ends. */
  private sortedBy(which: 0 | 1, links: Uint32Array, nodeCount: number): Uint32Array {
    const starts = passing(Uint32Array, nodeCount + 1)
    for (let i = 0; i < links.length; i++) starts[this.end(i, which) + 1]!++
    for (let node = 0; node < nodeCount; node++) starts[node + 1]! += starts[node]!
    const sorted = passing(Uint32Array, links.length)
    for (let i = 0; i < links.length; i++) sorted[starts[this.end(links[i]!, which)]!++] = links[i]!
    return sorted
  }

  private compare(a: number, b: number): number {
    const [one, other] = [this.pieces[Math.floor(a / perPiece)]!, this.pieces[Math.floor(b / perPiece)]!]
    const [x, y] = [(a % perPiece) * words, (b % perPiece) * words]
    let difference = (one[x + doubtAt]! >>> 24) - (other[y + doubtAt]! >>> 24)
    difference ||= (one[x + typeAt]! >>> 24) - (other[y + typeAt]! >>> 24)
    for (let word = keyAt; word < keyAt + keyWords && !difference; word++)
      difference = (one[x + word]! & 0xffffff) - (other[y + word]! & 0xffffff)
    return difference
  }
}

/** What each letter of base64url stands for (RFC 4648). */
const values = new Uint8Array(256)
for (const [value, letter] of [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'].entries())
  values[letter.charCodeAt(0)] = value

/** Four letters a word. Five times as fast as Buffer, which is made for longer texts. */
function writeKey(keys: Uint8Array, from: number, piece: Uint32Array, start: number): void {
  for (let word = 0; word < keyWords; word++) {
    const at = from + word * 4
    piece[start + word] =
      (values[keys[at]!]! << 18) |
      (values[keys[at + 1]!]! << 12) |
      (values[keys[at + 2]!]! << 6) |
      values[keys[at + 3]!]!
  }
}

function readKey(piece: Uint32Array, start: number, key: Uint8Array, to: number): void {
  for (let word = 0; word < keyWords; word++) {
    const bits = piece[start + word]!
    key[to + word * 3] = bits >>> 16
    key[to + word * 3 + 1] = bits >>> 8
    key[to + word * 3 + 2] = bits
  }
}
