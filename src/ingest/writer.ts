import type { LinkRecord, NodeRecord, Outcome, Store } from '../store/contract.ts'

/** Writes nodes, then links, in transactions of at most `size`: one in most cases, more after an entry of many links. */
export async function writeParts(
  store: Store,
  nodes: readonly NodeRecord[],
  links: readonly LinkRecord[],
  size: number,
): Promise<{ nodes: readonly Outcome[]; links: readonly Outcome[] }> {
  if (nodes.length + links.length === 0) return { nodes: [], links: [] }
  if (nodes.length + links.length <= 2 * size) return store.write({ nodes, links })
  const outcomes = { nodes: [] as Outcome[], links: [] as Outcome[] }
  for (const part of parts(nodes, size)) outcomes.nodes.push(...(await store.write({ nodes: part, links: [] })).nodes)
  for (const part of parts(links, size)) outcomes.links.push(...(await store.write({ nodes: [], links: part })).links)
  return outcomes
}

function* parts<T>(whole: readonly T[], size: number): Generator<readonly T[]> {
  for (let start = 0; start < whole.length; start += size) yield whole.slice(start, start + size)
}
