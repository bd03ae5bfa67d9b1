import type { ByIds, OrderTerm, Param, ParamValue } from '../store/selection.ts'

/**
 * Where each read value goes in the answer. A selection says what to read, once; a shape says under which response
 * keys it is shown, as often as it was asked for.
 */

/** A place in a row of the answer. It is known only when the whole selection is, so it is filled in last. */
export interface Slot {
  at: number
}

/** An object of a kind, or a link: response keys in the order asked. */
export interface ObjectShape {
  readonly type: string
  readonly fields: readonly (readonly [key: string, place: Place])[]
}

export type Place =
  | { readonly from: 'constant'; readonly value: unknown }
  /** A value of the row as it is. */
  | { readonly from: 'row'; readonly slot: Slot; readonly required?: boolean }
  /** A list of small objects; `refs` holds the nodes their referring fields name. */
  | { readonly from: 'records'; readonly slot: Slot; readonly refs?: Slot; readonly shape: RecordShape }
  /** Nodes in a list. */
  | { readonly from: 'nodes'; readonly slot: Slot; readonly shape: ObjectShape }
  | { readonly from: 'page'; readonly slot: Slot; readonly shape: PageShape }
  /** What a walk from this node finds, read when the node is. */
  | { readonly from: 'walk'; readonly plan: WalkPlan }

export interface RecordShape {
  readonly type: string
  readonly fields: readonly (readonly [key: string, place: RecordPlace])[]
}

/** A field of a record: its value, or the nodes (one or several) whose ids it holds. */
export type RecordPlace =
  | { readonly from: 'constant'; readonly value: unknown }
  | { readonly from: 'field'; readonly name: string; readonly required?: boolean }
  | { readonly from: 'refs'; readonly name: string; readonly shape: ObjectShape }

/** A connection. */
export interface PageShape {
  readonly type: string
  readonly cursors: CursorMaker
  readonly fields: readonly (readonly [key: string, place: PagePlace])[]
}

export type PagePlace =
  | { readonly from: 'constant'; readonly value: unknown }
  | { readonly from: 'total' }
  | {
      readonly from: 'aggregate'
      readonly type: string
      readonly fields: readonly (readonly [key: string, place: AggregatePlace])[]
    }
  | { readonly from: 'pageInfo'; readonly fields: readonly (readonly [key: string, name: PageInfoField])[] }
  | { readonly from: 'nodes'; readonly shape: ObjectShape }
  | {
      readonly from: 'edges'
      readonly type: string
      readonly fields: readonly (readonly [key: string, place: EdgePlace])[]
    }

export type AggregatePlace =
  | { readonly from: 'constant'; readonly value: unknown }
  | { readonly from: 'total' }
  /** A span, where there is one. */
  | ({ readonly from: 'span'; readonly slot: Slot } & PartsShape)
  /** The years or the roles. */
  | ({ readonly from: 'counts'; readonly part: 1 | 2 } & PartsShape)

/** An object made from a list of values. */
export interface PartsShape {
  readonly type: string
  readonly fields: readonly (readonly [key: string, place: PartPlace])[]
}
export type PartPlace =
  | { readonly from: 'constant'; readonly value: unknown }
  | { readonly from: 'part'; readonly at: number }

export type PageInfoField = 'hasNextPage' | 'hasPreviousPage' | 'startCursor' | 'endCursor' | '__typename'

export type EdgePlace =
  | { readonly from: 'constant'; readonly value: unknown }
  | { readonly from: 'cursor' }
  | { readonly from: 'node'; readonly shape: ObjectShape }
  | { readonly from: 'via'; readonly shape: ObjectShape }
  | { readonly from: 'link'; readonly shape: LinkShape }

/** A link as seen from the list it stands in: one end is the list's parent or a group of it, the other the listed node. */
export interface LinkShape {
  readonly type: string
  readonly fields: readonly (readonly [key: string, place: LinkPlace])[]
}

