import { filmId } from './filmography.ts'
import { joined, type Reading, videoId } from './reading.ts'
import { youtube } from './videos.ts'

/** external_ids.tsv: what outside sources call the nodes here. */
export async function readExternalIds(reading: Reading): Promise<void> {
  const rows = await reading.rows('external_ids.tsv', [
    'subject_kind',
    'subject',
    'source',
    'id',
    'url',
    'sources',
    'confidence',
    'notes',
  ])
  for (const row of rows) {
    const { subject_kind, subject, source, id, url, confidence } = row.cells
    const told = reading.told(row)
    const node = subjectOf(reading, subject_kind, subject)
    if (!node || !reading.draft.nodes.has(node)) {
      reading.draft.refuse(row.origin, 'subject', subject, `names no ${subject_kind} here`)
      continue
    }
    // A low one is kept as a claim that is not followed: it must never tell two nodes to be one.
    const followed = confidence !== 'low'
    const known =
      source === 'youtube'
        ? { ...youtube(id), externalIds: [{ source, id, url }] }
        : { externalIds: [{ source, id, url }] }
    const claim = {
      field: `externalIds.${source}`,
      value: id,
      sources: told.sources,
      followed,
      ...joined(`confidence: ${confidence}`, followed ? '' : url, told.note),
    }
    const isrc = source === 'isrc' ? { isrcs: [id] } : {}
    const values = followed ? { ...known, ...isrc, claims: [claim] } : { claims: [claim] }
    reading.draft.mention(node, values, { sources: [], origin: row.origin })
  }
}

function subjectOf(reading: Reading, kind: string, subject: string): string | undefined {
  switch (kind) {
    case 'artist':
      return reading.artists.find(subject).id
    case 'album':
      return `album:${subject}`
    case 'song':
      return reading.songs.get(subject)
    case 'video':
      return videoId(subject)
    case 'film':
      return filmId(subject)
    default:
      return undefined
  }
}
