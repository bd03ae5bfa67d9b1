import type { Element } from '../../files/xml-records.ts'
import { textOf } from './elements.ts'
import { plainName } from './said.ts'

/** One name in a list of artists. */
export interface Byline {
  /** Undefined for a name without a page. */
  readonly id: string | undefined
  readonly name: string
  readonly role: 'main' | 'featured'
  readonly position: number
  /** The spelling there, where it is another. */
  readonly creditedAs?: string
  /** What joins it to the next: "&". */
  readonly joinPhrase?: string
}

/** Artists in their order. Whoever comes after "Feat." is featured. */
export function readBylines(artists: readonly Element[]): Byline[] {
  let featured = false
  return artists.flatMap((artist, place) => {
    const who = readWho(artist)
    if (!who) return []
    const join = textOf(artist, 'join')
    const role = featured ? 'featured' : 'main'
    featured ||= /^\W*(feat|ft|featuring)\b/i.test(join ?? '')
    return {
      ...who,
      role,
      position: place + 1,
      ...(join && place < artists.length - 1 && { joinPhrase: join }),
    }
  })
}

/** Whom an element names. */
export function readWho(artist: Element): Pick<Byline, 'id' | 'name' | 'creditedAs'> | undefined {
  const written = textOf(artist, 'name')
  if (!written) return undefined
  const id = textOf(artist, 'id')
  const name = plainName(written)
  const spelling = textOf(artist, 'anv')
  return { id: id === '0' ? undefined : id, name, ...(spelling && spelling !== name && { creditedAs: spelling }) }
}
