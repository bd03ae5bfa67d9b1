import { components } from './components.ts'
import { idTable } from './ids.ts'
import { LinksRead } from './link-columns.ts'
import { NodesRead } from './node-columns.ts'
import type { WalkSource } from './source.ts'
import type { WalkMap } from './walk-map.ts'

export interface BuildOptions {
  /** Told after every batch; the promise rejects with its reason. */
  readonly signal?: AbortSignal
  /** What was read so far, after every batch. */
  readonly progress?: (read: { readonly nodes: number; readonly links: number }) => void
}

/**
 * The map of a graph. Takes about 30 bytes and its id for each node, 35 for each link; while building about as much
 * again. The same nodes and links give the same map in whatever order they come.
 */
export async function buildMap(source: WalkSource, { signal, progress }: BuildOptions = {}): Promise<WalkMap> {
  const read = new NodesRead()
  for await (const batch of source.nodes()) {
    signal?.throwIfAborted()
    read.add(batch)
    progress?.({ nodes: read.count, links: 0 })
  }
  const { ids, nodes } = read.inOrder()
  const table = idTable(ids)
  const links = new LinksRead(table)
  for await (const batch of source.links()) {
    signal?.throwIfAborted()
    links.add(batch)
    progress?.({ nodes: ids.length, links: links.count })
  }
  const half = { ...table, ...nodes, ...links.inOrder(ids.length), nodeCount: ids.length, linkCount: links.count }
  return { ...half, joined: components(half, true), apart: components(half, false) }
}
