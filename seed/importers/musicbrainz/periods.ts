import type { EntryLink } from '../../../src/ingest/entry.ts'
import type { Json } from '../../files/json-values.ts'

/**
 * Somebody who was a member twice stands in two relations, which are one link here: from the first begin to the last
 * end, with each time in its note.
 */
export function joinPeriods(links: readonly EntryLink[]): EntryLink[] {
  const joined = new Map<string, EntryLink[]>()
  for (const link of links) {
    const { type, from, to, properties } = link
    const lasts = type === 'MEMBER_OF' || type === 'WORKED_FOR'
    const key = lasts ? JSON.stringify([type, from, to, properties?.role ?? null]) : `${joined.size}`
    joined.set(key, [...(joined.get(key) ?? []), link])
  }
  return [...joined.values()].map((periods) => (periods.length === 1 ? periods[0]! : whole(periods)))
}

function whole(periods: readonly EntryLink[]): EntryLink {
  const told = periods.map(({ properties }) => properties as { readonly begin?: string; readonly end?: string })
  const sorted = told.toSorted((a, b) => ((a.begin ?? '') < (b.begin ?? '') ? -1 : 1))
  const begins = told.map(({ begin }) => begin)
  const ends = told.map(({ end }) => end)
  const { begin: _, end: __, ...rest } = told[0] as Json
  return {
    ...periods[0]!,
    properties: {
      ...rest,
      ...(begins.every(Boolean) && { begin: begins.toSorted()[0] }),
      ...(ends.every(Boolean) && { end: ends.toSorted().at(-1) }),
    },
    note: sorted.map(({ begin, end }) => `${begin ?? '?'}–${end ?? ''}`).join(', '),
  }
}
