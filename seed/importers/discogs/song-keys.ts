import { createHash } from 'node:crypto'
import type { Endpoint } from '../../../src/ingest/entry.ts'
import { slug } from '../../../src/ingest/slug.ts'
import { fold } from '../../../src/model/fold.ts'
import type { Element } from '../../files/xml-records.ts'
import { textOf } from './elements.ts'
import { plainName } from './said.ts'
import type { Track } from './tracks.ts'

/** A track with the song it is. */
export interface SongTrack extends Track {
  readonly key: string
  readonly song: Endpoint
}

/**
 * The songs of an album's tracks, each with an outside id. Discogs has none: the id is made of the master, or of the release where
 * there is none, and the title without case and accents, so that the same track on every edition of a master is one
 * song, and the same again at the next import. Where a track has artists of its own their ids are part of it
 * (compilations hold several songs of one title), and a title that comes again on the same release is counted:
 * "m66526.intro", "m66526.intro.by-5-8", "m66526.intro.2".
 */
export function songTracks(album: string, artists: readonly Element[], tracks: readonly Track[]): SongTrack[] {
  const times = new Map<string, number>()
  const whole = idsOf(artists)
  return tracks.map((track) => {
    const own = idsOf(track.artists)
    const key = `${album}.${short(track.title)}${own && own !== whole ? `.by-${own}` : ''}`
    const time = (times.get(key) ?? 0) + 1
    times.set(key, time)
    const id = time === 1 ? key : `${key}.${time}`
    return { ...track, key: id, song: { kind: 'Song', externalIds: { 'discogs-track': id }, title: track.title } }
  })
}

function idsOf(artists: readonly Element[]): string {
  const ids = artists.map((artist) => {
    const id = textOf(artist, 'id') ?? '0'
    return id === '0' ? short(plainName(textOf(artist, 'name') ?? '')) : id
  })
  return ids.length > 4 ? digest(ids.join('-')) : ids.join('-')
}

/** Readable where ASCII can spell it, else with a digest. */
function short(text: string): string {
  const folded = fold(text)
  const written = slug(text).slice(0, 60)
  const whole = /^[a-z0-9\s!-~]*$/.test(folded) && /[a-z0-9]/.test(folded) && slug(text).length <= 60
  return whole ? written : [written, digest(folded)].filter(Boolean).join('.')
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8)
}
