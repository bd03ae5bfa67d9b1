import { albumTracks } from './album-tracks.ts'
import { artistVideos } from './artist-videos.ts'
import { artistsAlbums } from './artists-albums.ts'
import { hubSongs } from './hub-songs.ts'
import { oneArtist } from './one-artist.ts'
import type { Shape } from './shape.ts'

/** The five that the headline ratios are made of. */
export const five: readonly Shape[] = [artistVideos, albumTracks, hubSongs, oneArtist, artistsAlbums]

export const shapes: readonly Shape[] = [...five]
