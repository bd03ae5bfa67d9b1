import { joined, type Reading } from './reading.ts'
import { listed } from './table.ts'

const types: Record<string, string> = {
  'studio album': 'ALBUM',
  'studio album (double)': 'ALBUM',
  'compilation of demos': 'COMPILATION',
}

/** albums.tsv: the albums, who released them, the labels. */
export async function readAlbums(reading: Reading): Promise<void> {
  const rows = await reading.rows('albums.tsv', [
    'album_id',
    'title',
    'artist',
    'type',
    'release_date',
    'labels',
    'length',
    'discs',
    'track_count',
    'billboard200_peak',
    'sources',
    'confidence',
    'notes',
  ])
  for (const row of rows) {
    const { cells } = row
    const told = reading.told(row)
    const id = `album:${cells.album_id}`
    const standard = {
      key: 'standard',
      date: cells.release_date,
      discCount: Number(cells.discs),
      trackCount: Number(cells.track_count),
      isDefault: true,
    }
    reading.draft.node(
      id,
      {
        title: cells.title,
        type: types[cells.type] ?? 'OTHER',
        released: cells.release_date,
        duration: seconds(cells.length),
        billboard200Peak: Number(cells.billboard200_peak),
        editions: [standard],
        defaultEdition: standard.key,
      },
      { ...told, ...joined(told.note, cells.type === 'studio album' ? '' : cells.type) },
    )
    const { note: _, disputed: __, ...facts } = told
    reading.draft.link('RELEASED', reading.artist(cells.artist, facts).id, id, { position: 1 }, facts)
    for (const [at, label] of listed(cells.labels, '|').entries()) {
      const company = reading.company(label, { type: 'LABEL' }, facts)
      reading.draft.link('ISSUED', company, id, { position: at + 1 }, facts)
    }
  }
}

/** "59:24" → 3564. */
function seconds(length: string): number | undefined {
  const [minutes, rest] = length.split(':').map(Number)
  return minutes !== undefined && rest !== undefined ? minutes * 60 + rest : undefined
}
