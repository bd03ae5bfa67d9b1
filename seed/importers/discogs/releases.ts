import { type Item, type Origin, remark, untaken } from '../../../src/ingest/entry.ts'
import type { Element } from '../../files/xml-records.ts'
import { readBylines } from './bylines.ts'
import { Credited } from './credited.ts'
import { creditTracks } from './credits.ts'
import { all, textOf } from './elements.ts'
import { albumType, discCount, formatText, isVideo, readFormats, releaseStatus } from './formats.ts'
import { readIssuers } from './issuers.ts'
import { editionKey, outsideId, partialDate, said } from './said.ts'
import type { Told } from './seen.ts'
import { songTracks } from './song-keys.ts'
import { readTracks } from './tracks.ts'
import { readUploads, titleBorne } from './videos.ts'

/**
 * A release: an edition of its master's album, or an album by itself. Editions repeat each other with small
 * differences, so only one of them describes what they share: the album's own record, else the first release of it
 * that is read, gives the title and the artists; the first release gives the tracks as songs and how credits are
 * written; the main release gives the type. The others add editions, places of tracks, and credits.
 */
export function* readRelease(release: Element, origin: Origin, told: Told): Generator<Item> {
  const { id } = release.attributes
  const title = textOf(release, 'title')
  if (!id || !title) return yield { refused: 'is a release without an id or a title', origin }
  const masterElement = all(release, 'master_id')[0]
  const master = textOf(release, 'master_id')
  const main = master === undefined || masterElement?.attributes.is_main_release === 'true'
  const ownRecord = master !== undefined && told.masters.has(master)
  const naming = master === undefined || told.named.add(master)
  const listing = master === undefined || told.listed.add(master)

  const artists = all(release, 'artists/artist')
  const formats = readFormats(release)
  const { tracks, headings, parts } = readTracks(release)
  const songs = songTracks(master === undefined ? `r${id}` : `m${master}`, artists, tracks)
  const heard = songs.filter(({ number }) => !isVideo(number, formats))

  for (const heading of headings) yield untaken('heading in a tracklist', 'is no track', `${id}: ${heading}`, origin)
  for (const part of parts) yield untaken('part of a track', 'has no place of its own', `${id}: ${part}`, origin)
  for (const track of songs)
    if (!heard.includes(track))
      yield untaken('track of a video disc', 'names no video that could be told', `${id}: ${track.title}`, origin)

  const { date, fault } = partialDate(textOf(release, 'released'))
  if (fault) yield remark('date of a release', fault, `${id}: ${textOf(release, 'released')}`, origin)
  const { uploads, others } = readUploads(release)
  for (const address of others) yield untaken('video address', 'is none of YouTube', address, origin)
  const titles = heard.map((track) => track.title)
  const borne = uploads.map((upload) => (listing ? titleBorne(upload.title, titles) : undefined))
  const uploadsOf = (place: number | undefined) => uploads.filter((_, at) => borne[at] === place)

  if (listing)
    for (const [place, { title, duration, key }] of heard.entries()) {
      const externalIds = [{ source: 'discogs-track', id: key }, ...uploadsOf(place).map((each) => each.outsideId)]
      yield {
        entry: { kind: 'Song', externalIds, properties: { title, ...(duration && { duration }) }, ...said },
        origin,
      }
    }

  const edition = editionKey(id)
  const { issuers, catalogNumber, items } = readIssuers(release, id, told, origin)
  yield* items
  const type = albumType(formats)
  const ids = [...(master ? [outsideId('master', master)] : []), outsideId('release', id)]
  const album = { kind: 'Album', externalIds: ids.slice(0, 1), title }
  yield {
    entry: {
      kind: 'Album',
      externalIds: [...ids, ...uploadsOf(undefined).map((each) => each.outsideId)],
      properties: {
        ...(naming && { title }),
        ...(main && type && { type }),
        ...(main && !ownRecord && date && { released: date }),
        editions: [
          {
            key: edition,
            title,
            date,
            country: textOf(release, 'country'),
            format: formatText(formats),
            catalogNumber,
            barcode: barcode(release),
            discCount: discCount(formats),
            trackCount: tracks.length,
            status: releaseStatus(formats),
            // Of those marked the earliest official one is the default.
            isDefault: heard.length > 0,
          },
        ],
      },
      ...said,
      links: heard.map(({ song, disc, position, number, title }) => ({
        type: 'TRACK_OF',
        from: song,
        properties: { edition, disc, position, ...(number && { number }), creditedTitle: title },
        ...said,
      })),
    },
    origin,
  }

  const credited = new Credited(told)
  if (naming)
    for (const { id, name, role, ...credit } of readBylines(artists))
      credited.link({ id, name }, 'RELEASED', '', album, { ...(role === 'featured' && { role }), ...credit })
  yield* creditTracks({ release, id, artists, album, all: songs, heard, listing, naming, credited, origin })
  yield* credited.items(origin)
  for (const { company, properties } of issuers)
    yield {
      entry: {
        ...company,
        ...said,
        links: [{ type: 'ISSUED', to: album, properties: { edition, ...properties }, ...said }],
      },
      origin,
    }
}

function barcode(release: Element): string | undefined {
  const found = all(release, 'identifiers/identifier').find(({ attributes }) => attributes.type === 'Barcode')
  return found?.attributes.value?.trim() || undefined
}
