import { isEveryday } from './everyday-words.ts'
import type { Findings, Need } from './found.ts'
import { writtenAs } from './name-index.ts'
import { fillers } from './normal.ts'
import type { Word } from './reading.ts'
import type { Span } from './spans.ts'
import { isDate, isHeadline, isMonth, isUnusual, placing } from './writing.ts'

/** How good the writing makes it: what must be named nearby for it to count, and how sure it is then. */
export interface Judgement {
  readonly needs: Need
  readonly score: number
}

const sure = (score: number): Judgement => ({ needs: 'nothing', score })
const needing = (needs: Need, score: number): Judgement => ({ needs, score })

/**
 * Judges a stretch that reads as some names; undefined when it is not to be taken for one. `title` when they are titles
 * of works, which are often plain words; `alone` when they are of one node.
 */
export function judge(findings: Findings, span: Span, title: boolean, alone: boolean): Judgement | undefined {
  const all = findings.words.slice(span.from, span.to)
  const words = all.filter(({ word }) => !fillers.has(word))
  if (span.edits) return judgeTypo(words, span.edits, title)
  if (words.length > 1 && hasManyWords(findings, span)) return judgeMany(findings, span, words, title)
  if (!words.length) return span.quoted ? needing('link', 0.6) : undefined
  const word = words.map(({ word }) => word).join('')
  return judgeOne(
    findings,
    span,
    { ...words[0]!, word, common: isEveryday(word) || (words.length === 1 && words[0]!.common) },
    title,
    // "The Alchemist" may be any.
    alone && all.length === words.length && !hasManyWords(findings, span),
  )
}

function judgeTypo(words: readonly Word[], edits: number, title: boolean): Judgement {
  const letters = words.reduce((sum, { word }) => sum + word.length, 0)
  const far = title ? words.length < 3 || words.length <= edits : edits > 1 || letters < 10
  return far || words[0]!.flat ? needing('link', 0.65) : sure(0.8)
}

function judgeMany(findings: Findings, span: Span, words: readonly Word[], title: boolean): Judgement | undefined {
  const rare = words.filter(({ common }) => !common).length
  const letters = words.reduce((sum, { word }) => sum + word.length, 0)
  if (span.quoted) return sure(0.95)
  if (!isTitled(words) || words[0]!.flat) {
    if (isAsWritten(findings, span) && rare && words.length > 2) return sure(0.8)
    if (!title && rare === words.length && letters > 7) return sure(0.85)
    if (words[0]!.flat) return needing(rare ? 'kin' : 'link', 0.65)
    return rare || words.length > 2 ? needing('link', 0.65) : undefined
  }
  const shouting = title && words.length < 4 && isHeadline(findings, span)
  if (rare) return shouting ? needing('link', 0.75) : sure(0.95)
  return words.length > 2 && !shouting ? sure(0.85) : needing(shouting ? 'link' : 'kin', 0.75)
}

function judgeOne(findings: Findings, span: Span, word: Word, title: boolean, alone: boolean): Judgement | undefined {
  const { common, opens, flat } = word
  if (findings.isCrowded(span.from, span.to)) return undefined
  const asWritten = isAsWritten(findings, span)
  const long = word.word.length
  if (span.quoted) {
    // “love” in small letters is a word somebody speaks of.
    if (!flat && word.small && !asWritten) return common ? undefined : needing('tie', 0.7)
    if (!common && long > 4) return sure(0.8)
    return needing('link', 0.7)
  }
  const unusual = asWritten && isUnusual(findings, span)
  if (unusual) {
    if (long > 3 && (!common || span.extents.some(({ marked }) => marked))) return sure(0.9)
    return needing('kin', 0.75)
  }
  if (flat) return needing(common ? 'tie' : 'link', 0.65)
  // No word but "I" is a single letter, and that is not written small.
  if (!word.capital) return word.small && asWritten && (long === 1 || !common) ? needing('link', 0.65) : undefined
  if (long === 1 && !asWritten) return undefined
  if (isDate(findings, span)) return undefined
  if (isHeadline(findings, span)) return title || common ? undefined : needing('link', 0.6)
  const placed = placing.has(findings.words[span.from - 1]?.word ?? '')
  // A month has its capital anyway.
  if (common) return needing(opens || isMonth(word.word) ? 'tie' : 'link', 0.65)
  if (title) return needing(placed || opens ? 'tie' : 'link', opens ? 0.65 : 0.75)
  if (alone && !opens && !placed && long > 5) return sure(0.8)
  return long > 2 ? needing(opens || placed ? 'link' : 'kin', 0.75) : undefined
}

/** False for "K-Dot" where the name is "K.Dot", one word. */
function hasManyWords({ index }: Findings, { names }: Span): boolean {
  const { starts } = index.wordsOf
  return starts[names[0]! + 1]! - starts[names[0]!]! > 1
}

/** Written as a title: the first word and all longer ones with a capital, or in a script without. */
function isTitled(words: readonly Word[]): boolean {
  return (
    words.every(({ small, word }, i) => !small || (i > 0 && word.length < 4)) && words.some(({ capital }) => capital)
  )
}

/** Letter by letter as the name is written, capitals included. */
function isAsWritten({ index, text }: Findings, { names, extents }: Span): boolean {
  return names.some((name, i) => {
    const { start, end } = extents[i]!
    return writtenAs(index, name).startsWith(text.slice(start, end))
  })
}
