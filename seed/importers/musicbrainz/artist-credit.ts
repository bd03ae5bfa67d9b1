import type { EntryLink } from '../../../src/ingest/entry.ts'
import { type Json, object, objects, text } from '../../files/json-values.ts'
import { type Draft, linked } from './draft.ts'
import { given } from './json.ts'

/**
 * "A & B feat. C" as links: the first is the main artist, whoever follows is featured. `billing` is the whole credit as
 * it stands, where it says more than a name.
 */
export function creditLinks(draft: Draft, type: 'PERFORMED' | 'RELEASED', credit: unknown): EntryLink[] {
  return objects(credit).flatMap((one, place) => {
    const artist = object(one.artist)
    const end = draft.end('artist', artist)
    if (!end) return []
    const creditedAs = text(one.name)
    const properties = given({
      role: type === 'RELEASED' ? undefined : place === 0 ? 'main' : 'featured',
      position: place + 1,
      creditedAs: creditedAs === text(artist?.name) ? undefined : creditedAs,
      joinPhrase: text(one.joinphrase),
    })
    return [linked(type, 'from', end, properties)]
  })
}

/** "A feat. B": the credit in one line; undefined when there is none. */
export function creditLine(credit: unknown): Json {
  const parts = objects(credit).map(
    (one) => [text(one.name) ?? text(object(one.artist)?.name), one.joinphrase] as const,
  )
  const line = parts.map(([name, join]) => `${name ?? ''}${typeof join === 'string' ? join : ''}`).join('')
  return given({ creditedAs: text(line) })
}

/** The first credit that names somebody. */
export function firstCredit(...credits: readonly unknown[]): readonly Json[] {
  return credits.map(objects).find((credit) => credit.some(({ artist }) => text(object(artist)?.id))) ?? []
}
