import { cuedKind, isNamed, isTitle } from './cues.ts'
import { Findings, type Neighbours } from './found.ts'
import { judge } from './judge.ts'
import { findTypos } from './mention-typos.ts'
import { idOf, type NameIndex } from './name-index.ts'
import { findPartialNames } from './partial-names.ts'
import { readWords } from './reading.ts'
import { findSpans, type Span } from './spans.ts'

/** A node named in a text. Mentions do not overlap. */
export interface Mention {
  /** UTF-16 units of the text as given, without a possessive 's. */
  readonly start: number
  readonly end: number
  readonly node: number
  readonly id: string
  /** 0 to 1: from 0.8 the writing alone tells, below that the neighbours named nearby told. */
  readonly score: number
  /** Ids of other nodes it may be, the likeliest first, at most ten. */
  readonly alternatives: readonly string[]
}

/**
 * The nodes a text names, in order. The longest name wins; plain words that are also names need capitals or quotation
 * marks and a neighbour of theirs named nearby; parts of a name need the whole of it before or a neighbour; typos need
 * a long name and one candidate. Rather misses a name than makes one up.
 */
export function mentions(index: NameIndex, text: string, neighbours: Neighbours): Mention[] {
  const words = readWords(text)
  const findings = new Findings(index, text, words, neighbours)
  const exact = findSpans(index, text, words)
  const typos = findTypos(findings, exact)
  const longestFirst = [...exact, ...typos].sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from)
  const doubtful = longestFirst.filter((span) => !take(findings, span, false))
  // Twice: what the first round finds may support a name that goes before it.
  for (let round = 0; round < 2; round++) for (const span of doubtful) take(findings, span, true)
  for (const part of findPartialNames(findings)) findings.add(part)
  return findings.all
    .sort((a, b) => a.start - b.start)
    .map(({ start, end, node, score, alternatives }) => {
      const others = alternatives.slice(0, 10).map((other) => idOf(index, other))
      return { start, end, node, id: idOf(index, node), score, alternatives: others }
    })
}

/** Takes a stretch for a node when its writing, or with `withSupport` what is named nearby, allows; tells whether it did. */
function take(findings: Findings, span: Span, withSupport: boolean): boolean {
  const { index, words } = findings
  if (!findings.isFree(span.from, span.to)) return false
  const nodes = [...new Set(span.names.map((name) => index.nodeOf[name]!))].filter((node) =>
    isNamed(index.kinds[node]!),
  )
  const titles = nodes.filter((node) => isTitle(index.kinds[node]!))
  const named = nodes.filter((node) => !isTitle(index.kinds[node]!))
  for (const [of, title] of [
    [named, false],
    [titles, true],
  ] as const) {
    if (!of.length) continue
    const { worth, score } = judge(findings, span, title, of.length === 1)
    if (worth === 'none' || (worth === 'weak' && !withSupport)) continue
    const supported = findings.supported(of, span.start, words[span.from]!.common ? 400 : 600)
    if (worth === 'weak' && !supported.length) continue
    const likely = supported.length ? supported : of
    const cued = cuedKind(words, span.from, span.to)
    const node = likely.find((other) => index.kinds[other] === cued) ?? likely[0]!
    const alternatives = [...likely, ...nodes].filter((other, i, all) => other !== node && all.indexOf(other) === i)
    const rivals = likely.some((other) => other !== node && index.kinds[other] === index.kinds[node])
    findings.add({ ...span, node, score: rivals ? score - 0.1 : score, alternatives })
    return true
  }
  return false
}
