import type { Entry } from '../../../src/ingest/entry.ts'

/** What every statement of Discogs carries: a database that its readers write. */
export const said = { sources: ['discogs'], confidence: 'medium' } as const

export const discogs: Entry = {
  kind: 'Source',
  id: 'source:discogs',
  properties: { name: 'Discogs', publisher: 'Discogs', url: 'https://www.discogs.com', type: 'database' },
}

type Page = 'artist' | 'label' | 'master' | 'release'

/** An id of Discogs with its page there: `{source: "discogs-artist", id: "1", url: …}`. */
export function outsideId(page: Page, id: string) {
  return { source: `discogs-${page}`, id, url: `https://www.discogs.com/${page}/${id}` }
}

/** What a release is called among the editions of its album. */
export function editionKey(release: string): string {
  return `discogs-release.${release}`
}

/** A node at the other end of a link, told by its outside id and its name; one without a page by its name alone. */
export function artistEnd(id: string | undefined, name: string) {
  return { kind: 'Artist', ...(id && id !== '0' && { externalIds: [outsideId('artist', id)] }), name }
}

export function labelEnd(id: string | undefined, name: string) {
  return { kind: 'Company', ...(id && id !== '0' && { externalIds: [outsideId('label', id)] }), name }
}

/** "Robert (14)" → "Robert": the number tells namesakes apart, which the id does here. */
export function plainName(name: string): string {
  return name.replace(/ \(\d+\)$/, '')
}

/** "1999-03-00" → "1999-03", "0" → undefined; a fault when it is no date. */
export function partialDate(written: string | undefined): { date?: string; fault?: string } {
  if (written === undefined || /^[0-]*$/.test(written)) return {}
  const date = written.replace(/(-00)+$/, '')
  const [, year, month = '01', day = '01'] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(date) ?? []
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  // A day that does not exist runs over into the next month.
  return at.getUTCMonth() === Number(month) - 1 ? { date } : { fault: 'is not a date and was left out' }
}
