import { billed } from './credit-string.ts'
import type { Told } from './draft.ts'
import { joined, type Reading, videoId } from './reading.ts'
import { listed } from './table.ts'
import { titleOf } from './title.ts'

const types: Record<string, string> = {
  'music video': 'MUSIC_VIDEO',
  'short film': 'SHORT_FILM',
  'art film': 'SHORT_FILM',
}

/** videos.tsv: the videos, whom they are billed to, their songs and production companies. */
export async function readVideos(reading: Reading): Promise<void> {
  const rows = await reading.rows('videos.tsv', [
    'video_id',
    'title',
    'artists',
    'track_ids',
    'release_date',
    'kind',
    'production_companies',
    'youtube_id',
    'sources',
    'confidence',
    'notes',
  ])
  for (const row of rows) {
    const { cells } = row
    const told = reading.told(row)
    const { note: _, disputed: __, ...facts } = told
    const id = videoId(cells.video_id)
    const title = titleOf(cells.title)
    reading.draft.node(
      id,
      {
        ...title,
        type: types[cells.kind] ?? 'OTHER',
        creditedAs: cells.artists,
        ...(title.version && { aliases: [cells.title] }),
        ...(cells.release_date && { released: cells.release_date }),
        ...(cells.youtube_id && youtube(cells.youtube_id)),
      },
      { ...told, ...joined(told.note, cells.kind === 'art film' ? cells.kind : '') },
    )
    bill(reading, id, cells.artists, facts)
    for (const [at, track] of trackIds(cells.track_ids).entries()) {
      const song = songOf(reading, track, cells.artists, facts)
      if (!song) {
        reading.draft.refuse(row.origin, 'track_ids', track, 'names no track')
        continue
      }
      const parts = trackIds(cells.track_ids).length > 1 ? { segment: segmentOf(reading, song) } : {}
      reading.draft.link('VIDEO_OF', id, song, { position: at + 1, ...parts }, facts)
    }
    for (const company of listed(cells.production_companies, '|'))
      reading.draft.link(
        'PRODUCED',
        reading.company(company, { type: 'PRODUCTION' }, facts),
        id,
        { role: 'production' },
        facts,
      )
  }
}

/** A video's address and id on YouTube. */
export function youtube(id: string): { externalIds: object[]; urls: string[] } {
  const url = `https://www.youtube.com/watch?v=${id}`
  return { externalIds: [{ source: 'youtube', id, url }], urls: [url] }
}

/** The artists of a credit line, billed to a video or a song. */
function bill(reading: Reading, work: string, line: string, told: Told): void {
  for (const { name, role, joinPhrase } of billed(line))
    reading.draft.link(
      'PERFORMED',
      reading.artist(name, told).id,
      work,
      { role, ...(joinPhrase && { joinPhrase }) },
      told,
    )
}

function trackIds(cell: string): string[] {
  return listed(cell, ' | ')
}

/** A track id's song; "(other) Title" is a song of the video's artists outside the curated albums. */
function songOf(reading: Reading, track: string, artists: string, told: Told): string | undefined {
  if (!track.startsWith('(other) ')) return reading.songs.get(track)
  const { title } = titleOf(track.slice('(other) '.length))
  const song = reading.otherSong(title, { creditedAs: artists }, told)
  bill(reading, song, artists, told)
  return song
}

/** The part of a video that belongs to one of its songs goes by the song's title without its brackets. */
function segmentOf(reading: Reading, song: string): string {
  return String(reading.draft.nodes.get(song)?.values.title).replace(/ \(.*\)$/, '')
}
