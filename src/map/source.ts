import type { Texts } from '../store/texts.ts'

/**
 * What the map needs of a store: every node and every link, many at a time, a column per property. The order does not
 * matter; nodes in order of id (or of kind and id) are the quickest to sort. Nodes of kind Source may be left out.
 */
export interface WalkSource {
  nodes(): AsyncIterable<NodeColumns>
  /** Asked for when all nodes are read. `numberOf` tells the number a node has got, -1 for an id not handed over. */
  links(numberOf: (ids: Texts, place: number) => number): AsyncIterable<LinkColumns>
}

/** Nodes, one at each place of every column. */
export interface NodeColumns {
  /** Printable ASCII. */
  readonly ids: Texts
  /** Places in the registry's kinds: `kindNames`. */
  readonly kinds: ArrayLike<number>
  /** As `yearOf` tells; 0 where none is known. */
  readonly years: ArrayLike<number>
  /** 1 where `isHub`, else 0. */
  readonly hubs: ArrayLike<number>
}

/** Links, one at each place of every column. */
export interface LinkColumns {
  /** The numbers of both ends; a link with one of -1 is left out. */
  readonly from: ArrayLike<number>
  readonly to: ArrayLike<number>
  /** Places in the registry's links: `linkTypes`. */
  readonly types: ArrayLike<number>
  /** Places in CONFIDENCE: 0 is HIGH. */
  readonly confidence: ArrayLike<number>
  /** How many sources each cites. */
  readonly sources: ArrayLike<number>
  /** As store/link-key.ts makes them, run together: 20 letters of base64url each. */
  readonly keys: Uint8Array
}
