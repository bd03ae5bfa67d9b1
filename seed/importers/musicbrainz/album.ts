import type { Endpoint, EntryLink } from '../../../src/ingest/entry.ts'
import { type Json, object, objects, text } from '../../files/json-values.ts'
import { creditLine, creditLinks, firstCredit } from './artist-credit.ts'
import { type Draft, linked } from './draft.ts'
import { albumEdition, editionTold } from './edition.ts'
import { type Described, describe, endpoint, nameOf, page } from './entities.ts'
import { given, whole } from './json.ts'
import { type Related, readRelations } from './relations.ts'

/** A release named by one of its recordings: the recording's places on it. */
export function readEditionOf(draft: Draft, raw: Json, recording: Described): EntryLink[] {
  const album = readAlbumOf(draft, raw, false)
  return album ? tracksOf(raw).flatMap(({ medium, track }) => album.place(recording, medium, track)) : []
}

export interface AlbumOf {
  /** The link a track puts its recording on the album by; none where it cannot be placed. */
  place(recording: Described, medium: Json, track: Json): EntryLink[]
}

/** The album with this one edition of it. `complete`: all its tracks are told here, so they can stand for the album. */
export function readAlbumOf(draft: Draft, raw: Json, complete: boolean): AlbumOf | undefined {
  const release = describe('release', raw)
  const labels = labelLinks(draft, raw, text(raw.id))
  if (!release?.mbid || !release.name) {
    const known = labels.length > 0 ? '; its labels are taken' : ''
    draft.refuse(`is a release without ${release?.mbid ? 'a title' : 'an id'}${known}`)
    return undefined
  }
  const group = object(raw['release-group'])
  const node = describe('release-group', group)
  const related = readRelations(draft, { entity: 'release', node: release }, raw.relations)
  const ofGroup = node && readRelations(draft, { entity: 'release-group', node }, group?.relations)
  const credit = firstCredit(group?.['artist-credit'], raw['artist-credit'])
  const links = [...creditLinks(draft, 'RELEASED', credit), ...labels, ...related.links, ...(ofGroup?.links ?? [])]
  const properties = { ...creditLine(credit), ...albumEdition(raw, complete) }
  const externalIds = [...related.externalIds, ...(ofGroup?.externalIds ?? [])]
  const end = node?.mbid && node.name ? endpoint(node) : { id: `album:musicbrainz-release.${release.mbid}` }
  if (node?.mbid && node.name) draft.entry(node, links, { properties, externalIds })
  else loneRelease(draft, release, end.id as string, links, properties, { ...related, externalIds })
  return { place: (recording, medium, track) => placeOn(draft, end, release.mbid!, recording, medium, track) }
}

/**
 * Without its release group it is not known which album a release is an edition of, and a title is not enough to tell:
 * it stands as an album of its own.
 */
function loneRelease(
  draft: Draft,
  release: Described,
  id: string,
  links: EntryLink[],
  properties: Json,
  { externalIds }: Related,
): void {
  const reason = 'names no release group and is kept as an album of its own; ask for release-groups with it'
  draft.remark('release', reason, nameOf(release))
  const mbid = release.mbid!
  const own = { source: 'musicbrainz-release', id: mbid, url: page('release', mbid) }
  draft.entryWithId(id, release, links, { ...editionTold(properties) }, [own, ...externalIds])
}

function placeOn(
  draft: Draft,
  album: Endpoint,
  edition: string,
  recording: Described,
  medium: Json,
  track: Json,
): EntryLink[] {
  const position = whole(track.position)
  const about = nameOf(recording)
  if (recording.kind === 'Video') {
    draft.untaken('video on a release', 'an album lists songs; the video itself is taken', about)
    return []
  }
  if (position === undefined) {
    draft.untaken('track', 'its place on its release is not told', about)
    return []
  }
  const title = text(track.title)
  const properties = given({
    edition,
    disc: whole(medium.position) ?? 1,
    position,
    number: text(track.number),
    creditedTitle: title === recording.name ? undefined : title,
  })
  return [linked('TRACK_OF', 'to', album, properties)]
}

/** A label that stands twice, with two numbers, is one link with both. */
export function labelLinks(draft: Draft, raw: Json, edition: string | undefined): EntryLink[] {
  const found = new Map<string, { end: Endpoint; numbers: string[]; position: number }>()
  objects(raw['label-info']).forEach((info, place) => {
    const label = object(info.label)
    const end = draft.end('label', label)
    if (!end) return
    const key = text(label?.id) ?? text(label?.name)!
    const one = found.get(key) ?? { end, numbers: [], position: place + 1 }
    const number = text(info['catalog-number'])
    if (number && number.toLowerCase() !== '[none]' && !one.numbers.includes(number)) one.numbers.push(number)
    found.set(key, one)
  })
  return [...found.values()].map(({ end, numbers, position }) =>
    linked('ISSUED', 'from', end, given({ edition, position, catalogNumber: numbers.join(' / ') || undefined })),
  )
}

/** Every track with its medium. Search answers hold only the tracks found, counted from `track-offset`. */
export function tracksOf(raw: Json): { medium: Json; track: Json }[] {
  return objects(raw.media).flatMap((medium) => {
    const offset = whole(medium['track-offset']) ?? 0
    const found = objects(medium.track).map((track, place) => ({ position: offset + place + 1, ...track }))
    const pregap = object(medium.pregap)
    const tracks = [...(pregap ? [pregap] : []), ...objects(medium.tracks), ...objects(medium['data-tracks']), ...found]
    return tracks.map((track) => ({ medium, track }))
  })
}
