import type { EntryLink, Item, Origin } from '../../../src/ingest/entry.ts'
import { fold } from '../../../src/model/fold.ts'
import type { Element } from '../../files/xml-records.ts'
import { all, clean, textOf } from './elements.ts'
import { artistEnd, outsideId, plainName, said } from './said.ts'
import type { Told } from './seen.ts'

interface Named {
  /** Missing in older dumps, and for spellings, which have no page. */
  readonly id: string | undefined
  readonly name: string
}

/** An artist: real name, spellings, members and groups, and the other names of the same person. */
export function* readArtist(artist: Element, origin: Origin, told: Told): Generator<Item> {
  const id = textOf(artist, 'id')
  const written = textOf(artist, 'name')
  if (!id || !written) return yield { refused: 'is an artist without an id or a name', origin }
  const name = plainName(written)
  told.artists.add(id)
  const realName = textOf(artist, 'realname')
  const members = namedIn(artist, 'members/name')
  const { links, names } = otherNames(name, realName, namedIn(artist, 'aliases/name'))
  const type = typeOf(realName, members)
  const member = (other: Named, end: 'from' | 'to') =>
    ({ type: 'MEMBER_OF', [end]: artistEnd(other.id, plainName(other.name)), ...said }) as EntryLink
  yield {
    entry: {
      kind: 'Artist',
      externalIds: [outsideId('artist', id)],
      properties: { name, ...(type && { type }), ...(realName && { realName }) },
      aliases: [...namedIn(artist, 'namevariations/name').map(({ name }) => name), ...names],
      ...said,
      links: [
        ...members.map((other) => member(other, 'from')),
        ...namedIn(artist, 'groups/name').map((other) => member(other, 'to')),
        ...links,
      ],
    },
    origin,
  }
}

/**
 * Discogs gives each name of a person a page of its own and ties them all together. Where one of them is the real
 * name, it is the person and the others are personas; else nobody says which it is, and the names stand as aliases.
 */
function otherNames(name: string, realName: string | undefined, others: readonly Named[]) {
  const links: EntryLink[] = []
  const names: string[] = []
  const isReal = (each: string) => realName !== undefined && fold(plainName(each)) === fold(realName)
  const real = others.find((other) => isReal(other.name))
  for (const other of others) {
    const end = artistEnd(other.id, plainName(other.name))
    if (isReal(name)) links.push({ type: 'IS_PERSON', from: end, ...said })
    else if (other === real) links.push({ type: 'IS_PERSON', to: end, ...said })
    else if (!real) names.push(plainName(other.name))
  }
  return { links, names }
}

/** Who has members is a group; a real name that names one is a person's. */
function typeOf(realName: string | undefined, members: readonly Named[]): string | undefined {
  if (members.length > 0) return 'GROUP'
  return realName && !/[&,/;+]|\b(and|und|et|y)\b/i.test(realName) ? 'PERSON' : undefined
}

/** Elements that name an artist. */
function namedIn(artist: Element, path: string): Named[] {
  return all(artist, path).flatMap(({ attributes, text }) => {
    const name = clean(text)
    return name ? [{ id: attributes.id, name }] : []
  })
}
