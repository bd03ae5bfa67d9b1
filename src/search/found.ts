import { isTelling } from './cues.ts'
import type { NameIndex } from './name-index.ts'
import type { Word } from './reading.ts'
import { gaps } from './tokens.ts'

/** Who is linked to whom in the graph, over links of any type and direction, by the nodes' numbers in the index. */
export interface Neighbours {
  areLinked(one: number, other: number): boolean
  /** The nodes linked to one, each once, in any order; undefined when they are more than `most`. */
  of(node: number, most: number): readonly number[] | undefined
}

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

/**
 * What must be named nearby before a doubtful name counts: nothing; what shares a neighbour with it, two songs of one
 * singer, say; what it is linked to; or, the strictest, what it is linked to and tied to in the very words ("Lucky by …").
 */
export type Need = 'nothing' | 'kin' | 'link' | 'tie'

/** UTF-16 units: what is named this close speaks of the same thing, a paragraph or so. */
export const reach = 600
/** So many of the nodes named nearest are asked, and so many neighbours of a node; a text asks no more often than this. */
const mostNear = 30
const mostKin = 40
const mostAsked = 400_000

/** What is found so far in a text, to be asked what it supports. Nothing found overlaps. */
export class Findings {
  readonly index: NameIndex
  readonly words: readonly Word[]
  readonly text: string
  readonly all: Found[] = []
  readonly #neighbours: Neighbours
  /** By word, what it was found to belong to. */
  readonly #at: (Found | undefined)[]
  /** By stretches of the text, so that what is near is found without going through all. */
  readonly #near = new Map<number, Found[]>()
  /** By the same stretches, how many had been found when the last one was found there. */
  readonly #news = new Map<number, number>()
  #left = mostAsked

  constructor(index: NameIndex, text: string, words: readonly Word[], neighbours: Neighbours) {
    this.index = index
    this.text = text
    this.words = words
    this.#neighbours = neighbours
    this.#at = new Array(words.length)
  }

  isFree(from: number, to: number): boolean {
    for (let at = from; at < to; at++) if (this.#at[at]) return false
    return true
  }

  add(found: Found): void {
    this.all.push(found)
    this.#at.fill(found, found.from, found.to)
    const stretch = Math.floor(found.start / reach)
    const there = this.#near.get(stretch)
    if (there) there.push(found)
    else this.#near.set(stretch, [found])
    this.#news.set(stretch, this.all.length)
  }

  /** How many had been found when the last one near a place was found: as long as it stays, so does what is supported there. */
  news(start: number): number {
    const stretch = Math.floor(start / reach)
    const at = (stretch: number) => this.#news.get(stretch) ?? 0
    return Math.max(at(stretch - 1), at(stretch), at(stretch + 1))
  }

  /** The nodes found nearest to a place, at most so many units before or after it, each once. */
  near(start: number, within = reach): number[] {
    const stretch = Math.floor(start / reach)
    const away = ({ start: other }: Found) => Math.abs(other - start)
    const around: Found[] = []
    for (let at = stretch - 1; at <= stretch + 1; at++)
      for (const found of this.#near.get(at) ?? []) if (away(found) <= within) around.push(found)
    around.sort((a, b) => away(a) - away(b) || a.start - b.start)
    const nodes = new Set<number>()
    for (const { node, alternatives } of around) {
      nodes.add(node)
      // A title may stand for a song or its video: what is linked to either belongs here.
      for (const other of alternatives.slice(0, 2)) nodes.add(other)
      if (nodes.size >= mostNear) break
    }
    return [...nodes]
  }

  /** Which of these nodes have what they need near the words `from` to `to`; those with more than that only, where there are any. */
  supported(nodes: readonly number[], need: Need, from: number, to: number, within = reach): readonly number[] {
    if (need === 'tie') {
      const tied = this.#tied(from, to)
      return tied === undefined ? [] : nodes.filter((node) => this.#areLinked(node, tied))
    }
    const near = this.near(this.words[from]!.start, within)
    const linked = nodes.filter((node) => near.some((other) => other === node || this.#areLinked(node, other)))
    if (linked.length || need === 'link') return linked
    const kin = need === 'kin' ? nodes.filter((node) => this.#hasKin(node, near)) : []
    return kin.length || need === 'kin' ? kin : nodes
  }

  neighboursOf(node: number, most: number): readonly number[] | undefined {
    return this.#neighbours.of(node, most)
  }

  #areLinked(one: number, other: number): boolean {
    return this.#left-- > 0 && this.#neighbours.areLinked(one, other)
  }

  /** Whether a person or work linked to a node is linked to another one named nearby. */
  #hasKin(node: number, near: readonly number[]): boolean {
    if (!near.length || this.#left <= 0) return false
    const { kinds } = this.index
    const between = this.#neighbours.of(node, mostKin)?.filter((other) => isTelling(kinds[other]!) && other !== node)
    return Boolean(between?.some((other) => near.some((named) => this.#areLinked(other, named))))
  }

  /** The node whose name the text ties to the words `from` to `to`: "X by Y", "Y's X", "Y - X", "X (Y)". */
  #tied(from: number, to: number): number | undefined {
    const { text, words } = this
    const [before, after, later] = [this.#at[from - 1], this.#at[to], this.#at[to + 1]]
    if (before && /^(['’]s|\s?[-–—:/|])\s?["“”„«‘*_]?$/.test(text.slice(before.end, words[from]!.start)))
      return before.node
    const end = words[to - 1]!.end
    if (after && /^[.!?]?["“”»’*_]?\s?[-–—(/|:]\s?$/.test(text.slice(end, after.start))) return after.node
    const joins = later && joining.has(words[to]!.word) && !words[to]!.opens && !words[to + 1]!.opens
    return joins ? later.node : undefined
  }

  /** Whether a word stands beside another name that we do not know: "Taylor" in "Taylor Swift", "Drake" in "Drake Street". */
  isCrowded(from: number, to: number): boolean {
    const [first, last, next] = [this.words[from]!, this.words[to - 1]!, this.words[to]]
    if (first.flat) return false
    const free = (word: Word | undefined, at: number) => word?.capital && this.isFree(at, at + 1)
    const before = this.words[from - 1]
    if (first.gap <= gaps.blank && !before?.owner && !before?.common && free(before, from - 1)) return true
    if (next === undefined || next.gap > gaps.blank || last.owner || next.opens) return false
    // "Project3 Producers: …": a heading goes on, not the name.
    return Boolean(free(next, to)) && !inTitles.has(next.word) && this.text[next.end] !== ':'
  }
}

/** What ties a work to who made it: "Lucky by …". */
export const joining: ReadonlySet<string> = new Set(['by', 'feat', 'ft', 'featuring'])
/** Words that have capitals in titles and headlines, and are no part of a name that goes before them. */
const inTitles = new Set(
  'a an and the of for in on at to by as or but with from into over is are was feat ft'.split(' '),
)
