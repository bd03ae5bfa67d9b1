import type { Kind, NodeGiven } from '../model/define.ts'

/**
 * The one format every importer turns its source into, and one line of a `.jsonl` file. An entry names a node and
 * what is known of it, with links to other nodes; each thing it says is optional but for a way to tell the node.
 */
export interface Entry extends Told {
  readonly kind: string
  /** "video:we-cry-together". Without one the node is told by its outside ids, else by its natural key. */
  readonly id?: string
  /** By the names of the kind's declaration; values as a person writes them, normalised on the way in. */
  readonly properties?: Readonly<Record<string, unknown>>
  readonly aliases?: readonly string[]
  readonly externalIds?: ExternalIds
  readonly claims?: readonly Readonly<Record<string, unknown>>[]
  readonly links?: readonly EntryLink[]
}

/** A link between the entry's node and another: exactly one of `from` and `to` is given, for the other end. */
export interface EntryLink extends Told {
  readonly type: string
  readonly from?: Endpoint
  readonly to?: Endpoint
  readonly properties?: Readonly<Record<string, unknown>>
}

/** What any statement may carry. */
export interface Told {
  /** "S011" for `source:S011`, a whole id, or an address, which becomes a source of its own. */
  readonly sources?: readonly string[]
  /** In any case: "high". */
  readonly confidence?: string
  readonly disputed?: boolean
  readonly note?: string
}

/**
 * Another node: by `id`, by outside ids, or by kind and natural key (`name` or `title`, with what its kind needs
 * beside it). The kind may be left out where the link's type leaves only one. A node told by a natural key that no
 * node answers to is created with that name.
 */
export interface Endpoint {
  readonly kind?: string
  readonly id?: string
  readonly externalIds?: ExternalIds
  readonly [naturalKey: string]: unknown
}

/** `{"imvdb": "123"}`, several as `{"youtube": ["a", "b"]}`, with addresses as a list of `{source, id, url}`. */
export type ExternalIds =
  | Readonly<Record<string, string | readonly string[]>>
  | readonly { readonly source: string; readonly id: string; readonly url?: string | null }[]

/** Where an entry was read, for the report: a file and, where it has lines, a line counted from 1. */
export interface Origin {
  readonly file: string
  readonly line?: number
}

/** An id that now means another node, as a merge leaves it: `{"redirect": "artist:old", "into": "artist:new"}`. */
export interface RedirectLine {
  readonly redirect: string
  readonly into: string
}

/**
 * What an importer yields: an entry, a redirect, something it could not turn into one (`refused`: why); something of a
 * sort that the graph does not keep, or something taken that is worth a look, counted in the report by what it is.
 */
export type Item =
  | { readonly entry: Entry; readonly origin: Origin }
  | { readonly redirect: RedirectLine; readonly origin: Origin }
  | { readonly refused: string; readonly origin: Origin }
  | { readonly untaken: Notice; readonly origin: Origin }
  | { readonly remark: Notice; readonly origin: Origin }

/** `what` and `reason` are the same for all of a sort: "recording relation", "has no link here: mastered from". */
export interface Notice {
  readonly what: string
  readonly reason: string
  /** Which one it was met at. */
  readonly about: string
}

/** Something of a sort that the graph does not keep. */
export function untaken(what: string, reason: string, about: string, origin: Origin): Item {
  return { untaken: { what, reason, about }, origin }
}

/** Something taken that is worth a look. */
export function remark(what: string, reason: string, about: string, origin: Origin): Item {
  return { remark: { what, reason, about }, origin }
}

/** An entry for a new node whose properties the compiler holds against the kind's declaration. */
export function nodeEntry<K extends Kind>(
  kind: K,
  id: string,
  properties: NodeGiven<K>,
  rest: Omit<Entry, 'kind' | 'id' | 'properties'> = {},
): Entry {
  return { kind: kind.name, id, properties, ...rest }
}
