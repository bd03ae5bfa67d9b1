import type { Hop, LinkField } from '../../src/model/index.ts'
import type { NodeRecord } from '../../src/store/contract.ts'
import { compareText, foldByHand } from './fold-by-hand.ts'
import type { Graph, KeyedLink, Reached } from './graph.ts'

/** What a link field lists at a node and at its groups, in no order: a row for each link, with the group it is of. */
export function reachedThroughGroups(graph: Graph, start: NodeRecord, field: LinkField): Reached[] {
  const groups = new Set(steps(graph, start, field.through!.hop).map(({ node }) => node))
  groups.delete(start)
  return [
    ...reachedFrom(graph, start, field),
    ...[...groups].flatMap((group) => reachedFrom(graph, group, field).map((row) => ({ ...row, via: [group] }))),
  ]
}

/** What a link field lists at a node, in no order: a row for each link, or for a chain a row for each node at its end. */
export function reachedFrom(graph: Graph, start: NodeRecord, field: LinkField, narrow?: string): Reached[] {
  const [first, second] = field.hops
  const firstSteps = steps(graph, start, first)
  if (second) return chained()
  const { view } = field
  const rows = firstSteps.map(({ node, link }) => ({ node, link, via: [] }))
  if (!view) return rows
  const shown = narrow ?? foldByHand(start.properties[view.parent] as string)
  return rows.filter(({ link }) => foldByHand(link.properties[view.property] as string) === shown)

  function chained(): Reached[] {
    const between = new Map<NodeRecord, Set<NodeRecord>>()
    for (const one of firstSteps)
      for (const two of steps(graph, one.node, second!)) {
        if (two.link === one.link || two.node === start) continue
        if (!between.has(two.node)) between.set(two.node, new Set())
        between.get(two.node)!.add(one.node)
      }
    return [...between].map(([node, via]) => ({
      node,
      link: null,
      via: [...via].sort((a, b) => compareText(a.id, b.id)),
    }))
  }
}

function steps(graph: Graph, from: NodeRecord, hop: Hop): { node: NodeRecord; link: KeyedLink }[] {
  const [near, far] = hop.direction === 'out' ? (['from', 'to'] as const) : (['to', 'from'] as const)
  return graph.links
    .filter((link) => link.type === hop.link.type && link[near] === from.id)
    .map((link) => ({ link, node: graph.nodes.find(({ id }) => id === link[far])! }))
    .filter(({ node }) => node.kind === hop.ends[far])
}
