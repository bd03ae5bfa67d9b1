import { slug } from '../../../src/ingest/slug.ts'
import { billed } from './credit-string.ts'
import type { Reading } from './reading.ts'

/** Remarks that say how. */
const ways: Readonly<Record<string, string>> = {
  interpolation: 'interpolation',
  'lyric quotation': 'quotation',
  'played in reverse': 'sample',
  'first part': 'sample',
  'first part; drums': 'sample',
}

/** The source that lists samples, interpolations and references without telling them apart. */
const undecided = 'source:S102'

/** samples.tsv: the songs that the tracks use, with who made them. */
export async function readSamples(reading: Reading): Promise<void> {
  const rows = await reading.rows('samples.tsv', [
    'track_id',
    'track',
    'sampled_artist',
    'sampled_title',
    'sources',
    'confidence',
    'notes',
  ])
  for (const row of rows) {
    const { track_id, track, sampled_artist, sampled_title, notes } = row.cells
    const song = reading.songs.get(track_id)
    if (!song || reading.draft.nodes.get(song)?.values.title !== track) {
      reading.draft.refuse(row.origin, 'track_id', track_id, `is not the track "${track}"`)
      continue
    }
    const told = reading.told(row)
    const { note: _, ...facts } = told
    const id = sampled_title
      ? reading.otherSong(sampled_title, { creditedAs: sampled_artist }, facts)
      : unknownSong(reading, sampled_artist, facts)
    for (const { name } of billed(sampled_artist))
      reading.draft.link('PERFORMED', reading.artist(name, facts).id, id, { role: 'main' }, facts)
    const how = ways[notes] ?? (notes || told.sources.includes(undecided) ? 'unspecified' : 'sample')
    reading.draft.link('SAMPLES', song, id, { how }, told)
  }
}

/** A song of which only the artist is known. */
function unknownSong(reading: Reading, artist: string, told: Parameters<Reading['artist']>[1]): string {
  const id = `song:unknown-${slug(artist)}`
  reading.draft.mention(id, { title: '[unknown]', creditedAs: artist }, told)
  return id
}
