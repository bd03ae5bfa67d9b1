import { distance } from './distance.ts'
import type { Findings } from './found.ts'
import { keyOf, newKey } from './keys.ts'
import { wordNumber } from './lookup.ts'
import { writtenAs } from './name-index.ts'
import { fillers } from './normal.ts'
import { extentOf, marksOf } from './own-marks.ts'
import { isQuoted, type Word } from './reading.ts'
import type { Span } from './spans.ts'
import { gaps, tokens } from './tokens.ts'
import { spareSize, spellSpare } from './typos.ts'

/** A word of more names than this is no help to find one; so many names are compared in one text, and no more. */
const mostOfAWord = 2_000
const mostOfAText = 60_000
const mostWords = 6
const leastLetters = 8
/** Where no capitals tell names from other words. */
const mostFlatWords = 3

/**
 * Stretches of two and more words with capitals that are one name of as many words but for a few letters, and no other
 * as near. One word at least must be right: only names that have it are compared. `exact` are the names without typos.
 */
export function findTypos(findings: Findings, exact: readonly Span[]): Span[] {
  const { words } = findings
  const found: Span[] = []
  const seeker = new Seeker(findings, exact)
  for (let from = 0; from < words.length; ) {
    const end = words[from]!.flat ? flatRunFrom(words, from) : runFrom(words, from)
    const { span, next } = seeker.longestIn(from, end, words[from]!.flat)
    if (span) found.push(span)
    from = next
  }
  return found
}

/** One number for words `from` to `to`, of which there are never 32. */
const stretch = (from: number, to: number) => from * 32 + (to - from)

/** The end of a run of words with capitals, small ones ("of", "and") only between them. */
function runFrom(words: readonly Word[], from: number): number {
  let end = from
  for (let at = from; at < words.length && at < from + mostWords; at++) {
    const { capital, small, word, gap } = words[at]!
    if (at > from && gap === gaps.wall) break
    if (capital || !small) end = at + 1
    else if (at === from || word.length > 3) break
    if (words[at]!.owner) break
  }
  return end
}

function flatRunFrom(words: readonly Word[], from: number): number {
  let end = from
  while (end < words.length && end < from + mostFlatWords && (end === from || words[end]!.gap < gaps.wall))
    if (words[end++]!.owner) break
  return end
}

interface Near {
  readonly names: readonly number[]
  readonly edits: number
}

class Seeker {
  readonly #findings: Findings
  readonly #exact: ReadonlySet<number>
  readonly #known = new Map<string, Near | undefined>()
  readonly #numbers = new Map<string, number | undefined>()
  readonly #spelt = newKey()
  #left = mostOfAText

  constructor(findings: Findings, exact: readonly Span[]) {
    this.#findings = findings
    this.#exact = new Set(exact.map(({ from, to }) => stretch(from, to)))
  }

  /**
   * The longest one, and where to go on; where capitals tell nothing only one that begins with the first word, and none
   * among everyday words.
   */
  longestIn(from: number, end: number, flat: boolean): { span?: Span; next: number } {
    const { words } = this.#findings
    const plain = (at: number) => fillers.has(words[at]!.word) || (flat && words[at]!.common)
    for (let length = end - from; length > 1; length--)
      for (let start = from; start + length <= (flat ? from + length : end); start++) {
        const to = start + length
        // What goes before an exact name is read again without it.
        if (this.#exact.has(stretch(start, to)))
          return start === from ? { next: to } : this.longestIn(from, start, flat)
        if (plain(start) || plain(to - 1)) continue
        const span = this.#nearest(start, to)
        if (span?.edits) return { span, next: to }
      }
    return { next: flat ? from + 1 : Math.max(end, from + 1) }
  }

  #nearest(from: number, to: number): Span | undefined {
    const { words } = this.#findings
    let letters = 0
    for (let at = from; at < to; at++) letters += words[at]!.word.length
    if (letters < leastLetters) return undefined
    const said = words.slice(from, to).map(({ word, owner }, i) => (i === to - from - 1 && owner ? owner.word : word))
    const spare = said.filter((word) => !fillers.has(word))
    // "Megan The Stallion": the filler may be the word that is off.
    return (
      this.#nearestTo(spare, from, to) ?? (spare.length < said.length ? this.#nearestTo(said, from, to) : undefined)
    )
  }

  #nearestTo(said: readonly string[], from: number, to: number): Span | undefined {
    const spelling = said.join(' ')
    const near = this.#known.has(spelling) ? this.#known.get(spelling) : this.#namesNearest(said)
    this.#known.set(spelling, near)
    return near && this.#span(from, to, near.names, near.edits)
  }

  #namesNearest(said: readonly string[]): Near | undefined {
    const { index } = this.#findings
    const key = keyOf(said)
    if (said.length < 2 || key.length < leastLetters) return undefined
    const most = key.length < 12 ? 1 : key.length < 16 ? 2 : 3
    let [best, names] = [most, new Set<number>()]
    for (const list of this.#withARightWord(said))
      for (const name of list) {
        const { length, words } = spareSize(index, name)
        if (words !== said.length || Math.abs(length - key.length) > best) continue
        spellSpare(index, name, this.#spelt)
        const off = distance(key.units, 0, key.length, this.#spelt.units, 0, this.#spelt.length, best)
        if (off > best) continue
        if (off < best) names = new Set()
        names.add(name)
        best = off
      }
    if (!names.size || !this.#areOne([...names])) return undefined
    return { names: [...names].sort((a, b) => a - b), edits: best }
  }

  /** With the "the" before it where the name has one. */
  #span(from: number, to: number, names: readonly number[], edits: number): Span {
    const { index, text, words } = this.#findings
    const [before, last] = [words[from - 1], words[to - 1]!]
    const leads =
      before &&
      fillers.has(before.word) &&
      words[from]!.gap < gaps.wall &&
      names.every((name) => tokens(writtenAs(index, name))[0]!.word === before.word)
    const { start } = leads ? before : words[from]!
    const end = last.owner?.end ?? last.end
    const extents = names.map((name) => {
      const written = writtenAs(index, name)
      const marks = last.owner ? { lead: '', tail: '' } : marksOf(written)
      return extentOf(text, { start, end }, marks, written, words[to])
    })
    return { from: leads ? from - 1 : from, to, start, end, quoted: isQuoted(text, start, end), names, extents, edits }
  }

  /** The names with one of the two rarest words. */
  #withARightWord(said: readonly string[]): readonly Uint32Array[] {
    const { items, starts } = this.#findings.index.namesWith
    return [...new Set(said)]
      .map((word) => this.#number(word))
      .filter((word) => word !== undefined)
      .map((word) => items.subarray(starts[word]!, starts[word + 1]!))
      .filter(({ length }) => length <= mostOfAWord)
      .sort((a, b) => a.length - b.length)
      .slice(0, 2)
      .filter(({ length }) => {
        if (length > this.#left) return false
        this.#left -= length
        return true
      })
  }

  #number(word: string): number | undefined {
    if (!this.#numbers.has(word)) this.#numbers.set(word, wordNumber(this.#findings.index, keyOf([word])))
    return this.#numbers.get(word)
  }

  /** Whether all names are compared as the same. */
  #areOne(names: readonly number[]): boolean {
    const keys = names.map((name) => {
      spellSpare(this.#findings.index, name, this.#spelt)
      return this.#spelt.units.subarray(0, this.#spelt.length).join()
    })
    return new Set(keys).size === 1
  }
}
