import type { Model } from '../../src/model/index.ts'
import type { NodeRecord } from '../../src/store/contract.ts'
import type { OrderTerm } from '../../src/store/selection.ts'
import { reachedFrom } from './brute-walk.ts'
import { compareText, foldByHand } from './fold-by-hand.ts'
import type { Graph, KeyedLink } from './graph.ts'

/** Where a row stands in an order. */
export interface Place {
  readonly keys: readonly Key[]
  readonly id: string
  /** Empty where rows have no link. */
  readonly link: string
}
export type Key = string | number | null

export function orderKeys(
  model: Model,
  graph: Graph,
  order: readonly OrderTerm[],
  node: NodeRecord,
  link: KeyedLink | null,
): readonly Key[] {
  return order.map(({ on, property }) => {
    if (property === 'id') return node.id
    const count = on === 'node' ? model.counts(node.kind).get(property) : undefined
    if (count) return reachedFrom(graph, node, count.field).length || null
    const declared = on === 'node' ? model.kinds.get(node.kind)! : model.links.get(link!.type)!
    const value = (on === 'node' ? node : link!).properties[property] as Key
    return declared.properties[property]!.type === 'text' && value !== null ? foldByHand(value as string) : value
  })
}

/** Missing values last in both directions; ties by node id, then link key, in the direction of the last term. */
export function comparePlaces(a: Place, b: Place, order: readonly OrderTerm[]): number {
  for (const [place, { descending }] of order.entries()) {
    const [left, right] = [a.keys[place]!, b.keys[place]!]
    if (left === right) continue
    if (left === null) return 1
    if (right === null) return -1
    return turned(compareKeys(left, right), descending)
  }
  const last = order.at(-1)?.descending ?? false
  return turned(compareText(a.id, b.id) || compareText(a.link, b.link), last)
}

export function compareKeys(a: string | number, b: string | number): number {
  return typeof a === 'number' ? a - (b as number) : compareText(a, b as string)
}

function turned(side: number, descending: boolean): number {
  return descending ? -side : side
}
