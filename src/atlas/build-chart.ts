import { buildMap } from '../map/build.ts'
import { buildNameIndex } from '../search/build.ts'
import type { NameIndex } from '../search/name-index.ts'
import type { Store } from '../store/contract.ts'
import type { Chart } from './atlas.ts'
import { CreditedNames } from './credited-names.ts'
import { namesOf } from './surveyed-names.ts'
import { walksOf } from './surveyed-walks.ts'
import type { Walked } from './walked.ts'

export interface BuildWanted {
  readonly store: Pick<Store, 'revision' | 'surveyNodes' | 'surveyLinks'>
  /** Links at the most. */
  readonly limit: number
  /** Told after every batch how many nodes and links are read, each counted once. */
  readonly progress: (read: number) => void
  readonly signal?: AbortSignal
  /** The index of names where it is made elsewhere; else it is made here, after the map. */
  readonly names?: (walked: Walked) => Promise<NameIndex> | undefined
}

/** A chart; or what revision of a graph has more links than the limit. */
export type Built = Chart | { readonly revision: number; readonly tooLarge: true }

/**
 * Reads a graph three times over: nodes, links, nodes again for their names, so that neither names nor links are ever
 * held but in their final form. The graph may change meanwhile: the chart bears the revision from before, so that
 * whoever looks sees that there is a newer one.
 */
export async function buildChart(wanted: BuildWanted): Promise<Built> {
  const { store, limit, progress, signal } = wanted
  const revision = await store.revision()
  const credited = new CreditedNames()
  let surveyed = 0
  const walks = walksOf(store, (links) => {
    surveyed += links.from.length
    if (surveyed > limit) throw new TooManyLinks()
    credited.add(links.credited)
  })
  let names: (() => Promise<NameIndex>) | undefined
  try {
    const map = await buildMap(walks, {
      progress: ({ nodes }) => progress(nodes + surveyed),
      onRead: (map) => {
        const walked = { map, credited: credited.told() }
        const elsewhere = wanted.names?.(walked)
        names = () => elsewhere ?? buildNameIndex(namesOf(store, Promise.resolve(walked), signal))
      },
      ...(signal && { signal }),
    })
    return { revision, map, names: await names!() }
  } catch (failure) {
    if (failure instanceof TooManyLinks) return { revision, tooLarge: true }
    throw failure
  }
}

class TooManyLinks extends Error {}
