import { placesIn } from '../../atlas/places.ts'
import { LinernotesError } from '../../errors.ts'
import { kindsOf } from '../queries/nodes.ts'
import type { WalkAsked } from './walk.ts'

/** As `placesIn`; also BAD_ID for an id of no kind, BAD_ARGUMENT for a source, which no walk reaches. */
export async function resolved(asked: WalkAsked, ids: readonly string[]): ReturnType<typeof placesIn> {
  refuseSources(asked, ids)
  return placesIn(asked, ids)
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
