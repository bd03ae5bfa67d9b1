import type { Part } from './part.ts'

/** How much of a part was handed over. */
export interface Counts {
  nodes: number
  links: number
}

/** The same part, counting what is taken from it. */
export function counted(part: Part): { readonly part: Part; readonly counts: Counts } {
  const counts: Counts = { nodes: 0, links: 0 }
  async function* counting<T>(batches: AsyncIterable<readonly T[]>, what: keyof Counts) {
    for await (const batch of batches) {
      counts[what] += batch.length
      yield batch
    }
  }
  return {
    part: { ...part, nodes: () => counting(part.nodes(), 'nodes'), links: () => counting(part.links(), 'links') },
    counts,
  }
}
