import type { Journal, JournalEntry } from './journal.ts'
import type { KnownLink } from './known-link.ts'
import type { Answer, ParamValue, Selection } from './selection.ts'
import type { Texts } from './texts.ts'

/**
 * The verbs the house may use on the kept graph. Every engine keeps the same promises; test/store holds them to it.
 * Failures are LinernotesErrors: STORE_UNAVAILABLE, STORE_TIMEOUT, STORE_UNUSABLE, STORE_BUSY or INTERNAL.
 */
export interface Store {
  readonly engine: 'sqlite' | 'neo4j'

  /**
   * Reads a whole selection; on Neo4j in one statement (one more when an id is unknown, to look for a redirect).
   * A redirected id is answered with the node it leads to.
   * BAD_ARGUMENT when a root list of more than `unindexedOrderLimit` nodes, unfiltered, is ordered by a property
   * that is not indexed; the message names the orders that are fast.
   */
  read(selection: Selection, values: readonly ParamValue[], run?: ReadOptions): Promise<Answer>

  /**
   * One transaction: nodes, then links, redirects, merges, then the run and the journal. Merges into what is there
   * (store/merge.ts); writing the same twice changes nothing. A link is told apart by its key. Outcomes stand in the
   * order of the batch.
   * Redirects are followed, for link ends too; what a merged-away node says again only fills gaps and grows lists.
   * BAD_ID when a merge names an unknown node or two of different kinds: then nothing of the batch is written.
   */
  write(batch: Batch): Promise<Written>

  /** Ids of the nodes that fit each wanted thing, in order of id; empty when none does. Redirects are followed. */
  find(wanted: readonly Wanted[]): Promise<readonly (readonly string[])[]>

  /**
   * The nodes that two nodes of one kind are both joined with, over links of whatever type and direction: the first
   * `sharedKept` ids of each pair, in order. None for ids that are unknown or of different kinds.
   */
  shared(pairs: readonly (readonly [string, string])[]): Promise<readonly (readonly string[])[]>

  /**
   * Makes two nodes of one kind one: links move, what `into` says stands and its gaps are filled with what `from` says,
   * lists grow together and `from`'s name becomes an alias; links that become the same are merged in the same way, a
   * link that would join `into` to itself and was a link between the two is dropped; merging sources rewrites what cites
   * them. `from` answers as a redirect from then on, and what moved is recorded.
   * BAD_ID when either is unknown or the kinds differ; merging a node into itself is a BAD_ARGUMENT.
   */
  merge(from: string, into: string): Promise<Merged>

  /**
   * Takes a merge back; `id` is that of the node that was merged away. The graph is as it would be without the merge:
   * the node and its links are there again, with what was written to those links since; what it added to the other node,
   * to links that became one and to what cites is gone from them, and `id` is a redirect no more. What was written since
   * stays where it was written, unless it only repeated what the merge had added, or speaks of an outside id that goes
   * back. Later merges stay, those of either node too: after A into B and B into C, taking back A leaves B in C.
   * BAD_ID when `id` leads nowhere, is a node, or leads to one without a recorded merge, as redirects of imports do.
   */
  unmerge(id: string): Promise<Unmerged>

  /** Every node in order of (kind as in the registry, id), whole, a batch at a time. One snapshot per call where the engine has one. */
  scanNodes(): AsyncIterable<readonly NodeRecord[]>
  /** Every link in order of (type as in the registry, from, to, key). */
  scanLinks(): AsyncIterable<readonly LinkRecord[]>
  /** Every redirect in order of its `from`. */
  scanRedirects(): AsyncIterable<readonly Redirect[]>

  /**
   * Every node, of every kind, in no order, many at a time: what walks and names are made from, as fast as the engine can
   * tell it. Of the properties asked of a kind, those that it has. One snapshot per call where the engine has one.
   */
  surveyNodes(asked: (kind: string) => readonly string[]): AsyncIterable<NodeSurvey>
  /**
   * The same of every link, of every type. Its ends are told as what `endOf` makes of their ids, of many at one place:
   * an engine that knows nodes by numbers asks it once for each node and spells out no id twice.
   */
  surveyLinks<End>(endOf: (ids: Texts, place: number) => End): AsyncIterable<LinkSurvey<End>>

  /**
   * How two nodes are joined, looked for by the engine itself: for graphs too large for a map. Absent where the engine
   * cannot. Rules and order are those of the map's paths (map/several.ts), but for ties by id.
   */
  paths?(asked: PathsAsked, run?: ReadOptions): Promise<PathsFound>

  /** What the graph holds, with those parts of LinkStats that are named; others are left out. */
  stats<Part extends keyof LinkStats = never>(
    parts?: readonly Part[],
    run?: ReadOptions,
  ): Promise<StoreStats & Pick<LinkStats, Part>>
  /** What imports keep of themselves beside the graph. */
  readonly journal: Journal
  /** Goes up with every write or merge that changed something, whoever made it. */
  revision(): Promise<number>
  /** Resolves when the store can answer now; rejects with STORE_UNAVAILABLE and the reason otherwise. */
  ping(): Promise<void>
  /** Ends what is under way and releases everything. Safe to call twice. */
  close(): Promise<void>
}

export interface ReadOptions {
  readonly signal?: AbortSignal
  /** Milliseconds from now after which the read ends with STORE_TIMEOUT. */
  readonly timeout?: number
  /** Counted up by the read: statements sent, rows that came back. */
  readonly trace?: Trace
}
export interface Trace {
  statements: number
  rows: number
}

