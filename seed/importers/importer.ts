import type { Item } from '../../src/ingest/entry.ts'

/** A program that turns one outside source into entries. */
export interface Importer {
  /** The word after `linernotes import`. */
  readonly name: string
  readonly description: string
  /** Whose word it is (src/model/standing.ts); null for what people write here themselves. */
  readonly teller: string | null
  /** Whether its entries, which have ids of their own, may tell of nodes that sources brought under other ids. */
  readonly joins?: true
  /** Its arguments as the command line shows them: "<path...>", "[folder]"; empty when it takes none. */
  readonly paths: string
  /** What it reads when no path is given; nothing outside of itself, unless told. */
  readonly unlessGiven?: readonly string[]
  readonly flags: readonly Flag[]
  /** A text that is printed instead of anything being read, where the flags ask for one. */
  print?(flags: Readonly<Record<string, string>>): string | undefined
  /**
   * Everything the source says, one item at a time. A path or flag that cannot be used throws BAD_INPUT before the
   * first item; a fault further in is a refused item, and reading goes on.
   */
  read(paths: readonly string[], options: ReadOptions): AsyncIterable<Item>
}

/** `--nodes <count>`, with the value it has when it is not given, if any. */
export interface Flag {
  readonly name: string
  readonly value: string
  readonly description: string
  readonly fallback?: string
  /** The value it has when it stands alone; without one it must be followed by its value. */
  readonly alone?: string
  /** What is wrong with a value, as a sentence with the cure; undefined when nothing is. */
  fault(value: string): string | undefined
}

export interface ReadOptions {
  /** By the names of the importer's flags; absent where one is not given and has no fallback. */
  readonly flags: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
  /** Told now and then which share of the source is read, from 0 to 1, where that is known. */
  readonly onShare?: (share: number) => void
}
