import type { EntryLink } from '../../../src/ingest/entry.ts'
import { type Draft, linked } from './draft.ts'
import { endpoint, nameOf } from './entities.ts'
import type { Performance } from './performances.ts'

/** What makes a recording one of its work that nobody covers, as long as there is a plain one. */
const unlike = ['live', 'medley', 'partial', 'instrumental', 'karaoke', 'acappella']

/**
 * MusicBrainz marks a recording of a work as a cover, not what it covers: that is the earliest recording of the work
 * that is no cover itself. Where that cannot be told, the report says so and no link is made.
 */
export function coverLinks(draft: Draft, performances: readonly Performance[], place: number): EntryLink[] {
  const own = performances[place]!
  if (!own.attributes.includes('cover')) return []
  const about = nameOf(own.node)
  const original = originalOf(performances)
  if (typeof original === 'string') {
    draft.remark('cover', original, about)
    return []
  }
  draft.mention(original.node)
  return [linked('COVERS', 'to', endpoint(original.node))]
}

/** The earliest recording that is no cover, or why it is not known. */
function originalOf(performances: readonly Performance[]): Performance | string {
  const songs = performances.filter(({ node, attributes }) => node.kind === 'Song' && !attributes.includes('cover'))
  if (songs.length === 0) return 'no recording of its work that is no cover itself is told beside it'
  const plain = songs.filter(({ attributes }) => !unlike.some((word) => attributes.includes(word)))
  const candidates = plain.length > 0 ? plain : songs
  if (candidates.length === 1) return candidates[0]!
  if (candidates.some(({ date }) => date === undefined))
    return 'which of several recordings of its work is the earliest is not told'
  const sorted = candidates.toSorted((a, b) => (a.date! < b.date! ? -1 : a.date! > b.date! ? 1 : 0))
  const [first, second] = sorted
  // "1999" may be later than "1999-05".
  return second!.date!.startsWith(first!.date!) ? 'several recordings of its work may be the earliest' : first!
}
