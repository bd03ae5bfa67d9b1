import { sortStrings } from '../sort-strings.ts'
import { countOf, type Texts } from '../store/texts.ts'
import { roomier, shared } from './shared.ts'
import type { NodeColumns } from './source.ts'
import { kindNames } from './vocabulary.ts'

/** Cited, never walked through: not in the map, whoever hands it over. */
const left = kindNames.indexOf('Source')

/** Nodes as they come, put in order of id at the end. A million ids as strings would take three times their letters. */
export class NodesRead {
  count = 0
  private letters = new Uint8Array()
  private lettersAt = new Uint32Array(1)
  private kinds = new Uint8Array()
  private years = new Uint16Array()
  private hubs = new Uint8Array()

  add({ ids, kinds, years, hubs }: NodeColumns): void {
    const told = countOf(ids)
    const room = this.count + told
    this.lettersAt = roomier(this.lettersAt, room + 1)
    this.kinds = roomier(this.kinds, room)
    this.years = roomier(this.years, room)
    this.hubs = roomier(this.hubs, room)
    for (let i = 0; i < told; i++) {
      if (kinds[i] === left) continue
      const node = this.count++
      this.kinds[node] = kinds[i]!
      this.years[node] = years[i]!
      this.hubs[node] = hubs[i]!
      this.spell(ids, i, node)
    }
  }

  private spell({ bytes, starts }: Texts, place: number, node: number): void {
    const end = starts[place + 1]!
    let to = this.lettersAt[node]!
    this.letters = roomier(this.letters, to + end - starts[place]!)
    for (let at = starts[place]!; at < end; at++) this.letters[to++] = bytes[at]!
    this.lettersAt[node + 1] = to
  }

  /** In order of id, each id once: a source without snapshots may show a node twice. */
  inOrder() {
    const order = this.order()
    const nodes = {
      kind: shared(Uint8Array, order.length),
      year: shared(Uint16Array, order.length),
      hub: shared(Uint8Array, order.length),
      lettersAt: shared(Uint32Array, order.length + 1),
    }
    for (let node = 0; node < order.length; node++) {
      const place = order[node]!
      nodes.kind[node] = this.kinds[place]!
      nodes.year[node] = this.years[place]!
      nodes.hub[node] = this.hubs[place]!
      nodes.lettersAt[node + 1] = nodes.lettersAt[node]! + this.lettersAt[place + 1]! - this.lettersAt[place]!
    }
    const letters = shared(Uint8Array, nodes.lettersAt[order.length]!)
    for (let node = 0, to = 0; node < order.length; node++) {
      const end = this.lettersAt[order[node]! + 1]!
      for (let at = this.lettersAt[order[node]!]!; at < end; at++) letters[to++] = this.letters[at]!
    }
    return { count: order.length, nodes: { ...nodes, letters } }
  }

  private order(): Uint32Array {
    const starts = this.lettersAt.subarray(0, this.count + 1)
    const letters = this.letters.subarray(0, starts[this.count])
    const order = sortStrings(letters, starts)
    const same = (a: number, b: number) => {
      const length = starts[a + 1]! - starts[a]!
      if (starts[b + 1]! - starts[b]! !== length) return false
      for (let i = 0; i < length; i++) if (letters[starts[a]! + i] !== letters[starts[b]! + i]) return false
      return true
    }
    return order.filter((place, i) => i === 0 || !same(order[i - 1]!, place))
  }
}
