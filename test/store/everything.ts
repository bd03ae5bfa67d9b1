import type { Store, Wanted } from '../../src/store/contract.ts'
import { foldByHand } from '../support/fold-by-hand.ts'
import { walkedModel } from '../support/walked-model.ts'
import { gathered } from './asking.ts'

/** All that can be asked of a graph about which node is which. */
export async function everything(store: Store) {
  const nodes = (await gathered(store.scanNodes())).map(({ kind, id, properties }) => ({ kind, id, properties }))
  const redirects = await gathered(store.scanRedirects())
  const wanted = nodes.flatMap(({ kind, properties }): Wanted[] => [
    ...(properties.externalIds as { source: string; id: string }[]).map(
      ({ source, id }): Wanted => ({ by: 'externalId', kind, source, id }),
    ),
    { by: 'name', kind, key: foldByHand(String(properties[walkedModel.kinds.get(kind)!.display])) },
  ])
  const ids = [...nodes.map(({ id }) => id), ...redirects.map(({ from }) => from)]
  return {
    ...{ nodes, redirects, links: await gathered(store.scanLinks()) },
    found: await asked(store, [...wanted, ...ids.map((id): Wanted => ({ by: 'id', id }))]),
  }
}

/** Each once, with its answer, in an order of their own. */
async function asked(store: Store, wanted: readonly Wanted[]): Promise<string[]> {
  const found = await store.find(wanted)
  return [...new Set(found.map((ids, place) => JSON.stringify([wanted[place], ids])))].sort()
}
