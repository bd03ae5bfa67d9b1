import type { WalkMap } from '../map/walk-map.ts'
import type { NameIndex } from '../search/name-index.ts'

/** One state of the graph, to walk in and to find names in. Nothing in it ever changes. */
export interface Chart {
  readonly revision: number
  readonly map: WalkMap
  readonly names: NameIndex
}

/** Keeps the newest chart of a store's graph, made anew in the background whenever the graph has changed. */
export interface Atlas {
  /**
   * The newest chart. The first one is waited for; later ones take the place of those before when they are whole, so
   * that nobody waits for them unless `revision` says so. Undefined when the graph has more links than the limit.
   * STORE_TIMEOUT when it is not there in time, with how far it has come; the failure of the store where one keeps it
   * from being made (it is tried again meanwhile).
   */
  chart(run?: Waiting): Promise<Chart | undefined>
  /** Computed once for each chart, away from the thread that answers. As `chart` otherwise. */
  ranking(asked: RankingAsked, run?: Waiting): Promise<Ranked | undefined>
  communities(asked: CommunitiesAsked, run?: Waiting): Promise<Parted | undefined>
  state(): AtlasState
  /** Ends what is under way. Safe to call twice. */
  close(): Promise<void>
}

export interface Waiting {
  readonly signal?: AbortSignal
  /** Milliseconds from now. */
  readonly timeout?: number
  /** A chart of this revision at least. */
  readonly revision?: number
}

export type RankedBy = 'DEGREE' | 'PAGERANK' | 'BETWEENNESS'

export interface RankingAsked {
  readonly by: RankedBy
  /** Link types; those walked by default where not given. */
  readonly through?: readonly string[]
}
export interface Ranked {
  readonly chart: Chart
  /** Nodes of the map that take part, the highest score first, then by id. */
  readonly order: Uint32Array
  /** By node. */
  readonly scores: Float64Array
  /** From how many nodes paths were counted; absent when from all, and the scores are exact. */
  readonly sampled?: number
}

export interface CommunitiesAsked {
  readonly through?: readonly string[]
}
export interface Parted {
  readonly chart: Chart
  /** By node: the smallest node of its community. */
  readonly community: Uint32Array
}

export interface AtlasState {
  /** Whether there is a chart. */
  readonly ready: boolean
  /** Of the chart; absent without one. */
  readonly revision?: number
  readonly nodes?: number
  readonly links?: number
  /** Bytes of the chart. */
  readonly bytes?: number
  /** Links of the graph, where they are more than the limit and there is no chart. */
  readonly tooLarge?: number
}
