import type { Texts } from '../store/texts.ts'

/** Where the names of a graph come from; whoever keeps a graph can be one. */
export interface NameSource {
  /** Every node once, in any order, a batch at a time. */
  names(): AsyncIterable<NameColumns>
  /** Asked for once, when all names are told, with the ids in the order they were told in. */
  links(ids: Texts): Promise<LinkedColumns>
}

/** One batch, column by column; the same place in every column speaks of the same node. */
export interface NameColumns {
  readonly ids: Texts
  /** Index of the node's kind in the model's registry, below 256. */
  readonly kinds: ArrayLike<number>
  /** The name shown. */
  readonly names: readonly string[]
  /** Aliases and other searched properties; repeats and the shown name itself do no harm. */
  readonly others: readonly (readonly string[])[]
}

/** What the links of nodes tell of them; a node goes by its place among those told. */
export interface LinkedColumns {
  /** How many links each node has: settles ties. */
  readonly degrees: ArrayLike<number>
  /** The names under which a node stands in its links, of nodes that have some, in their order; repeats do no harm. */
  readonly credited: Iterable<readonly [node: number, names: readonly string[]]>
}
