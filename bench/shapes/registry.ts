import { aggregates } from './aggregates.ts'
import { albumTracks } from './album-tracks.ts'
import { artistVideos } from './artist-videos.ts'
import { artistsAlbums } from './artists-albums.ts'
import { counts } from './counts.ts'
import { deepPage } from './deep-page.ts'
import { hubSongs } from './hub-songs.ts'
import { mostSongs } from './most-songs.ts'
import { oneArtist } from './one-artist.ts'
import { sameDirectors } from './same-directors.ts'
import { search, searchTypo } from './search.ts'
import type { Shape } from './shape.ts'

/** The five that the headline ratios are made of. */
export const five: readonly Shape[] = [artistVideos, albumTracks, hubSongs, oneArtist, artistsAlbums]

export const shapes: readonly Shape[] = [
  ...five,
  ...[deepPage, sameDirectors, counts, mostSongs, aggregates, search, searchTypo],
]
