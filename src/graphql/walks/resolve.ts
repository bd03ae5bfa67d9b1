import type { Chart } from '../../atlas/atlas.ts'
import { LinernotesError } from '../../errors.ts'
import { ordinalOf } from '../../map/ids.ts'
import { kindsOf } from '../queries/nodes.ts'
import { chartFor, type WalkAsked } from './walk.ts'

/**
 * The chart with the numbers of some nodes in it, in the order given. Redirects are followed. BAD_ID for an id that no
 * node answers to; BAD_ARGUMENT for a source, which no walk reaches.
 */
export async function resolved(asked: WalkAsked, ids: readonly string[]): Promise<{ chart: Chart; nodes: number[] }> {
  refuseSources(asked, ids)
  const chart = await chartFor(asked)
  const nodes = ids.map((id) => ordinalOf(chart.map, id))
  if (!nodes.includes(-1)) return { chart, nodes }
  const known = await knownIds(asked, ids)
  const again = known.map((id) => ordinalOf(chart.map, id))
  if (!again.includes(-1)) return { chart, nodes: again }
  // Newer than the map: the one that holds them is waited for.
  const revision = await asked.store.revision()
  const newer = await chartFor({ ...asked, waiting: () => ({ ...asked.waiting(), revision }) })
  const there = known.map((id) => ordinalOf(newer.map, id))
  const lost = there.indexOf(-1)
  if (lost >= 0) throw unknownId(ids[lost]!)
  return { chart: newer, nodes: there }
}

/** The ids that nodes answer by today. BAD_ID where one does not. */
export async function knownIds({ model, store }: WalkAsked, ids: readonly string[]): Promise<string[]> {
  kindsOf(model, ids)
  const found = await store.find(ids.map((id) => ({ by: 'id', id })))
  return found.map(([id], place) => {
    if (id === undefined) throw unknownId(ids[place]!)
    return id
  })
}

export function refuseSources({ model, field }: WalkAsked, ids: readonly string[]): void {
  kindsOf(model, ids)
  const source = ids.find((id) => model.kindOfId(id)?.name === 'Source')
  if (source !== undefined)
    throw new LinernotesError(
      'BAD_ARGUMENT',
      `${field}: ${source} is a source; sources are cited, and no link leads to one.`,
    )
}

function unknownId(id: string): LinernotesError {
  return new LinernotesError('BAD_ID', `No node has the id "${id.slice(0, 100)}"; search(text:) finds ids by name.`)
}
