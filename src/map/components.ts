import { shared } from './shared.ts'
import { flags, linkTypes, walkedTypes } from './vocabulary.ts'
import type { WalkMap } from './walk-map.ts'

type Ways = Pick<WalkMap, 'at' | 'far' | 'type' | 'hub' | 'nodeCount'>

/**
 * For each node the smallest one it is joined to by walked types: through anything, or (`throughHubs` false) only
 * among nodes that are no hubs. Union-find that points to the smaller root and halves paths (Tarjan & van Leeuwen 1984).
 */
export function components({ at, far, type, hub, nodeCount }: Ways, throughHubs: boolean): Uint32Array {
  const parent = shared(Uint32Array, nodeCount)
  for (let node = 0; node < nodeCount; node++) parent[node] = node
  const root = (node: number) => {
    let here = node
    while (parent[here] !== here) {
      parent[here] = parent[parent[here]!]!
      here = parent[here]!
    }
    return here
  }
  const walked = flags(linkTypes, walkedTypes)
  for (let node = 0; node < nodeCount; node++) {
    if (hub[node] && !throughHubs) continue
    for (let place = at[node]!; place < at[node + 1]!; place++) {
      const other = far[place]!
      if (other >= node || !walked[type[place]!] || (hub[other] && !throughHubs)) continue
      const [a, b] = [root(node), root(other)]
      if (a < b) parent[b] = a
      else parent[a] = b
    }
  }
  for (let node = 0; node < nodeCount; node++) parent[node] = root(node)
  return parent
}
