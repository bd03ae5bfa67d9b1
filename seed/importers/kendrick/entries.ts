import type { Entry, EntryLink, ExternalIds, Item } from '../../../src/ingest/entry.ts'
import { model } from '../../../src/model/index.ts'
import type { Draft, DraftLink, Statement } from './draft.ts'

/** Kinds in an order in which whatever a link names has come before it, sources first. */
const order = ['Source', 'Place', 'Company', 'Artist', 'Album', 'Song', 'Video', 'Nomination']

/** The draft as entries. A link stands with the later of its two nodes. */
export function* entriesOf(draft: Draft): Iterable<Item> {
  const ids = [...draft.nodes.keys()].toSorted((a, b) => order.indexOf(kindOf(a)) - order.indexOf(kindOf(b)))
  const place = new Map(ids.map((id, at) => [id, at]))
  const links = new Map<string, DraftLink[]>(ids.map((id) => [id, []]))
  for (const link of draft.links.values())
    links.get(place.get(link.from)! > place.get(link.to)! ? link.from : link.to)!.push(link)
  for (const id of ids) {
    const node = draft.nodes.get(id)!
    const { aliases, externalIds, claims, ...properties } = node.values
    const entry: Entry = {
      kind: kindOf(id),
      id,
      properties,
      ...(aliases !== undefined && { aliases: aliases as string[] }),
      ...(externalIds !== undefined && { externalIds: externalIds as ExternalIds }),
      ...(claims !== undefined && { claims: claims as object[] as NonNullable<Entry['claims']> }),
      ...said(node),
      links: links.get(id)!.map((link) => entryLink(link, id)),
    }
    yield { entry, origin: node.origin }
  }
  yield* draft.refused
}

function entryLink(link: DraftLink, id: string): EntryLink {
  const other = link.from === id ? { to: { id: link.to } } : { from: { id: link.from } }
  return { type: link.type, ...other, properties: link.values, ...said(link) }
}

function said({ sources, confidence, disputed, notes }: Statement) {
  return {
    sources: [...sources],
    ...(confidence && { confidence }),
    ...(disputed && { disputed }),
    ...(notes.size && { note: [...notes].join('; ') }),
  }
}

function kindOf(id: string): string {
  return model.kindOfId(id)!.name
}
