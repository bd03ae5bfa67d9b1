import type { Item } from '../../../src/ingest/entry.ts'
import { readAlbums } from './albums.ts'
import { readAwards } from './awards.ts'
import { readConflicts } from './conflicts.ts'
import { readCredits } from './credits.ts'
import { readDates } from './dates.ts'
import { readEditions } from './editions.ts'
import { entriesOf } from './entries.ts'
import { readExternalIds } from './external-ids.ts'
import { readFilmography } from './filmography.ts'
import { readPeople } from './people.ts'
import { number } from './positions.ts'
import { Reading } from './reading.ts'
import { readSamples } from './samples.ts'
import { dateSongs } from './song-dates.ts'
import { readSources } from './sources.ts'
import { readTracks } from './tracks.ts'
import { readVideoCredits } from './video-credits.ts'
import { readVideos } from './videos.ts'

/** In this order: a table may name what one before it brought. */
const tables = [
  readSources,
  readPeople,
  readAlbums,
  readTracks,
  readEditions,
  readCredits,
  readVideos,
  readDates,
  readVideoCredits,
  readFilmography,
  readSamples,
  readAwards,
  readExternalIds,
  readConflicts,
]

/**
 * The curated tables as entries with ids of their own, each node once with all that any row says of it, then what
 * could not be turned into one. BAD_INPUT when a table is missing or has other columns than expected.
 */
export async function* readKendrick(folder: string): AsyncIterable<Item> {
  const reading = new Reading(folder)
  reading.companies.learn('Top Dawg Entertainment', ['TDE'])
  // One producer line prints the first where another prints the second on an otherwise identical list.
  reading.artists.learn('Grandmaster Vic', ['Victor Ekpo'])
  for (const read of tables) await read(reading)
  number(reading.draft)
  dateSongs(reading.draft)
  yield* entriesOf(reading.draft)
}
