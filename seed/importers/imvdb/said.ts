import type { Entry } from '../../../src/ingest/entry.ts'
import { type Json, text } from '../../files/json-values.ts'

/** What every statement of IMVDb carries: a database that its readers write. */
export const said = { sources: ['imvdb'], confidence: 'medium' } as const

export const source: Entry = {
  kind: 'Source',
  id: 'source:imvdb',
  properties: {
    name: 'IMVDb',
    publisher: 'The Internet Music Video Database',
    url: 'https://imvdb.com',
    type: 'database',
  },
}

/**
 * Somebody as a video names them. Artists come with their page only, everyone else with a number as well: both are kept,
 * so that the page ties them together.
 */
export interface Who {
  readonly name: string
  readonly externalIds: readonly { readonly source: string; readonly id: string; readonly url?: string }[]
}

/** From the fields `name`, `slug`, `url`, or the same as `entity_name` and so on. Undefined when there is no name. */
export function readWho(given: Json): Who | undefined {
  const name = text(given.entity_name) ?? text(given.name)
  if (name === undefined) return undefined
  const number = text(given.entity_id) ?? (given.entity_name === undefined ? text(given.id) : undefined)
  const slug = text(given.entity_slug) ?? text(given.slug)
  const url = address(given.entity_url ?? given.url) ?? (slug && `https://imvdb.com/n/${slug}`)
  const page = pageOf(url)
  return {
    name,
    externalIds: [
      ...(number && number !== '0' ? [{ source: 'imvdb', id: number, ...(url && { url }) }] : []),
      ...(page && url ? [{ source: 'imvdb-page', id: page, url }] : []),
    ],
  }
}

/** "https://imvdb.com/n/prince" → "n/prince": what the page is called, by which other databases know it. */
export function pageOf(url: string | undefined): string | undefined {
  return /^https?:\/\/(?:www\.)?imvdb\.com\/((?:n|video)\/[^?#]+?)\/?(?:[?#].*)?$/i.exec(url ?? '')?.[1]
}

export function address(value: unknown): string | undefined {
  const url = text(value)
  return url && /^https?:\/\/[^\s]+$/i.test(url) ? url : undefined
}

/** The other end of a link; without any id it is told by name. */
export function endOf(kind: 'Artist' | 'Company', { name, externalIds }: Who) {
  return { kind, name, ...(externalIds.length > 0 && { externalIds }) }
}

export function outsideArtist(id: string) {
  return { source: 'discogs-artist', id, url: `https://www.discogs.com/artist/${id}` }
}
