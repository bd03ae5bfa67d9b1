import { slug } from '../../../src/ingest/slug.ts'
import type { Told } from './draft.ts'
import { joined, type Reading, videoId } from './reading.ts'
import { listed } from './table.ts'
import { songId, titleOf } from './title.ts'

const results: Readonly<Record<string, string>> = {
  won: 'WON',
  nominated: 'NOMINATED',
  'eligible (contender)': 'ELIGIBLE',
}

/** awards.tsv: nominations, for what, to whom. */
export async function readAwards(reading: Reading): Promise<void> {
  const rows = await reading.rows('awards.tsv', [
    'award',
    'ceremony_year',
    'category',
    'result',
    'work_id',
    'recipients',
    'sources',
    'confidence',
    'notes',
  ])
  for (const row of rows) {
    const { award, ceremony_year, category, result, work_id } = row.cells
    const told = reading.told(row)
    const { note: _, disputed: __, ...facts } = told
    const recipients = listed(row.cells.recipients, ';').map((name) => reading.artist(name, facts).id)
    const work = work_id && workOf(reading, work_id, category, recipients, facts)
    const name = `${award} ${ceremony_year}: ${category}`
    const id = `nomination:${[award, ceremony_year, category].map(slug).join('-')}${work.replace(/^.*:/, '-')}`
    reading.draft.node(
      id,
      { name, award, category, ceremonyYear: Number(ceremony_year), result: results[result] ?? 'UNKNOWN' },
      { ...told, ...joined(told.note, result.includes('(') ? result : '') },
    )
    if (work) reading.draft.link('NOMINATED_FOR', id, work, {}, facts)
    for (const recipient of recipients) reading.draft.link('RECEIVED', recipient, id, {}, facts)
  }
}

/** A work id of any table: a video, a track, an album, "(other) Title", or a title with its version. */
function workOf(reading: Reading, work: string, category: string, recipients: readonly string[], told: Told): string {
  if (/^[vo]-/.test(work)) return videoId(work)
  const track = reading.songs.get(work)
  if (track) return track
  if (reading.draft.nodes.has(`album:${work}`)) return `album:${work}`
  const title = titleOf(work.replace(/^\(other\) /, ''))
  const song = songId(title)
  reading.draft.mention(song, { ...title }, told)
  const video = /\bvideo\b/i.test(category) ? `video:${slug(title.title)}` : undefined
  if (video) {
    reading.draft.mention(video, { ...title, type: 'MUSIC_VIDEO' }, told)
    reading.draft.link('VIDEO_OF', video, song, { position: 1 }, told)
  }
  // A work outside the tables has no credits there: those named with the award are its artists.
  for (const artist of recipients)
    for (const each of video ? [song, video] : [song])
      reading.draft.link('PERFORMED', artist, each, {}, { ...told, note: 'named with the award' })
  return video ?? song
}
