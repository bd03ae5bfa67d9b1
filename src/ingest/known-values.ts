import type { Kind } from '../model/define.ts'
import type { Model } from '../model/index.ts'
import type { Store } from '../store/contract.ts'
import type { Values } from './values.ts'

/** Some properties of nodes, by id, in one read for each kind; without those that no node has. */
export async function knownValues(
  store: Store,
  model: Model,
  ids: Iterable<string>,
  asked: (kind: Kind) => readonly string[],
): Promise<ReadonlyMap<string, Values>> {
  const wanted = [...new Set(ids)]
  const known = new Map<string, Values>()
  for (const kind of model.kinds.values()) {
    const ofKind = wanted.filter((id) => model.kindOfId(id) === kind)
    if (ofKind.length === 0) continue
    const properties = asked(kind)
    const node = { kind: kind.name, properties, refs: [], links: [] }
    const answer = await store.read({ by: 'ids', ids: { param: 0 }, of: [node] }, [ofKind])
    if (!('nodes' in answer)) continue
    for (const found of answer.nodes) {
      if (!found) continue
      const [id, ...values] = found.row
      known.set(id as string, Object.fromEntries(properties.map((name, place) => [name, values[place]])))
    }
  }
  return known
}
