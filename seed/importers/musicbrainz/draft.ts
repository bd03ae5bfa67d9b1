import type { Endpoint, Entry, EntryLink, Item, Origin } from '../../../src/ingest/entry.ts'
import type { OutsideId } from './addresses.ts'
import { type Described, describe, type Entity, endpoint } from './entities.ts'
import type { Json } from './json.ts'
import type { Mentioned } from './mentioned.ts'

/** What everything here cites; the first entry of every import. */
export const source: Entry = {
  kind: 'Source',
  id: 'source:musicbrainz',
  properties: { name: 'MusicBrainz', publisher: 'MusicBrainz', url: 'https://musicbrainz.org', type: 'database' },
}

/** On everything said here. */
export const told = { sources: ['musicbrainz'], confidence: 'medium' } as const

/** What one document becomes: its items, in the order they are yielded. */
export class Draft {
  readonly items: Item[] = []
  readonly #mentioned: Mentioned
  readonly #origin: Origin

  constructor(mentioned: Mentioned, origin: Origin) {
    this.#mentioned = mentioned
    this.#origin = origin
  }

  /** A node that a document is about, or adds to. */
  entry(
    node: Described,
    links: readonly EntryLink[] = [],
    more: { properties?: Json; externalIds?: OutsideId[] } = {},
  ) {
    const externalIds = [...node.externalIds, ...(more.externalIds ?? [])]
    this.#push({
      kind: node.kind,
      properties: { ...node.properties, ...more.properties },
      ...(node.aliases.length > 0 && { aliases: node.aliases }),
      ...(externalIds.length > 0 && { externalIds }),
      ...(links.length > 0 && { links }),
    })
  }

  /** A node under an id of its own. */
  entryWithId(id: string, node: Described, links: readonly EntryLink[], properties: Json, externalIds: OutsideId[]) {
    this.#push({
      kind: node.kind,
      id,
      properties: { ...node.properties, ...properties },
      ...(externalIds.length > 0 && { externalIds }),
      ...(links.length > 0 && { links }),
    })
  }

  /**
   * The other end of a link. What is told of it becomes an entry before the document's own, unless the same was told
   * not long ago; so links seldom wait for their ends.
   */
  end(entity: Entity, raw: Json | undefined): Endpoint | undefined {
    const node = describe(entity, raw)
    if (!node) return undefined
    this.mention(node)
    return endpoint(node)
  }

  mention(node: Described): void {
    const { kind, mbid, name, properties, aliases } = node
    if (mbid === undefined || name === undefined) return
    // An answer may tell a node twice, the second time with more.
    const extent = Object.keys(properties).length * 1000 + aliases.length
    if (this.#mentioned.isNew(`${kind} ${mbid} ${extent}`)) this.entry(node)
  }

  refuse(reason: string): void {
    this.items.push({ refused: reason, origin: this.#origin })
  }

  untaken(what: string, reason: string, about: string): void {
    this.items.push({ untaken: { what, reason, about }, origin: this.#origin })
  }

  remark(what: string, reason: string, about: string): void {
    this.items.push({ remark: { what, reason, about }, origin: this.#origin })
  }

  #push(entry: Entry): void {
    this.items.push({ entry: { ...entry, ...told }, origin: this.#origin })
  }
}

/** A link with what is said of every link here. */
export function linked(type: string, side: 'from' | 'to', other: Endpoint, properties: Json = {}): EntryLink {
  return { type, [side]: other, properties, ...told } as EntryLink
}
