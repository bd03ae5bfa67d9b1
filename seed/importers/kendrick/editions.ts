import type { Reading } from './reading.ts'

/** editions.tsv: editions beside the standard one, and the songs that stand on them alone. */
export async function readEditions(reading: Reading): Promise<void> {
  const rows = await reading.rows('editions.tsv', [
    'album_id',
    'edition',
    'title',
    'track_count',
    'track_id',
    'disc',
    'position',
    'sources',
    'confidence',
    'notes',
  ])
  for (const row of rows) {
    const { album_id, edition, title, track_count, track_id, disc, position } = row.cells
    const told = reading.told(row)
    const album = `album:${album_id}`
    const record = { key: edition, title, trackCount: Number(track_count), isDefault: false }
    reading.draft.mention(album, { editions: [record] }, told)
    if (track_id) {
      const place = { edition, disc: Number(disc), position: Number(position) }
      reading.draft.link('TRACK_OF', reading.songs.get(track_id)!, album, place, told)
    }
    // The tracks already stand on it; what is told here is about them.
    else
      for (const link of reading.draft.links.values())
        if (link.type === 'TRACK_OF' && link.to === album && link.values.edition === edition)
          reading.draft.link('TRACK_OF', link.from, album, link.values, told)
  }
}