export type LinkPlace =
  | { readonly from: 'constant'; readonly value: unknown }
  /** A value of the edge row. */
  | { readonly from: 'row'; readonly slot: Slot; readonly required?: boolean }
  | { readonly from: 'nodes'; readonly slot: Slot; readonly shape: ObjectShape }
  | { readonly from: 'node'; readonly shape: ObjectShape }
  /** `group`: what is shown in its place where the link is a group's. */
  | { readonly from: 'parent'; readonly shape: ObjectShape; readonly group?: ObjectShape }
  | { readonly from: 'sentence'; readonly sentence: Sentence }

/** The words of a link, with the rows its blanks are filled from. */
export interface Sentence {
  readonly phrase: string
  /** Where the names of the ends stand: in the parent's row or the node's. `group`: in the row of a link's group. */
  readonly ends: Readonly<
    Record<'from' | 'to', { readonly of: 'parent' | 'node'; readonly slot: Slot; readonly group?: Slot }>
  >
  /** Properties of the link named in the phrase, in the edge row. */
  readonly properties: Readonly<Record<string, Slot>>
}

/** An object in what a walk found. */
export interface FoundShape {
  readonly type: string
  readonly fields: readonly (readonly [key: string, name: string, place: FoundPlace])[]
  /** It is nothing without all of its nodes and links, as a path is. */
  readonly whole: boolean
}

/** A value in what a walk found, or each value of a list. `required`: the schema allows no null. */
export type FoundPlace = { readonly required: boolean } & (
  | { readonly from: 'constant'; readonly value: unknown }
  | { readonly from: 'value' }
  | { readonly from: 'object'; readonly shape: FoundShape }
  /** By kind; `first` cuts a list. */
  | { readonly from: 'node'; readonly shapes: ReadonlyMap<string, ObjectShape>; readonly first?: Param }
  | { readonly from: 'link'; readonly shape: KnownLinkShape }
  | { readonly from: 'words' }
)

/** A link that was read by its name. */
export interface KnownLinkShape {
  readonly type: string
  readonly fields: readonly (readonly [key: string, place: KnownLinkPlace])[]
}

export type KnownLinkPlace =
  | { readonly from: 'constant'; readonly value: unknown }
  | { readonly from: 'type' }
  | { readonly from: 'sentence' }
  | { readonly from: 'row'; readonly slot: Slot; readonly required?: boolean }
  | { readonly from: 'nodes'; readonly slot: Slot; readonly shape: ObjectShape }
  | { readonly from: 'end'; readonly end: 'from' | 'to'; readonly shapes: ReadonlyMap<string, ObjectShape> }

/** A field that is answered by a walk: how to read its arguments, what to read of what is found, where it goes. */
export interface WalkPlan {
  /** Where it stands, for messages: "Video.neighbours". */
  readonly field: string
  /** What answers it, by its declaration: "Node.neighbours". */
  readonly walk: string
  readonly args: (variables: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>
  readonly place: FoundPlace
  /** Where the ids of nodes and the names of links stand among the values. */
  readonly ids: Param
  readonly known: Param
  readonly values: (variables: Readonly<Record<string, unknown>>) => readonly ParamValue[]
  /** Reads nodes of these kinds, and links where there are any. */
  readonly selection: (kinds: readonly string[], withLinks: boolean) => ByIds
  /** Where names and the properties that sentences use stand in the rows. */
  readonly words: Words
}

export interface Words {
  /** By kind. */
  readonly names: ReadonlyMap<string, Slot>
  /** By property of links. */
  readonly properties: ReadonlyMap<string, Slot>
}

/** What makes and reads the cursors of one list; see cursors.ts. */
export interface CursorMaker {
  /** For messages: "Artist.songs". */
  readonly list: string
  /** What a cursor is bound to beside its parent: field and order; the run adds the filter's values. */
  readonly binding: string
  /** Places in the run's list of values that hold the filter. */
  readonly filter: readonly number[]
  readonly order: readonly OrderTerm[]
  readonly backward: boolean
  /** Place of the cursor given, when one was. */
  readonly beyond?: number
}
