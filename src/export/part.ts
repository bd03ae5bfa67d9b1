import type { LinkRecord, NodeRecord, Redirect, Store } from '../store/contract.ts'
import { Names } from './names.ts'

/** What is exported: some nodes of a graph and some of the links among them, whole, a batch at a time. */
export interface Part {
  /** Each node once. May be gone over again. */
  nodes(): AsyncIterable<readonly NodeRecord[]>
  /** Each link once; both its ends are among the nodes. */
  links(): AsyncIterable<readonly LinkRecord[]>
  /** The names shown of nodes, by id; asked for the ends of a batch of links. */
  names(ids: Iterable<string>): Promise<ReadonlyMap<string, string>>
  /** Ids that lead to another node; of the whole graph only. */
  redirects?(): AsyncIterable<readonly Redirect[]>
}

/**
 * The whole graph, in the order of the store's scans. Each pass sees the graph as it is then: where it is written to
 * between the two, a link may name a node that was not there before.
 */
export function wholeGraph(store: Store): Part {
  const names = new Names(store)
  return {
    nodes: () => store.scanNodes(),
    links: () => store.scanLinks(),
    names: (ids) => names.of(ids),
    redirects: () => store.scanRedirects(),
  }
}
