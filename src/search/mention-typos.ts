import { distance } from './distance.ts'
import type { Findings } from './found.ts'
import { keyOf, newKey } from './keys.ts'
import { wordNumber } from './lookup.ts'
import { withoutFillers } from './normal.ts'
import { isQuoted, type Word } from './reading.ts'
import type { Span } from './spans.ts'
import { gaps } from './tokens.ts'
import { spareSize, spellSpare } from './typos.ts'

/** A word of more names than this is no help to find one; so many names are compared in one text, and no more. */
const mostOfAWord = 2_000
const mostOfAText = 60_000
const mostWords = 6

/**
 * Stretches of two and more words with capitals that are one name of as many words but for a few letters, and no other
 * as near. One word at least must be right: only names that have it are compared. `exact` are the names without typos.
 */
export function findTypos(findings: Findings, exact: readonly Span[]): Span[] {
  const { words } = findings
  const found: Span[] = []
  const seeker = new Seeker(findings, exact)
  for (let from = 0; from < words.length; ) {
    const end = runFrom(words, from)
    const span = seeker.longestIn(from, end)
    if (span) found.push(span)
    from = span?.to ?? Math.max(end, from + 1)
  }
  return found
}

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

class Seeker {
  readonly #findings: Findings
  readonly #exact: ReadonlySet<string>
  readonly #numbers = new Map<string, number | undefined>()
  readonly #spelt = newKey()
  #left = mostOfAText

  constructor(findings: Findings, exact: readonly Span[]) {
    this.#findings = findings
    this.#exact = new Set(exact.map(({ from, to }) => `${from} ${to}`))
  }

  longestIn(from: number, end: number): Span | undefined {
    for (let length = end - from; length > 1; length--)
      for (let start = from; start + length <= end; start++) {
        if (this.#exact.has(`${start} ${start + length}`)) return undefined
        const span = this.#nearest(start, start + length)
        if (span?.edits) return span
      }
    return undefined
  }

  #nearest(from: number, to: number): Span | undefined {
    const { index, text, words } = this.#findings
    const last = words[to - 1]!
    const said = withoutFillers(
      words.slice(from, to).map(({ word, owner }, i) => (i === to - from - 1 && owner ? owner.word : word)),
    )
    const key = keyOf(said)
    if (said.length < 2 || key.length < 8) return undefined
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
    const { start } = words[from]!
    const end = last.owner?.end ?? last.end
    return {
      from,
      to,
      start,
      end,
      quoted: isQuoted(text, start, end),
      names: [...names].sort((a, b) => a - b),
      edits: best,
    }
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
