import type { Item, Origin } from '../../../src/ingest/entry.ts'
import { readers } from './documents.ts'
import { Draft } from './draft.ts'
import type { Mentioned } from './mentioned.ts'
import { readTracks } from './release.ts'
import type { Shaped } from './shape.ts'

/** What one document says, as items. */
export function translate(shaped: Shaped, mentioned: Mentioned, origin: Origin): readonly Item[] {
  const draft = new Draft(mentioned, origin)
  if (shaped.sort === 'other') draft.untaken(shaped.what, 'is of a sort that this graph does not keep', '')
  else if (shaped.sort === 'media') readTracks(draft, shaped.raw)
  else if (shaped.sort === 'area' || shaped.sort === 'place')
    draft.untaken(shaped.sort, 'is taken where something else names it', String(shaped.raw.name ?? ''))
  else readers[shaped.sort](draft, shaped.raw)
  return draft.items
}
