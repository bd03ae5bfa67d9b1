import {
  type Endpoint,
  type Entry,
  type EntryLink,
  type Item,
  type Origin,
  remark,
  untaken,
} from '../../../src/ingest/entry.ts'
import type { Json } from '../../files/json-values.ts'
import type { OutsideId } from './addresses.ts'
import { type Described, describe, type Entity, endpoint } from './entities.ts'
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
    { properties, externalIds }: { properties?: Json; externalIds?: readonly OutsideId[] } = {},
  ): void {
    const outside = externalIds && externalIds.length > 0 ? [...node.externalIds, ...externalIds] : node.externalIds
    this.#push(undefined, node, links, properties ? { ...node.properties, ...properties } : node.properties, outside)
  }

  /** A node under an id of its own. */
  entryWithId(
    id: string,
    node: Described,
    links: readonly EntryLink[],
    properties: Json,
    externalIds: readonly OutsideId[],
  ): void {
    this.#push(id, node, links, { ...node.properties, ...properties }, externalIds)
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
    this.items.push(untaken(what, reason, about, this.#origin))
  }

  remark(what: string, reason: string, about: string): void {
    this.items.push(remark(what, reason, about, this.#origin))
  }

  #push(
    id: string | undefined,
    { kind, aliases }: Described,
    links: readonly EntryLink[],
    properties: Json,
    externalIds: readonly OutsideId[],
  ): void {
    const entry: { -readonly [name in keyof Entry]: Entry[name] } = { kind, properties, ...told }
    if (id !== undefined) entry.id = id
    if (aliases.length > 0) entry.aliases = aliases
    if (externalIds.length > 0) entry.externalIds = externalIds
    if (links.length > 0) entry.links = links
    this.items.push({ entry, origin: this.#origin })
  }
}

/** A link with what is said of every link here. */
export function linked(type: string, side: 'from' | 'to', other: Endpoint, properties: Json = {}): EntryLink {
  const { sources, confidence } = told
  return side === 'from'
    ? { type, from: other, properties, sources, confidence }
    : { type, to: other, properties, sources, confidence }
}
