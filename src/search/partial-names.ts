import { hasPersonalName } from './cues.ts'
import type { Findings, Found } from './found.ts'
import { LinkedParts } from './linked-parts.ts'
import { NameParts } from './name-parts.ts'
import type { Word } from './reading.ts'
import type { Span } from './spans.ts'

/**
 * "Lamar" and "Kendrick", once Kendrick Lamar was named, and "Taylor" beside a film of Taylour Paige's: the first or
 * last word of the name of one person who was named before or made, with few others, what is named nearby. "R. Riera"
 * is the last name with the first one's letter.
 */
export class PartialNames {
  readonly #findings: Findings
  readonly #names: NameParts
  readonly #linked: LinkedParts
  /** The words that may be one. */
  readonly #places: readonly number[]

  constructor(findings: Findings) {
    this.#findings = findings
    this.#names = new NameParts(findings.index)
    this.#linked = new LinkedParts(findings, this.#names)
    this.#places = [...findings.words.keys()].filter((at) => {
      const { capital, common, flat, word } = findings.words[at]!
      return word.length > 2 && (flat ? !common : capital)
    })
  }

  /** Those that what is found until now allows; the whole name where one of the `doubtful` ones stands there. They may overlap. */
  find(doubtful: readonly Span[]): Found[] {
    const { index, words, all } = this.#findings
    const named = all.filter(({ node }) => hasPersonalName(index.kinds[node]!)).sort((a, b) => a.start - b.start)
    const before = new Map<string, Set<number>>()
    const whole = byWord(doubtful)
    const found: Found[] = []
    this.#linked.readOn()
    let next = 0
    for (const at of this.#places) {
      const word = words[at]!
      for (; next < named.length && named[next]!.start < word.start; next++) this.#learn(before, named[next]!)
      const said = word.owner?.word ?? word.word
      const known = before.get(said)
      if (!this.#isPart(at, known !== undefined)) continue
      const node = known ? only(known) : this.#linked.personNear(word.start, said)
      if (node === undefined) continue
      const score = known ? 0.75 : 0.6
      const span = whole.get(at)?.find(({ names }) => names.some((name) => index.nodeOf[name] === node))
      if (span && this.#findings.isFree(span.from, span.to)) {
        const extent = span.extents[span.names.findIndex((name) => index.nodeOf[name] === node)]!
        found.push({ ...span, ...extent, node, score, alternatives: [] })
        continue
      }
      const initial = this.#initialAt(at)
      if (initial && !this.#names.hasInitial(node, said, initial.word)) continue
      const [from, { start }] = initial ? [at - 1, initial] : [at, word]
      found.push({ from, to: at + 1, start, end: word.owner?.end ?? word.end, node, score, alternatives: [] })
    }
    return found
  }

  /** A word that stands by itself; an everyday one only after the whole name, and not where any word has a capital. */
  #isPart(at: number, known: boolean): boolean {
    const { common, opens, owner } = this.#findings.words[at]!
    if (common && (!known || (opens && owner === undefined))) return false
    return this.#findings.isFree(at, at + 1) && !this.#findings.isCrowded(at, at + 1)
  }

  /** The parts of a name as the text spells it, and as the graph does. */
  #learn(before: Map<string, Set<number>>, { from, to, node }: Found): void {
    const written = this.#findings.words.slice(from, to).map((word) => word.owner?.word ?? word.word)
    for (const part of [...this.#names.ends(written), ...this.#names.of(node)]) {
      const nodes = before.get(part)
      if (nodes) nodes.add(node)
      else before.set(part, new Set([node]))
    }
  }

  /** The single letter before a word, "R" in "R. Riera". */
  #initialAt(at: number): Word | undefined {
    const { words, text } = this.#findings
    const [before, word] = [words[at - 1], words[at]!]
    if (!before?.capital || before.word.length > 1 || !this.#findings.isFree(at - 1, at)) return undefined
    return /^\.\s?$/.test(text.slice(before.end, word.start)) ? before : undefined
  }
}

function byWord(spans: readonly Span[]): Map<number, Span[]> {
  const whole = new Map<number, Span[]>()
  for (const span of spans)
    for (let at = span.from; at < span.to && span.to - span.from > 1; at++) {
      const there = whole.get(at)
      if (there) there.push(span)
      else whole.set(at, [span])
    }
  return whole
}

const only = (nodes: ReadonlySet<number>) => (nodes.size === 1 ? [...nodes][0] : undefined)
