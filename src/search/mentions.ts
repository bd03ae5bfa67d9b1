import { cuedKind, isNamed, isTitle } from './cues.ts'
import { Findings, type Neighbours, reach } from './found.ts'
import { judge } from './judge.ts'
import { findTypos } from './mention-typos.ts'
import { idOf, type NameIndex, writtenAs } from './name-index.ts'
import { fillers } from './normal.ts'
import { PartialNames } from './partial-names.ts'
import { readWords, type Word } from './reading.ts'
import { findSpans, type Span } from './spans.ts'

/** A node named in a text. Mentions do not overlap. */
export interface Mention {
  /**
   * UTF-16 units of the text as given: the name as the text writes it, with the marks that are the name's own where the
   * text writes them ("DNA.", "Swimming Pools (Drank)"); without quotation marks around it and a possessive 's.
   */
  readonly start: number
  readonly end: number
  readonly node: number
  readonly id: string
  /** 0 to 1: from 0.8 the writing alone tells, below that the neighbours named nearby told. */
  readonly score: number
  /** Ids of other nodes it may be, the likeliest first, at most ten. */
  readonly alternatives: readonly string[]
}

/** What is found may support what goes before it, and that again: so many rounds at most. */
const mostRounds = 5

/**
 * The nodes a text names, in order. The longest name wins; plain words that are also names need capitals or quotation
 * marks and a neighbour of theirs named nearby; parts of a name need the whole of it before or a neighbour; typos need
 * a long name and one candidate. Rather misses a name than makes one up.
 *
 * `text`: at most `longestText` UTF-16 units are meant to be read; the caller refuses more with BAD_ARGUMENT. Time and
 * memory grow with its length, whatever it says.
 */
export function mentions(index: NameIndex, text: string, neighbours: Neighbours): Mention[] {
  const words = readWords(text)
  const findings = new Findings(index, text, words, neighbours)
  const exact = findSpans(index, text, words)
  const typos = findTypos(findings, exact)
  const parts = new PartialNames(findings)
  let left = withoutBare(words, [...exact, ...typos]).map((span) => candidateOf(index, span))
  for (let round = 0, known = -1; round < mostRounds && findings.all.length > known; round++) {
    known = findings.all.length
    left = left.filter((candidate) => !take(findings, candidate, round > 0))
    if (round > 0)
      for (const part of parts.find(left.map(({ span }) => span)))
        if (findings.isFree(part.from, part.to)) findings.add(part)
  }
  return findings.all
    .sort((a, b) => a.start - b.start)
    .map(({ start, end, node, score, alternatives }) => {
      const others = alternatives.slice(0, 10).map((other) => idOf(index, other))
      return { start, end, node, id: idOf(index, node), score, alternatives: others }
    })
}

/** The one written letter by letter as in the text, then the one of the kind that the sentence speaks of. */
function likeliest({ index, words, text }: Findings, span: Span, nodes: readonly number[]): number {
  const spelt = span.names
    .filter((name, i) => writtenAs(index, name) === text.slice(span.extents[i]!.start, span.extents[i]!.end))
    .map((name) => index.nodeOf[name]!)
  const exact = words[span.from]!.flat ? [] : nodes.filter((node) => spelt.includes(node))
  const cued = cuedKind(words, span.from, span.to)
  const among = exact.length ? exact : nodes
  return among.find((node) => index.kinds[node] === cued) ?? among[0]!
}

/** The longest first, without those that leave out the "the" of a name that the text writes in full. */
function withoutBare(words: readonly Word[], spans: readonly Span[]): Span[] {
  const sorted = [...spans].sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from)
  const leading = (from: number) => fillers.has(words[from]?.word ?? '')
  const full = new Set<string>()
  for (const { from, to, names } of sorted)
    if (leading(from)) for (const name of names) full.add(`${name} ${from} ${to}`)
  return sorted.filter(
    ({ from, to, names }) => !leading(from - 1) || !names.every((name) => full.has(`${name} ${from - 1} ${to}`)),
  )
}

/** A stretch with the nodes it may be. */
interface Candidate {
  readonly span: Span
  readonly titles: readonly number[]
  readonly others: readonly number[]
  /** How many were found nearby when it was last looked at. */
  seen: number
}

function candidateOf({ nodeOf, kinds }: NameIndex, span: Span): Candidate {
  const [titles, others]: [Set<number>, Set<number>] = [new Set(), new Set()]
  for (const name of span.names) {
    const node = nodeOf[name]!
    const kind = kinds[node]!
    if (isTitle(kind)) titles.add(node)
    else if (isNamed(kind)) others.add(node)
  }
  return { span, titles: [...titles], others: [...others], seen: -1 }
}

/** Takes a stretch for a node when its writing, or `withSupport` what is named nearby, allows; tells whether it is done with. */
function take(findings: Findings, candidate: Candidate, withSupport: boolean): boolean {
  const { index, words } = findings
  const { span, titles, others } = candidate
  if (!findings.isFree(span.from, span.to)) return true
  if (withSupport) {
    const news = findings.news(span.start)
    if (candidate.seen === news) return false
    candidate.seen = news
  }
  for (const of of [others, titles]) {
    if (!of.length) continue
    const title = of === titles
    const judged = judge(findings, span, title, of.length === 1)
    if (!judged || (judged.needs !== 'nothing' && !withSupport)) continue
    const { needs, score } = judged
    const within = words[span.from]!.common ? 400 : reach
    const likely = findings.supported(of, needs, span.from, span.to, within)
    if (!likely.length) continue
    const node = likeliest(findings, span, likely)
    const alternatives = [...likely, ...others, ...titles].filter(
      (other, i, all) => other !== node && all.indexOf(other) === i,
    )
    const rivals = likely.some((other) => other !== node && index.kinds[other] === index.kinds[node])
    const extent = span.extents[span.names.findIndex((name) => index.nodeOf[name] === node)]!
    findings.add({ ...span, ...extent, node, score: rivals ? score - 0.1 : score, alternatives })
    return true
  }
  return false
}
