import { awards } from './awards.ts'
import type { Table } from './check.ts'
import { conflicts } from './conflicts.ts'
import { credits } from './credits.ts'
import { dates, filmography } from './films.ts'
import { externalIds, sources } from './outside.ts'
import { people } from './people.ts'
import { videoCredits } from './video-credits.ts'
import { videos } from './videos.ts'
import { albums, editions, samples, tracks } from './works.ts'

export const tables: readonly Table[] = [
  albums,
  awards,
  conflicts,
  credits,
  dates,
  editions,
  externalIds,
  filmography,
  people,
  samples,
  sources,
  tracks,
  videoCredits,
  videos,
]
