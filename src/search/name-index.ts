import { type Texts, textAt } from '../store/texts.ts'

/**
 * Every name of a graph, ready to be asked; typed arrays over shared memory only, so that a worker can build it and
 * post it without a copy. Nodes are numbered by rank: the most connected first, then by id. Names are numbered in
 * order of their nodes, the shown one first. So the smaller number always goes first in an answer.
 */
export interface NameIndex {
  readonly ids: Texts
  /** Nodes in order of id. */
  readonly byId: Uint32Array
  readonly kinds: Uint8Array
  readonly degrees: Uint32Array
  /** Node n has the names firstName[n] to firstName[n + 1]. */
  readonly firstName: Uint32Array
  /** Names as written. */
  readonly written: Texts
  readonly nodeOf: Uint32Array

  /** The different words of all names, in order of their UTF-16 units; their places are their numbers. */
  readonly words: Lists<Uint16Array>
  /** The words of each name. */
  readonly wordsOf: Lists<Uint32Array>
  /** The names that have a word, each once, in order. */
  readonly namesWith: Lists<Uint32Array>
  readonly wordShapes: Shapes
  /** Of the names without their fillers. */
  readonly nameShapes: Shapes
  /** 1 for words that come and go between spellings. */
  readonly fillers: Uint8Array

  /** Every name's key (its words without blanks) in order, equal ones by name: see keys.ts. */
  readonly keys: Uint32Array
  /** The smallest of every `keyBlock` of them. */
  readonly leastKeys: Uint32Array
  /** Beside `keys`. */
  readonly hashes: Uint32Array
  /** Hash table of the first of equal keys: its place in `keys` plus 1; 0 is empty. */
  readonly slots: Uint32Array
  /** How keys begin: see prefixes.ts. */
  readonly prefixes: Uint32Array
}

export const keyBlock = 64

/** List i stands at items[starts[i]] to items[starts[i + 1]]. */
export interface Lists<T extends Uint16Array | Uint32Array> {
  readonly items: T
  readonly starts: Uint32Array
}

/** Per text what an edit changes little of, in order of length (see shapes.ts): length n from starts[n] to starts[n + 1]. */
export interface Shapes {
  readonly starts: Uint32Array
  /** Which text it is. */
  readonly items: Uint32Array
  readonly once: Uint32Array
  readonly twice: Uint32Array
}

export const idOf = (index: NameIndex, node: number): string => textAt(index.ids, node)
export const writtenAs = (index: NameIndex, name: number): string => textAt(index.written, name)
export const isShown = (index: NameIndex, name: number): boolean => index.firstName[index.nodeOf[name]!] === name

/** The node with this id, or undefined. */
export function nodeWithId(index: NameIndex, id: string): number | undefined {
  const at = firstPlace(index.byId.length, (place) => idOf(index, index.byId[place]!) >= id)
  return at < index.byId.length && idOf(index, index.byId[at]!) === id ? index.byId[at] : undefined
}

/** How many nodes go before a place in the ranking: more connected ones, and equally connected ones of a smaller or the same id. */
export function nodesUpTo(index: NameIndex, degree: number, id: string): number {
  return firstPlace(index.degrees.length, (node) => {
    const own = index.degrees[node]!
    return own < degree || (own === degree && idOf(index, node) > id)
  })
}

/** The first of `count` places where a test holds that fails before it and holds after it; `count` when nowhere. */
export function firstPlace(count: number, holds: (place: number) => boolean): number {
  let [low, high] = [0, count]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** Bytes held. */
export function sizeOf(index: NameIndex): number {
  const size = (value: object): number =>
    ArrayBuffer.isView(value) ? value.byteLength : Object.values(value).reduce((sum, part) => sum + size(part), 0)
  return size(index)
}
