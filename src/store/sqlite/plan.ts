import type { Trace } from '../contract.ts'
import type { AggregateSelection, Page, Param } from '../selection.ts'
import type { Prepared } from './connection.ts'
import type { Given } from './sql.ts'

/*
 * A compiled selection: a tree of statements and of where each column of their rows goes.
 *
 * Row of a statement   [row number, id, …columns of the node]                    by id, and the nodes between a chain
 *                      [… the same, link key, …columns of the link, …order keys]  in a list; no link key without a link,
 *                      and no keys unless the page asks for them
 */

export type Decode = ((stored: unknown) => unknown) | undefined

/** What is read of a node or of a link. */
export interface ValuePlan {
  /** Of the properties, then of the ref lists; a view's value of the parent, or a link's near end, may follow. */
  readonly columns: readonly string[]
  readonly decode: readonly Decode[]
  readonly refs: readonly RefPlan[]
}

export interface NodePlan extends ValuePlan {
  readonly links: readonly LinkPlan[]
}

/** A node read by its id. */
export interface KnownPlan {
  readonly node: NodePlan
  /** The row of the node whose id is `beside`. */
  readonly byId: Prepared
}

export interface RefPlan extends KnownPlan {
  /** Where this walk remembers the nodes read: by id. */
  readonly memo: number
}

export interface ListPlan {
  readonly node: NodePlan
  readonly link?: ValuePlan
  readonly page?: PagePlan
  /** `degree`: the parent's, where the list leaves out none of its links. `groups`: the rows of those of the aggregate. */
  readonly total?: Prepared | 'degree' | 'groups'
  readonly aggregate?: AggregatePlan
}

export interface AggregatePlan {
  readonly selection: AggregateSelection
  /** Answers with the groups of store/aggregate.ts. */
  readonly groups: Prepared
}

export interface LinkPlan extends ListPlan {
  /** Where this walk remembers the lists read: by the parent's row number. */
  readonly memo: number
  /** Place in the parent's row of how many links it has that the list may show; null stands for none. */
  readonly degree?: number
  /** Place in the parent's row of what its view compares with. */
  readonly beside?: number
  readonly via?: { readonly between: Prepared; readonly node: NodePlan }
  readonly group?: GroupPlan
}

/** The node whose link a row is where that may be a group of the parent; the link's last column holds its row number. */
export interface GroupPlan {
  readonly node: NodePlan
  /** The row of the node whose row number is `beside`. */
  readonly byRow: Prepared
  /** Where this walk remembers the groups read: by row number. */
  readonly memo: number
}

export interface PagePlan {
  readonly page: Page
  /** To be run in turn until the page is full. */
  readonly segments: readonly Prepared[]
  /** Another way to the same rows, for parents with very many links. */
  readonly driven?: DrivenPlan
}

/** Walks the far kind in order and looks for links, instead of sorting the links. */
export interface DrivenPlan {
  readonly segments: readonly Prepared[]
  /** How many nodes the far kind has, about. */
  readonly rows: Prepared
}

/** Links known by their names, read as `[key, …columns]`. */
export interface KnownLinksPlan {
  readonly known: Param
  readonly values: ValuePlan
  /** For one walk: the row of a link as it is written, undefined when there is none. Remembers the ends it looks up. */
  finding(given: Given, trace: Trace): (written: string) => readonly unknown[] | undefined
}

export type Compiled =
  | {
      readonly by: 'ids'
      readonly ids: Param
      readonly roots: RootPlans
      readonly links?: KnownLinksPlan
      readonly memos: number
    }
  | {
      readonly by: 'externalId'
      readonly source: Param
      readonly id: Param
      readonly roots: RootPlans
      readonly memos: number
    }
  | {
      readonly by: 'list'
      readonly list: ListPlan
      /** Counts up to one more than may be ordered without an index, and says what to order by instead. */
      readonly crowded?: { readonly count: Prepared; readonly message: string }
      readonly memos: number
    }

export interface RootPlans {
  kindOf(id: string): (KnownPlan & { readonly of: number }) | undefined
}
