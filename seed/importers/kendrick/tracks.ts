import { joined, type Reading } from './reading.ts'
import { listed } from './table.ts'
import { songId, titleOf } from './title.ts'

/** What stands for an album where a song is on none of the curated ones. */
const albumless: Record<string, string> = { '(single)': 'single', '(other)': 'on no curated album' }

/** tracks.tsv: the songs, where they stand on the albums, who is billed. */
export async function readTracks(reading: Reading): Promise<void> {
  const rows = await reading.rows('tracks.tsv', [
    'track_id',
    'album_id',
    'disc',
    'position',
    'title',
    'duration_s',
    'featured',
    'billboard_credit',
    'hot100_peak',
    'sources',
    'confidence',
    'notes',
  ])
  for (const row of rows) {
    const { cells } = row
    const told = reading.told(row)
    const { note: _, ...facts } = told
    const title = titleOf(cells.title)
    const song = songId(title)
    reading.songs.set(cells.track_id, song)
    reading.draft.node(
      song,
      {
        ...title,
        ...(cells.duration_s && { duration: Number(cells.duration_s) }),
        ...(cells.billboard_credit && { creditedAs: cells.billboard_credit }),
        ...(cells.hot100_peak && { hot100Peak: Number(cells.hot100_peak) }),
      },
      { ...told, ...joined(told.note, albumless[cells.album_id]) },
    )
    for (const guest of listed(cells.featured, '|'))
      reading.draft.link('PERFORMED', reading.artist(guest, facts).id, song, { role: 'featured' }, facts)
    if (cells.album_id in albumless) continue

    const album = `album:${cells.album_id}`
    const edition = cells.notes.startsWith('bonus track') ? 'bonus' : 'standard'
    const place = { edition, disc: Number(cells.disc), position: Number(cells.position) }
    reading.draft.link('TRACK_OF', song, album, place, facts)
  }
}
