import { slug } from '../../../src/ingest/slug.ts'
import type { Told, Values } from './draft.ts'
import { joined, type Reading } from './reading.ts'

const types: Record<string, string> = {
  film: 'FILM',
  TV: 'TV',
  'short film': 'SHORT_FILM',
  'music video': 'MUSIC_VIDEO',
}

/** filmography.tsv: films and series of the people here. What is already among the videos is the same node. */
export async function readFilmography(reading: Reading): Promise<void> {
  const rows = await reading.rows('filmography.tsv', ['person', 'title', 'year', 'kind', 'role', 'sources'])
  for (const row of rows) {
    const { person, title, year, kind, role } = row.cells
    const told = reading.told(row)
    const id = filmId(title)
    const before = reading.draft.nodes.get(id)?.values
    const dated = String(before?.released ?? '').startsWith(year) ? {} : yearOf(year, told.sources)
    reading.draft.node(id, { type: types[kind] ?? 'OTHER', ...(!before && { title }), ...dated }, told)
    readRole(reading, id, person, role, told)
  }
}

export function filmId(title: string): string {
  return `video:${slug(title)}`
}

/** A plain year is the release; "2020 (Sundance), released 2021" is two; a span of years stays text. */
function yearOf(year: string, sources: readonly string[]): Values {
  if (/^\d{4}$/.test(year)) return { released: year }
  const [, first, place, released] = /^(\d{4}) \((.+)\), released (\d{4})$/.exec(year) ?? []
  if (!first || !released) return { dateText: year }
  const releases = [
    { date: first, medium: null, place, note: null, sources },
    { date: released, medium: null, place: null, note: null, sources },
  ]
  return { dateText: year, released, releases }
}

/** Words for what somebody does in a film; others name a character. */
const parts = new Set(['dancer', 'guest', 'narrator'])

function readRole(reading: Reading, id: string, person: string, role: string, told: Told): void {
  const artist = reading.artist(person, told).id
  const [, segment] = /^director(?: of (.+))?$/.exec(role) ?? []
  if (role.startsWith('director')) {
    reading.draft.link('DIRECTED', artist, id, segment ? { segment } : {}, told)
    return
  }
  const [, words = '', remark] = /^(.*?)(?:(?: \(|, )(.+?)\)?)?$/.exec(role) ?? []
  if (words.startsWith('with ')) reading.draft.link('APPEARED_IN', artist, id, {}, { ...told, ...joined(words) })
  else {
    const said = !words ? {} : parts.has(words) ? { role: words } : { character: words }
    reading.draft.link('APPEARED_IN', artist, id, said, { ...told, ...joined(remark) })
  }
}
