import { LinernotesError } from '../errors.ts'
import { ordinalOf } from '../map/ids.ts'
import type { Store } from '../store/contract.ts'
import type { Atlas, Chart, Waiting } from './atlas.ts'

/** Where walks are done, and how long they may take to begin. */
export interface Ground {
  readonly store: Store
  readonly atlas: Atlas
  readonly waiting: () => Waiting
  readonly words: {
    /** The beginning of a sentence that says what for: "Query.paths needs a map of the graph in memory". */
    readonly needsMap: string
    /** After 'No node has the id "…"': the end of the sentence, with a cure where there is one. */
    readonly unknownId: string
  }
}

/** The newest chart, or one of a revision at least. QUERY_TOO_COSTLY where the graph is too large for one. */
export async function chartIn(ground: Ground, revision?: number): Promise<Chart> {
  const chart = await ground.atlas.chart({ ...ground.waiting(), ...(revision !== undefined && { revision }) })
  if (chart) return chart
  throw tooLarge(ground)
}

export function tooLarge({ atlas, words }: Pick<Ground, 'atlas' | 'words'>): LinernotesError {
  const { tooLarge: links = 0 } = atlas.state()
  return new LinernotesError(
    'QUERY_TOO_COSTLY',
    `${words.needsMap}, and its ${links.toLocaleString('en')} links are more than LIMIT_MAP_LINKS allows: raise that limit where the memory is there.`,
  )
}

/**
 * The chart, and the numbers of nodes in its map, in the order of the ids. Redirects are followed; a chart that is older
 * than a node is waited for. BAD_ID where no node answers to an id.
 */
export async function placesIn(
  ground: Ground,
  ids: readonly string[],
): Promise<{ readonly chart: Chart; readonly nodes: readonly number[] }> {
  const chart = await chartIn(ground)
  const nodes = ids.map((id) => ordinalOf(chart.map, id))
  if (!nodes.includes(-1)) return { chart, nodes }
  const known = await currentIds(ground, ids)
  const now = known.map((id) => ordinalOf(chart.map, id))
  if (!now.includes(-1)) return { chart, nodes: now }
  const newer = await chartIn(ground, await ground.store.revision())
  const later = known.map((id) => ordinalOf(newer.map, id))
  const gone = later.indexOf(-1)
  if (gone >= 0) throw unknownId(ground, ids[gone]!)
  return { chart: newer, nodes: later }
}

/** The ids that nodes answer by today. BAD_ID where none does. */
export async function currentIds(ground: Ground, ids: readonly string[]): Promise<readonly string[]> {
  const found = await ground.store.find(ids.map((id) => ({ by: 'id', id })))
  return found.map(([id], place) => {
    if (id === undefined) throw unknownId(ground, ids[place]!)
    return id
  })
}

function unknownId({ words }: Ground, id: string): LinernotesError {
  return new LinernotesError('BAD_ID', `No node has the id "${shownId(id)}"${words.unknownId}`)
}

/** Whatever was given for an id, in a message. */
export function shownId(id: string): string {
  return id.length > 100 ? `${id.slice(0, 100)} …` : id
}
