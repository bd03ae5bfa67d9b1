import type { Batch, Outcome, Store } from '../store/contract.ts'

type Whole = Required<Pick<Batch, 'nodes' | 'links' | 'redirects' | 'merges' | 'journal'>>

/**
 * Writes nodes, then links, in transactions of at most `size`: one in most cases, more after an entry of many links.
 * The journal goes with the last, told of all: a run that is killed in between begins with the first part again.
 */
export async function writeParts(
  store: Store,
  { nodes, links, redirects, merges, journal }: Whole,
  size: number,
): Promise<void> {
  if (nodes.length + links.length <= 2 * size) {
    await store.write({ nodes, links, redirects, merges, journal })
    return
  }
  const before = { nodes: [] as Outcome[], links: [] as Outcome[] }
  for (const part of parts(nodes, size)) before.nodes.push(...(await store.write({ nodes: part, links: [] })).nodes)
  const all = [...parts(links, size)]
  const last = all.pop() ?? []
  for (const part of all) before.links.push(...(await store.write({ nodes: [], links: part })).links)
  await store.write({
    nodes: [],
    links: last,
    redirects,
    merges,
    journal: (outcomes) => journal({ nodes: before.nodes, links: [...before.links, ...outcomes.links] }),
  })
}

function* parts<T>(whole: readonly T[], size: number): Generator<readonly T[]> {
  for (let start = 0; start < whole.length; start += size) yield whole.slice(start, start + size)
}
