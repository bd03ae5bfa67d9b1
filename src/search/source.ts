/** Where the names of a graph come from; whoever keeps a graph can be one. */
export interface NameSource {
  /** Every node once, in any order, a batch at a time. */
  names(): AsyncIterable<NameColumns>
}

/** One batch, column by column; the same place in every column speaks of the same node. */
export interface NameColumns {
  readonly ids: readonly string[]
  /** Index of the node's kind in the model's registry, below 256. */
  readonly kinds: ArrayLike<number>
  /** The name shown. */
  readonly names: readonly string[]
  /** Aliases, other searched properties, credited-as names; repeats and the shown name itself do no harm. */
  readonly others: readonly (readonly string[])[]
  /** How many links the node has: settles ties. */
  readonly degrees: ArrayLike<number>
}
