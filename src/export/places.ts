import type { Atlas, Chart, Waiting } from '../atlas/atlas.ts'
import { LinernotesError } from '../errors.ts'
import { ordinalOf } from '../map/ids.ts'
import { model } from '../model/index.ts'
import type { Store } from '../store/contract.ts'

/** Where walks are done, and how long they may take to begin. */
export interface Ground {
  readonly store: Store
  readonly atlas: Atlas
  readonly waiting: () => Waiting
}

/**
 * The chart, and the numbers of nodes in its map, in the order of the ids. Redirects are followed; a chart older than a
 * node is waited for. BAD_ID where no node answers to an id, BAD_ARGUMENT for a source, to which no link leads.
 */
export async function placesOf(
  ground: Ground,
  ids: readonly string[],
): Promise<{ readonly chart: Chart; readonly nodes: readonly number[] }> {
  for (const id of ids) refuseSource(id)
  const chart = await chartOf(ground)
  const nodes = ids.map((id) => ordinalOf(chart.map, id))
  if (!nodes.includes(-1)) return { chart, nodes }
  const known = await currentIds(ground.store, ids)
  const now = known.map((id) => ordinalOf(chart.map, id))
  if (!now.includes(-1)) return { chart, nodes: now }
  const newer = await chartOf(ground, await ground.store.revision())
  const later = known.map((id) => ordinalOf(newer.map, id))
  const gone = later.indexOf(-1)
  if (gone >= 0) throw unknownId(ids[gone]!)
  return { chart: newer, nodes: later }
}

/** The newest chart. QUERY_TOO_COSTLY where the graph is too large for one. */
export async function chartOf({ atlas, waiting }: Ground, revision?: number): Promise<Chart> {
  const chart = await atlas.chart({ ...waiting(), ...(revision !== undefined && { revision }) })
  if (chart) return chart
  const { tooLarge = 0 } = atlas.state()
  throw new LinernotesError(
    'QUERY_TOO_COSTLY',
    `A part of the graph is found on a map in memory, and its ${tooLarge.toLocaleString('en')} links are more than LIMIT_MAP_LINKS allows: raise that limit where the memory is there.`,
  )
}

async function currentIds(store: Store, ids: readonly string[]): Promise<readonly string[]> {
  const found = await store.find(ids.map((id) => ({ by: 'id', id })))
  return found.map(([id], place) => {
    if (id === undefined) throw unknownId(ids[place]!)
    return id
  })
}

function refuseSource(id: string): void {
  const kind = model.kindOfId(id)
  if (!kind)
    throw new LinernotesError('BAD_ID', `"${shown(id)}" is no id: an id begins with a kind, as in "artist:dave-free".`)
  if (kind.name === 'Source')
    throw new LinernotesError('BAD_ARGUMENT', `${shown(id)} is a source; sources are cited, and no link leads to one.`)
}

function unknownId(id: string): LinernotesError {
  return new LinernotesError('BAD_ID', `No node has the id "${shown(id)}".`)
}

function shown(id: string): string {
  return id.length > 100 ? `${id.slice(0, 100)} …` : id
}
