import type { Reading } from './reading.ts'

/** sources.tsv: where facts were read. About a hundred have no public address and say so. */
export async function readSources(reading: Reading): Promise<void> {
  const rows = await reading.rows('sources.tsv', ['source_id', 'url', 'publisher', 'kind', 'reliability', 'notes'])
  for (const { cells, origin } of rows) {
    const { source_id, url, publisher, kind, reliability, notes } = cells
    reading.draft.node(
      `source:${source_id}`,
      { name: publisher, publisher, type: kind, reliability, ...(url && { url }) },
      { sources: [], origin, ...(notes && { note: notes }) },
    )
  }
}
