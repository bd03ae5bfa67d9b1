import type { Item, Origin } from '../../../src/ingest/entry.ts'
import { type Json, object, objects, text } from '../../files/json-values.ts'
import { positionOf } from './positions.ts'
import { outsideArtist, readWho, said } from './said.ts'
import { readVideo } from './videos.ts'

/** Anything with a name: a performer or somebody of a crew, or a company, which its positions tell; with its videos. */
export function* readEntity(entity: Json, origin: Origin): Generator<Item> {
  const who = readWho(entity)
  if (!who || who.externalIds.length === 0)
    return yield { refused: 'is an entity without a name, an id or a page', origin }
  const kind = isCompany(entity) ? 'Company' : 'Artist'
  const discogs = kind === 'Artist' ? text(entity.discogs_id) : undefined
  const externalIds = [...who.externalIds, ...(discogs && discogs !== '0' ? [outsideArtist(discogs)] : [])]
  yield { entry: { kind, externalIds, properties: { name: who.name }, ...said }, origin }
  for (const field of ['artist_videos', 'featured_videos', 'featured_artist_videos']) {
    const videos = objects(object(entity[field])?.videos ?? entity[field])
    for (const video of videos) yield* readVideo(video, origin)
  }
  for (const credit of objects(entity.credits)) {
    const video = object(credit.video)
    if (video) yield* readVideo(video, origin)
  }
}

/** It performs nothing, and all its positions are those of companies. */
function isCompany(entity: Json): boolean {
  const performed = [entity.artist_video_count, entity.featured_video_count].some((count) => Number(count ?? 0) > 0)
  const positions = [...objects(entity.credits), ...objects(entity.credit_summary)].map((credit) =>
    positionOf(text(credit.position_code), text(credit.position_name)),
  )
  return !performed && positions.length > 0 && positions.every((position) => position?.by === 'Company')
}
