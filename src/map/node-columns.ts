import { roomier, shared } from './shared.ts'
import type { NodeColumns } from './source.ts'
import { kindNames } from './vocabulary.ts'

/** Cited, never walked through: not in the map, whoever hands it over. */
const left = kindNames.indexOf('Source')

/** Nodes as they come, put in order of id at the end. */
export class NodesRead {
  private readonly ids: string[] = []
  private kinds = new Uint8Array()
  private years = new Uint16Array()
  private hubs = new Uint8Array()

  get count(): number {
    return this.ids.length
  }

  add({ ids, kinds, years, hubs }: NodeColumns): void {
    let count = this.ids.length
    this.kinds = roomier(this.kinds, count + ids.length)
    this.years = roomier(this.years, count + ids.length)
    this.hubs = roomier(this.hubs, count + ids.length)
    for (let i = 0; i < ids.length; i++) {
      if (kinds[i] === left) continue
      this.ids.push(ids[i]!)
      this.kinds[count] = kinds[i]!
      this.years[count] = years[i]!
      this.hubs[count++] = hubs[i]!
    }
  }

  /** In order of id, each id once: a source without snapshots may show a node twice. */
  inOrder() {
    const { ids, kinds, years, hubs } = this
    // A plain array: its sort makes use of runs that are in order already, a typed array's does not.
    const order = Array.from(ids, (_, place) => place)
      .sort((a, b) => (ids[a]! < ids[b]! ? -1 : ids[a]! > ids[b]! ? 1 : 0))
      .filter((place, i, all) => i === 0 || ids[place] !== ids[all[i - 1]!])
    const nodes = {
      kind: shared(Uint8Array, order.length),
      year: shared(Uint16Array, order.length),
      hub: shared(Uint8Array, order.length),
    }
    for (let node = 0; node < order.length; node++) {
      nodes.kind[node] = kinds[order[node]!]!
      nodes.year[node] = years[order[node]!]!
      nodes.hub[node] = hubs[order[node]!]!
    }
    return { ids: order.map((place) => ids[place]!), nodes }
  }
}
