import type { Model } from '../../src/model/index.ts'
import type { Store } from '../../src/store/contract.ts'
import { by, gathered, idOf, keysIn, page, pageOf } from '../store/asking.ts'

/** By node id, then by the name of the count; only what is not missing. */
type Counted = Readonly<Record<string, Readonly<Record<string, number>>>>

/** The counts a store keeps, as its orders tell them. */
export async function storedCounts(store: Store, model: Model): Promise<Counted> {
  const found: Record<string, Record<string, number>> = {}
  for (const kind of model.kinds.keys()) {
    const names = [...model.counts(kind).keys()]
    // By id first: what the counts are is asked here, not how they order.
    const order = [by('id'), ...names.map((name) => by(name))]
    const [edges] = await pageOf(store, kind, { order, page: page(1_000_000, { keys: true }) })
    for (const edge of edges) {
      const counts = names.map((name, place) => [name, keysIn(edge)[place + 1]] as const)
      const there = counts.filter(([, count]) => count !== null)
      if (there.length > 0) found[idOf(edge)] = Object.fromEntries(there) as Record<string, number>
    }
  }
  return found
}

/** The same from the links there are, by the ends their types declare. */
export async function recount(store: Store, model: Model): Promise<Counted> {
  const found: Record<string, Record<string, number>> = {}
  const add = (id: string, field: string) => {
    found[id] ??= {}
    found[id][`${field}Count`] = (found[id][`${field}Count`] ?? 0) + 1
  }
  for (const { type, from, to } of await gathered(store.scanLinks())) {
    const [start, end] = [from, to].map((id) => model.kindOfId(id)!.name)
    const ends = model.links.get(type)!.ends.find((pair) => pair.from === start && pair.to === end)!
    add(from, ends.out)
    add(to, ends.in)
  }
  return found
}
