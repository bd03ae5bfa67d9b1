/**
 * What one request wants to read, as pure data. A selection holds the form only; every value that may change from
 * request to request stands in a list beside it and is named by its place there. So a form can be compiled once and
 * kept, and no value can become part of a statement.
 */

/** A place in the list of values handed to `Store.read` with the selection. */
export interface Param {
  readonly param: number
}

export type Value = string | number | boolean
/** What a param may hold. Integers are safe integers; text compared folded arrives folded. */
export type ParamValue = Value | readonly string[] | readonly number[]

export type Selection = ByIds | ByExternalId | ByList

/** Nodes in the order asked for, repeats and unknown ids included. */
export interface ByIds {
  readonly by: 'ids'
  /** Holds a list of ids. */
  readonly ids: Param
  /** One for each kind that may be answered; an id of another kind is answered with null. */
  readonly of: readonly NodeSelection[]
  /** Links to be read beside the nodes, in the same go. */
  readonly links?: KnownLinks
}

/** Links that are known already, of any types: those a walk went over. */
export interface KnownLinks {
  /** Holds a list of `TYPE key from to`, parted by single blanks (see known-link.ts), repeats and unknown ones included. */
  readonly known: Param
  /** Names of properties that links of some type carry; where a link's type lacks one it is null, or an empty list. */
  readonly properties: readonly string[]
  readonly refs: readonly RefSelection[]
}

/** The one node known to an outside source by an id; null when unknown, the smallest id when several claim it. */
export interface ByExternalId {
  readonly by: 'externalId'
  readonly source: Param
  readonly id: Param
  readonly of: readonly NodeSelection[]
}

/** All nodes of a kind: filtered, ordered, paged. */
export interface ByList {
  readonly by: 'list'
  readonly list: ListSelection
}

/** What to read of each node of one kind. The order of the lists is the layout of a `NodeRow`. */
export interface NodeSelection {
  readonly kind: string
  /** Names of properties of the kind; never `refs` ones. Records come back parsed. */
  readonly properties: readonly string[]
  readonly refs: readonly RefSelection[]
  readonly links: readonly LinkSelection[]
}

/** The nodes whose ids a `refs` property, or the referring fields of a `records` property, holds. */
export interface RefSelection {
  readonly property: string
  readonly node: NodeSelection
}

export interface ListSelection {
  readonly node: NodeSelection
  /** About the listed node. */
  readonly where?: Filter
  /** Without tie-breakers; these are (node id, link key), in the direction of the last term, ascending without one. */
  readonly order: readonly OrderTerm[]
  /** Absent when only the total is wanted. */
  readonly page?: Page
  /** Count all that match, whatever the page shows. */
  readonly total: boolean
  /** What else to say of all that match, whatever the page shows; their number is `total`. */
  readonly aggregate?: AggregateSelection
}

/** Said of the rows of a list: in a link field each link counts, in root lists and chains each node. */
export interface AggregateSelection {
  readonly spans: readonly SpanSelection[]
  /** Count by the year of this date property of the node, or by this integer property, which holds one. */
  readonly years?: string
  /** Count by this text property of the link, as written; not for root lists and chains. */
  readonly roles?: string
}

export interface SpanSelection {
  /** A date or integer property of the node, each at most once. */
  readonly property: string
  /** Whether the sum and the average are wanted too; only of integers. */
  readonly sum: boolean
}

/** A list at a node: the far ends of its links, one row for each link (for a chain: for each node). */
export interface LinkSelection extends ListSelection {
  /** A link field of the node's kind: `model.field(kind, field)`. */
  readonly field: string
  /** About the link; not for chains. */
  readonly linkWhere?: Filter
  /** For a view: the value to narrow by instead of the parent's own, folded; the parent's is compared by its fold too. */
  readonly narrow?: Param
  /** What to read of the link; for chains both lists are empty. */
  readonly link: { readonly properties: readonly string[]; readonly refs: readonly RefSelection[] }
  /** Also the links of the groups the node belongs to: `field.through`, one step far, each group once, itself never. */
  readonly through?: true
  /** For chains: what to read of the nodes between. With `through`: what to read of the group whose link it is. */
  readonly via?: NodeSelection
}

export interface OrderTerm {
  /** `link` only in a link field that is not a chain. */
  readonly on: 'node' | 'link'
  /** `id`, a text, integer or date property, or of a node a count (`model.counts`). Text is ordered by its fold. */
  readonly property: string
  readonly descending: boolean
}

