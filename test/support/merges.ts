import type { NodeRecord } from '../../src/store/contract.ts'

/** A few pairs of one kind, to become one. */
export function mergesOf(nodes: readonly NodeRecord[]): [from: string, into: string][] {
  const kinds = [...new Set(nodes.map(({ kind }) => kind))].slice(0, 4)
  return kinds.flatMap((kind) => {
    const [into, from] = nodes.filter((node) => node.kind === kind)
    return into && from ? [[from.id, into.id]] : []
  })
}