/** Properties as the model normalises them; absent and null both mean not known. */
export type PropertyValues = Readonly<Record<string, unknown>>

export interface NodeRecord {
  readonly kind: string
  readonly id: string
  readonly properties: PropertyValues
}
export interface LinkRecord {
  readonly type: string
  readonly from: string
  readonly to: string
  readonly properties: PropertyValues
}
export interface Redirect {
  readonly from: string
  readonly into: string
}
/**
 * What walks and the index of names need of nodes of one kind, a column for each thing told: the same place in every
 * column speaks of the same node.
 */
export interface NodeSurvey {
  readonly kind: string
  /** Printable ASCII. */
  readonly ids: Texts
  /** By property, those asked for that the kind has; values as a NodeRecord holds them. */
  readonly columns: Readonly<Record<string, readonly unknown[]>>
}
/** The same of links of one type. */
export interface LinkSurvey<End = string> {
  readonly type: string
  readonly from: readonly End[]
  readonly to: readonly End[]
  /** Keys run together, 20 letters of ASCII each. */
  readonly keys: Uint8Array
  /** Places in CONFIDENCE: 0 is HIGH. */
  readonly confidence: ArrayLike<number>
  /** How many sources each cites. */
  readonly sources: ArrayLike<number>
  /** Of those that tell it, in the same order: where each comes from, and the name its node was credited by. */
  readonly credited: { readonly from: readonly End[]; readonly as: readonly string[] }
}
export interface PathsAsked {
  readonly from: string
  readonly to: string
  /** Types of link, always named. */
  readonly through: readonly string[]
  /** Ids of nodes not to walk through. */
  readonly avoid: readonly string[]
  readonly maxLength?: number
  readonly throughHubs?: boolean
  readonly fromYear?: number
  readonly toYear?: number
  readonly minConfidence?: string
  readonly first: number
  readonly onlyShortest: boolean
}
export interface PathsFound {
  readonly outcome: 'FOUND' | 'NOT_CONNECTED' | 'TOO_FAR' | 'ONLY_THROUGH_HUBS' | 'OUT_OF_TIME'
  /** Ids and links in walking order, each link in its own direction. */
  readonly paths: readonly { readonly nodes: readonly string[]; readonly links: readonly KnownLink[] }[]
}
export interface Batch {
  readonly nodes: readonly NodeRecord[]
  readonly links: readonly LinkRecord[]
  readonly redirects?: readonly Redirect[]
  /** Each as `Store.merge` does it, in turn; two ids of one node are nothing to do. */
  readonly merges?: readonly Redirect[]
  /** Recorded with the batch, in the place of an earlier run of the same source. */
  readonly run?: ImportRun
  /** What the run keeps of itself once it is told what became of the rest. A transaction that is run anew asks again. */
  readonly journal?: (outcomes: Pick<Written, 'nodes' | 'links'>) => JournalEntry
}
export interface ImportRun {
  readonly source: string
  /** ISO 8601, UTC. */
  readonly finishedAt: string
  readonly written: number
  readonly refused: number
}

/** `missing-end`: the link was not written, because a node it names does not exist. */
export type Outcome = 'created' | 'changed' | 'unchanged' | 'missing-end'
export interface Written {
  readonly nodes: readonly Outcome[]
  readonly links: readonly Outcome[]
  readonly revision: number
}
export interface Merged {
  readonly links: number
  readonly revision: number
}

/** `links`: how many the node has again. */
export interface Unmerged extends Merged {
  /** Links that could not be given back, for want of their other end. */
  readonly missing: number
}

export type Wanted =
  | { readonly by: 'id'; readonly id: string }
  | { readonly by: 'externalId'; readonly kind: string; readonly source: string; readonly id: string }
  /** The fold of the display property. `unknownTo`: only nodes of which no id of that source is known. */
  | { readonly by: 'name'; readonly kind: string; readonly key: string; readonly unknownTo?: string }

export interface StoreStats {
  readonly revision: number
  /** When the graph last changed, ISO 8601 UTC; null when it is empty. */
  readonly loadedAt: string | null
  /** By kind and link type, every one of the model, in its order. */
  readonly nodes: readonly { readonly kind: string; readonly count: number }[]
  readonly links: readonly { readonly type: string; readonly count: number }[]
  readonly runs: readonly ImportRun[]
}

/** What only reading every link tells: slow on a large graph, so each part is worked out only where it is asked for. */
export interface LinkStats {
  /** Links that cite at least one source. */
  readonly linksWithSource: number
  /** Links that cite at least one source with an address. */
  readonly linksWithOpenableSource: number
  /** Credits (see `Kind.credit`) by the year of the work, the earliest first; those of undated works are left out. */
  readonly creditsByYear: readonly { readonly year: number; readonly count: number }[]
  /** The `rolesCounted` most frequent roles of a link type, most links first, then by type, by fold and as written. */
  readonly roles: readonly RoleStat[]
  /** Every confidence the model knows, in its order. */
  readonly confidence: readonly { readonly confidence: string; readonly count: number }[]
}
export interface RoleStat {
  readonly type: string
  /** As the links write it. */
  readonly role: string
  readonly count: number
}
export const rolesCounted = 100

/** Of the nodes that two have in common. */
export const sharedKept = 20

/** The most nodes of a kind that may be ordered by a property without an index. */
export const unindexedOrderLimit = 10_000
