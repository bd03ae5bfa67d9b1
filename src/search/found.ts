import { idOf, type NameIndex } from './name-index.ts'
import type { Word } from './reading.ts'
import { gaps } from './tokens.ts'

/** The ids of the nodes linked to a node; asked for the few nodes a text names. */
export type Neighbours = (id: string) => ReadonlySet<string>

/** Words of a text taken for a node. */
export interface Found {
  readonly from: number
  readonly to: number
  readonly start: number
  readonly end: number
  readonly node: number
  readonly score: number
  /** Other nodes it may be, the likeliest first. */
  readonly alternatives: readonly number[]
}

/** What is found so far in a text, to be asked what it supports. Nothing found overlaps. */
export class Findings {
  readonly index: NameIndex
  readonly words: readonly Word[]
  readonly text: string
  readonly all: Found[] = []
  readonly #neighbours: Neighbours
  readonly #covered: Uint8Array
  /** By stretches of the text, so that what is near is found without going through all. */
  readonly #near = new Map<number, Found[]>()

  constructor(index: NameIndex, text: string, words: readonly Word[], neighbours: Neighbours) {
    this.index = index
    this.text = text
    this.words = words
    this.#neighbours = neighbours
    this.#covered = new Uint8Array(words.length)
  }

  isFree(from: number, to: number): boolean {
    for (let at = from; at < to; at++) if (this.#covered[at]) return false
    return true
  }

  add(found: Found): void {
    this.all.push(found)
    this.#covered.fill(1, found.from, found.to)
    const stretch = Math.floor(found.start / reach)
    this.#near.set(stretch, [...(this.#near.get(stretch) ?? []), found])
  }

  /** What was found at most so many units before or after a place. */
  near(start: number, within = reach): Found[] {
    const stretch = Math.floor(start / reach)
    return [stretch - 1, stretch, stretch + 1]
      .flatMap((at) => this.#near.get(at) ?? [])
      .filter((found) => Math.abs(found.start - start) <= within)
  }

  /** Which of these nodes are named nearby already or linked to one that is. */
  supported(nodes: readonly number[], start: number, within = reach): number[] {
    const around = new Set(this.near(start, within).map(({ node }) => node))
    const linked = [...around].map((node) => this.neighboursOf(node))
    return nodes.filter((node) => around.has(node) || linked.some((set) => set.has(idOf(this.index, node))))
  }

  neighboursOf(node: number): ReadonlySet<string> {
    return this.#neighbours(idOf(this.index, node))
  }

  /** Whether a word stands beside another name that we do not know: "Taylor" in "Taylor Swift". */
  isCrowded(from: number, to: number): boolean {
    const [first, last, next] = [this.words[from]!, this.words[to - 1]!, this.words[to]]
    const stranger = (word: Word | undefined, at: number) =>
      word?.capital && !word.common && !(word.opens && at >= to) && this.isFree(at, at + 1)
    const before = this.words[from - 1]
    if (first.gap <= gaps.blank && !before?.owner && stranger(before, from - 1)) return true
    return next !== undefined && next.gap <= gaps.blank && !last.owner && Boolean(stranger(next, to))
  }
}

/** UTF-16 units: what is named this close speaks of the same thing, a paragraph or so. */
export const reach = 600
