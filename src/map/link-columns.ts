import { type IdTable, ordinalOf } from './ids.ts'
import { roomier, shared } from './shared.ts'
import type { LinkColumns } from './source.ts'
import { doubtOf, keyBytes } from './walk-map.ts'

/** Links as they come; at the end put in order and strung up as ways. */
export class LinksRead {
  private readonly table: IdTable
  private read = 0
  private low = new Uint32Array()
  private high = new Uint32Array()
  /** 1 where the link points from the higher node to the lower. */
  private turned = new Uint8Array()
  private type = new Uint8Array()
  private doubt = new Uint8Array()
  private key = new Uint8Array()

  constructor(table: IdTable) {
    this.table = table
  }

  get count(): number {
    return this.read
  }

  add({ from, to, types, confidence, sources, keys }: LinkColumns): void {
    const room = this.read + keys.length
    this.low = roomier(this.low, room)
    this.high = roomier(this.high, room)
    this.turned = roomier(this.turned, room)
    this.type = roomier(this.type, room)
    this.doubt = roomier(this.doubt, room)
    this.key = roomier(this.key, room * keyBytes)
    const page = Buffer.from(this.key.buffer)
    let tail = -1
    for (let i = 0; i < keys.length; i++) {
      // Stores hand links over by their `from`.
      if (i === 0 || from[i] !== from[i - 1]) tail = ordinalOf(this.table, from[i]!)
      const head = ordinalOf(this.table, to[i]!)
      if (tail < 0 || head < 0) continue
      const link = this.read++
      this.low[link] = Math.min(tail, head)
      this.high[link] = Math.max(tail, head)
      this.turned[link] = Number(tail > head)
      this.type[link] = types[i]!
      this.doubt[link] = doubtOf(confidence[i]!, sources[i]!)
      page.write(keys[i]!, link * keyBytes, 'base64url')
    }
  }

  /**
   * Links numbered in order of (lower node, higher node, doubt, type, key). Handing them out in that order to both of
   * their ends leaves the ways of every node in order too: first those to lower nodes, then those to higher ones.
   */
  inOrder(nodeCount: number) {
    const { low, high, turned } = this
    const order = this.order(nodeCount)
    const key = shared(Uint8Array, order.length * keyBytes)
    const ways = {
      at: shared(Uint32Array, nodeCount + 1),
      far: shared(Uint32Array, order.length * 2),
      way: shared(Uint32Array, order.length * 2),
      type: shared(Uint8Array, order.length * 2),
      doubt: shared(Uint8Array, order.length * 2),
    }
    for (const place of order) {
      ways.at[low[place]! + 1]!++
      ways.at[high[place]! + 1]!++
    }
    for (let node = 0; node < nodeCount; node++) ways.at[node + 1]! += ways.at[node]!
    const free = ways.at.slice()
    const put = (node: number, far: number, way: number, link: number) => {
      const place = free[node]!++
      ways.far[place] = far
      ways.way[place] = way
      ways.type[place] = this.type[link]!
      ways.doubt[place] = this.doubt[link]!
    }
    for (let link = 0; link < order.length; link++) {
      const place = order[link]!
      for (let byte = 0; byte < keyBytes; byte++) key[link * keyBytes + byte] = this.key[place * keyBytes + byte]!
      put(low[place]!, high[place]!, link * 2 + turned[place]!, place)
      put(high[place]!, low[place]!, link * 2 + 1 - turned[place]!, place)
    }
    return { key, ...ways }
  }

  /** Two counting sorts, then the links between the same two nodes, which are few, by comparison. */
  private order(nodeCount: number): Uint32Array {
    const { low, high } = this
    const order = sortedBy(low, sortedBy(high, Uint32Array.from({ length: this.read }, numbered), nodeCount), nodeCount)
    for (let start = 0, end = 1; start < order.length; start = end++) {
      const first = order[start]!
      while (end < order.length && low[order[end]!] === low[first] && high[order[end]!] === high[first]) end++
      if (end - start > 1) order.subarray(start, end).sort((a, b) => this.compare(a, b))
    }
    return order
  }

  private compare(a: number, b: number): number {
    const difference = this.doubt[a]! - this.doubt[b]! || this.type[a]! - this.type[b]!
    for (let byte = 0; byte < keyBytes && !difference; byte++) {
      const letters = this.key[a * keyBytes + byte]! - this.key[b * keyBytes + byte]!
      if (letters) return letters
    }
    return difference
  }
}

function numbered(_: unknown, place: number): number {
  return place
}

/** A stable counting sort of places by their value, which is below `bound`. */
function sortedBy(values: Uint32Array, places: Uint32Array, bound: number): Uint32Array {
  const starts = new Uint32Array(bound + 1)
  for (const place of places) starts[values[place]! + 1]!++
  for (let value = 0; value < bound; value++) starts[value + 1]! += starts[value]!
  const sorted = new Uint32Array(places.length)
  for (const place of places) sorted[starts[values[place]!]!++] = place
  return sorted
}
