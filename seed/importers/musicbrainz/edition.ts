import { type Json, object, objects, text } from '../../files/json-values.ts'
import { date, given, whole } from './json.ts'

/**
 * One release as the edition of its album it is, with every time it came out. Releases come one at a time and in any
 * order: each that could stand for the album is marked as the default, and the model keeps the mark on the earliest
 * official one (src/model/default-edition.ts).
 */
export function albumEdition(raw: Json, complete: boolean): Json {
  const edition = editionOf(raw, complete)
  const releases = releaseEvents(raw)
  return { ...(edition && { editions: [edition] }), ...(releases.length > 0 && { releases }) }
}

/** Undefined where it is not told how many tracks it has. */
export function editionOf(raw: Json, complete: boolean): Json | undefined {
  const media = objects(raw.media)
  const counts = media.map((medium) => whole(medium['track-count']) ?? objects(medium.tracks).length)
  const sum = counts.reduce((all, count) => all + count, 0)
  const trackCount = whole(raw['track-count']) ?? (media.length > 0 ? sum : undefined)
  const key = text(raw.id)
  if (key === undefined || trackCount === undefined) return undefined
  const [title, disambiguation] = [text(raw.title), text(raw.disambiguation)]
  const tracks = media.some((medium) => objects(medium.tracks).length > 0)
  const numbers = objects(raw['label-info']).map((info) => text(info['catalog-number']))
  return given({
    key,
    title: disambiguation ? [title, `(${disambiguation})`].filter(Boolean).join(' ') : title,
    date: date(raw.date) ?? releaseEvents(raw).map((event) => event.date as string)[0],
    country: text(raw.country),
    format: formatOf(media),
    catalogNumber: numbers.find((number) => number && number.toLowerCase() !== '[none]'),
    barcode: text(raw.barcode),
    // Search answers leave out the media where nothing was found.
    discCount: sum === trackCount && media.length > 0 ? media.length : undefined,
    trackCount,
    status: text(raw.status),
    isDefault: complete && tracks,
  })
}

/** "CD + DVD-Video", "2×CD" */
function formatOf(media: readonly Json[]): string | undefined {
  const counts = new Map<string, number>()
  for (const medium of media) {
    const format = text(medium.format)
    if (format) counts.set(format, (counts.get(format) ?? 0) + 1)
  }
  return [...counts].map(([format, count]) => (count > 1 ? `${count}×${format}` : format)).join(' + ') || undefined
}

function releaseEvents(raw: Json): Json[] {
  return objects(raw['release-events']).flatMap((event) => {
    const day = date(event.date)
    return day ? [given({ date: day, place: text(object(event.area)?.name) })] : []
  })
}

/** An album that is this one release came out when the release did. */
export function editionTold(properties: Json): Json {
  const [edition] = objects(properties.editions)
  const [event] = objects(properties.releases)
  return { ...properties, ...given({ released: edition?.date ?? event?.date }) }
}
