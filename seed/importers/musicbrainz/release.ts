import { type Json, object, objects, text } from '../../files/json-values.ts'
import { readAlbumOf, tracksOf } from './album.ts'
import type { Draft } from './draft.ts'
import { describe } from './entities.ts'
import { readRecording } from './recording.ts'

/** A release: an edition of its release group, which is the album, with its labels, credits and tracks. */
export function readRelease(draft: Draft, raw: Json): void {
  const album = readAlbumOf(draft, raw, true)
  if (!album) return
  for (const { medium, track } of tracksOf(raw)) {
    if (!object(track.recording)) continue
    const recording = recordingOf(draft, track)
    const node = describe('recording', recording)
    if (node) readRecording(draft, recording, album.place(node, medium, track))
  }
}

/** A medium or a track by itself: its recordings, without a place. */
export function readTracks(draft: Draft, media: readonly Json[]): void {
  const tracks = tracksOf({ media }).filter(({ track }) => describe('recording', recordingOf(draft, track)))
  if (tracks.length === 0) {
    draft.refuse('names no recording that has an id or a title')
    return
  }
  for (const { track } of tracks) {
    draft.remark('track', 'names no release: its recording is taken, its place is not', text(track.title) ?? '')
    readRecording(draft, recordingOf(draft, track))
  }
}

/** The recording of a track; what it leaves out, the track may tell. */
function recordingOf(draft: Draft, track: Json): Json {
  // Who is told on the track may be told with more there.
  for (const { artist } of objects(track['artist-credit'])) draft.end('artist', object(artist))
  const recording = (track.recording ?? {}) as Json
  const credited = objects(recording['artist-credit']).length > 0
  return {
    ...recording,
    ...(text(recording.title) === undefined && { title: track.title }),
    ...(recording.length === undefined && { length: track.length }),
    ...(!credited && { 'artist-credit': track['artist-credit'] }),
  }
}
