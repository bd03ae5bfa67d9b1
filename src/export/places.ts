import type { Chart } from '../atlas/atlas.ts'
import { type Ground as AtlasGround, chartIn, placesIn, shownId } from '../atlas/places.ts'
import { LinernotesError } from '../errors.ts'
import { model } from '../model/index.ts'

/** Where the walks of an export are done, and how long they may take to begin. */
export type Ground = Omit<AtlasGround, 'words'>

const words = { needsMap: 'A part of the graph is found on a map in memory', unknownId: '.' }

/** As `placesIn`; also BAD_ID for what is no id, BAD_ARGUMENT for a source, to which no link leads. */
export async function placesOf(ground: Ground, ids: readonly string[]): ReturnType<typeof placesIn> {
  for (const id of ids) refuseSource(id)
  return placesIn({ ...ground, words }, ids)
}

/** The newest chart. QUERY_TOO_COSTLY where the graph is too large for one. */
export function chartOf(ground: Ground): Promise<Chart> {
  return chartIn({ ...ground, words })
}

function refuseSource(id: string): void {
  const kind = model.kindOfId(id)
  if (!kind)
    throw new LinernotesError(
      'BAD_ID',
      `"${shownId(id)}" is no id: an id begins with a kind, as in "artist:dave-free".`,
    )
  if (kind.name === 'Source')
    throw new LinernotesError(
      'BAD_ARGUMENT',
      `${shownId(id)} is a source; sources are cited, and no link leads to one.`,
    )
}
