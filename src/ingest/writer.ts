import type { Batch, Outcome, Store } from '../store/contract.ts'
import type { JournalEntry } from '../store/journal.ts'

type Whole = Required<Pick<Batch, 'nodes' | 'links' | 'redirects' | 'merges' | 'journal'>>

/**
 * Writes nodes, then links, in transactions of at most `size`: one in most cases, more after an entry of many links.
 * The journal goes with the last, told of all, and `held` with those before: a run that is killed in between begins with
 * the first part again. So nodes that become one are the first part: half done, they would be taken for two.
 */
export async function writeParts(
  store: Store,
  { nodes, links, redirects, merges, journal, held }: Whole & { readonly held: JournalEntry },
  size: number,
): Promise<void> {
  if (nodes.length + links.length <= 2 * size) {
    await store.write({ nodes, links, redirects, merges, journal })
    return
  }
  const before = { nodes: [] as Outcome[], links: [] as Outcome[] }
  const write = async (places: readonly number[], more: Pick<Batch, 'merges'> = {}) => {
    const part = { nodes: places.map((place) => nodes[place]!), links: [], ...more }
    const written = await store.write({ ...part, journal: () => held })
    for (const [nth, place] of places.entries()) before.nodes[place] = written.nodes[nth]!
  }
  const joining = new Set(merges.flatMap(({ from, into }) => [from, into]))
  const isFirst = (place: number) => joining.has(nodes[place]!.id)
  const places = [...nodes.keys()]
  if (merges.length > 0) await write(places.filter(isFirst), { merges })
  for (const part of parts(
    places.filter((place) => !isFirst(place)),
    size,
  ))
    await write(part)
  const all = [...parts(links, size)]
  const last = all.pop() ?? []
  for (const part of all)
    before.links.push(...(await store.write({ nodes: [], links: part, journal: () => held })).links)
  await store.write({
    ...{ nodes: [], links: last, redirects },
    journal: (outcomes) => journal({ nodes: before.nodes, links: [...before.links, ...outcomes.links] }),
  })
}

function* parts<T>(whole: readonly T[], size: number): Generator<readonly T[]> {
  for (let start = 0; start < whole.length; start += size) yield whole.slice(start, start + size)
}