export interface Page {
  /** How many rows at most; at least 0. */
  readonly size: Param
  /** The last rows instead of the first; still answered in list order. */
  readonly backward: boolean
  /** Whether `more` must be known. */
  readonly peek: boolean
  /** Whether each row must carry what tells its position: its link's key and its order keys. */
  readonly keys: boolean
  /** Only rows beyond this position (before it when backward). Never below another list. */
  readonly beyond?: Position
}

/**
 * A place in an order, as a row's keys give it; no row need stand there. A null is part of the form: it changes the
 * statement.
 */
export interface Position {
  readonly keys: readonly (Param | null)[]
  readonly id: Param
  /** Absent in root lists and chains. */
  readonly link?: Param
}

export type Comparison = 'eq' | 'ne' | 'gt' | 'gte' | 'lt' | 'lte' | 'startsWith' | 'endsWith' | 'contains'

/**
 * Two-valued: a comparison with a missing value is false (`ne` too), and `not f` is "f is not true".
 * `and` of nothing is true, `or` of nothing false, `in` nothing false.
 */
export type Filter =
  | { readonly op: 'and' | 'or'; readonly of: readonly Filter[] }
  | { readonly op: 'not'; readonly of: Filter }
  /** `exact`: the value as written, not its fold; only for text, and not for gt, gte, lt, lte. */
  | { readonly op: Comparison; readonly property: string; readonly value: Param; readonly exact?: true }
  | { readonly op: 'in'; readonly property: string; readonly values: Param; readonly exact?: true }
  | { readonly op: 'isNull'; readonly property: string; readonly is: boolean }
  /** About `texts` (folded) and `refs`. Any of nothing is false, all of nothing true. */
  | { readonly op: 'hasAny' | 'hasAll'; readonly property: string; readonly values: Param }
  /** About the links of a field: at least one, none, or every one for which both filters are true. */
  | { readonly op: 'some' | 'none' | 'all'; readonly field: string; readonly node?: Filter; readonly link?: Filter }

/**
 * The answer, as nested lists: nothing is copied between the engine's rows and the reader of the shape.
 *
 * NodeRow   [id, …properties, …refs as NodeRow[], …links as PageRow]      in the order of its NodeSelection
 * PageRow   [edges as EdgeRow[], more, total, aggregate]
 *             more: rows beyond the page, false unless peeked; total: null unless asked; aggregate: no place unless asked
 * EdgeRow   [node as NodeRow, link key or null, order keys, …link properties, …link refs as NodeRow[], via as NodeRow[]]
 *
 * LinkRow   [key, …properties, …refs as NodeRow[]]                       in the order of its KnownLinks
 *
 * A link key is null and order keys are an empty list unless the page asks for keys. `via` stands last and is empty but
 * for chains, where it may hold the start, and for a group's links in a list that goes through groups, where it holds the
 * group. Refs are in order of id, without the unknown. Values are strings, safe integers, booleans, null; `texts` a list;
 * `records` a list of objects.
 */
export type NodeRow = readonly unknown[]
export type LinkRow = readonly unknown[]
export type EdgeRow = readonly unknown[]
export type PageRow = readonly [
  edges: readonly EdgeRow[],
  more: boolean,
  total: number | null,
  aggregate?: AggregateRow,
]

/**
 * Spans stand in the order of the AggregateSelection, null where no row has a value. Years ascend; rows without one are
 * left out. Roles: most rows first, then by the role's fold, then as written (both by UTF-16 units); rows without a role
 * are an entry of their own, which stands last. Years and roles are empty unless asked.
 */
export type AggregateRow = readonly [
  spans: readonly (SpanRow | null)[],
  years: readonly (readonly [year: number, count: number])[],
  roles: readonly (readonly [role: string | null, count: number])[],
]

/** Dates are compared as stored. The sum is exact but for being a number of JavaScript; it and the average are null unless asked. */
export type SpanRow = readonly [
  least: string | number,
  greatest: string | number,
  sum: number | null,
  average: number | null,
]

/** For ids and external ids: a row and the place of its kind in `of`, or null. For a list: its page. */
export type Answer =
  | {
      readonly nodes: readonly ({ readonly of: number; readonly row: NodeRow } | null)[]
      /** In the order asked for; null where no such link is left. Absent unless links were asked for. */
      readonly links?: readonly (LinkRow | null)[]
    }
  | { readonly page: PageRow }
