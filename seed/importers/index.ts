import { curatedFolder } from '../curated.ts'
import { csv } from './csv/read-csv.ts'
import { discogs } from './discogs/read-discogs.ts'
import { grammy } from './grammy/read-grammy.ts'
import type { Importer } from './importer.ts'
import { imvdb } from './imvdb/read-imvdb.ts'
import { jsonl } from './jsonl/read-jsonl.ts'
import { readKendrick } from './kendrick/read-kendrick.ts'
import { musicbrainz } from './musicbrainz/read-musicbrainz.ts'
import { synthetic } from './synthetic/synthetic.ts'

const kendrick: Importer = {
  name: 'kendrick',
  teller: null,
  joins: true,
  description: 'The curated tables on Kendrick Lamar and the videos around him; from another folder when one is given.',
  paths: '[folder]',
  unlessGiven: [curatedFolder],
  flags: [],
  read: ([folder]) => readKendrick(folder ?? curatedFolder),
}

/** Every source Linernotes can read. */
export const importers: readonly Importer[] = [csv, discogs, grammy, imvdb, jsonl, kendrick, musicbrainz, synthetic]

/** What `linernotes seed` loads. */
export const curated = kendrick
