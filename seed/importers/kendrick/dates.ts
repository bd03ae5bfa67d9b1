import { type Reading, videoId } from './reading.ts'

/** dates.tsv: when and how a video was shot and shown, where it was more than one day. */
export async function readDates(reading: Reading): Promise<void> {
  const rows = await reading.rows('dates.tsv', ['video_id', 'event', 'date', 'medium', 'place', 'sources', 'notes'])
  const texts = new Map<string, string[]>()
  for (const row of rows) {
    const { event, date, medium, place, notes } = row.cells
    const id = videoId(row.cells.video_id)
    const { sources, origin } = reading.told(row)
    texts.set(id, [...(texts.get(id) ?? []), `${medium || event} ${date}`])
    if (event === 'released') {
      const release = { date, medium: medium || null, place: place || null, note: notes || null, sources }
      reading.draft.node(id, { releases: [release] }, { sources, origin })
    } else reading.draft.node(id, {}, { sources, origin, ...(notes && { note: `${event} ${date}: ${notes}` }) })
  }
  for (const [id, events] of texts)
    reading.draft.mention(id, { dateText: events.join('; ') }, { sources: [], origin: { file: 'dates.tsv' } })
}
