import { isEveryday } from './everyday-words.ts'
import type { Findings } from './found.ts'
import { writtenAs } from './name-index.ts'
import { fillers } from './normal.ts'
import type { Word } from './reading.ts'
import type { Span } from './spans.ts'

/** How good the writing alone makes it: to be taken at its word, only with a neighbour named nearby, or not at all. */
export interface Judgement {
  readonly worth: 'sure' | 'weak' | 'none'
  readonly score: number
}

const none: Judgement = { worth: 'none', score: 0 }
const sure = (score: number): Judgement => ({ worth: 'sure', score })
const weak = (score: number): Judgement => ({ worth: 'weak', score })

/** Judges a stretch that reads as some names; `title` when they are titles of works, which are often plain words. */
export function judge(findings: Findings, span: Span, title: boolean, alone: boolean): Judgement {
  const all = findings.words.slice(span.from, span.to)
  const words = all.filter(({ word }) => !fillers.has(word))
  if (span.edits) return judgeTypo(words, span.edits, title)
  if (words.length > 1 && hasManyWords(findings, span)) return judgeMany(findings, span, words, title)
  if (!words.length) return span.quoted ? weak(0.6) : none
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
  if (title ? words.length > 2 && words.length > edits : edits === 1 && letters > 9) return sure(0.8)
  return weak(0.65)
}

function judgeMany(findings: Findings, span: Span, words: readonly Word[], title: boolean): Judgement {
  const rare = words.filter(({ common }) => !common).length
  const letters = words.reduce((sum, { word }) => sum + word.length, 0)
  if (!span.quoted && !isTitled(words)) {
    if (isAsWritten(findings, span) && rare && words.length > 2) return sure(0.8)
    if (!title && rare === words.length && letters > 7) return sure(0.85)
    return rare || words.length > 2 ? weak(0.65) : none
  }
  if (span.quoted) return sure(0.95)
  const shouting = title && words.length < 4 && isHeadline(findings, span)
  if (rare) return shouting ? weak(0.75) : sure(0.95)
  return words.length > 2 && !shouting ? sure(0.85) : weak(0.75)
}

function judgeOne(findings: Findings, span: Span, word: Word, title: boolean, alone: boolean): Judgement {
  const letters = findings.text.slice(span.start, span.end)
  if (findings.isCrowded(span.from, span.to)) return none
  if (span.quoted) return !word.common && word.word.length > 4 ? sure(0.8) : weak(0.7)
  if (!word.capital || isDate(findings, span)) return none
  const unusual = isUnusual(letters) && isAsWritten(findings, span)
  if (unusual && !word.common && word.word.length > 3) return sure(0.9)
  if (isHeadline(findings, span)) return title || word.common ? none : weak(0.6)
  if (word.common || title) return word.opens && !unusual ? none : weak(word.common ? 0.65 : 0.75)
  const placed = places.has(findings.words[span.from - 1]?.word ?? '')
  return alone && !word.opens && !placed && word.word.length > 5 ? sure(0.8) : word.word.length > 2 ? weak(0.75) : none
}

const places = new Set(['in', 'at', 'near', 'to', 'outside', 'across', 'around', 'through'])

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
function isAsWritten({ index, text }: Findings, { start, end, names }: Span): boolean {
  const letters = text.slice(start, end)
  return names.some((name) => writtenAs(index, name).startsWith(letters))
}

/** With a digit, an inner mark or an inner capital: no plain word looks so, capitals throughout only when long. */
function isUnusual(letters: string): boolean {
  const inner = /\p{L}[\d.\-$']+[\p{L}\d]/u.test(letters) || /\p{Ll}\p{Lu}/u.test(letters)
  return inner || (letters.length > 5 && letters === letters.toUpperCase() && /\p{Lu}/u.test(letters))
}

/** A month's name beside a number, or after a word of time. */
function isDate({ words }: Findings, { from, to }: Span): boolean {
  if (!months.has(words[from]!.word)) return false
  const [before, after] = [words[from - 1]?.word ?? '', words[to]?.word ?? '']
  return /^\d/.test(before) || /^\d/.test(after) || timely.has(before)
}

const months = new Set(
  'january february march april may june july august september october november december spring summer autumn winter'.split(
    ' ',
  ),
)
const timely = new Set(
  'in of since until by last next this early late mid every from during before after to and on'.split(' '),
)

/** Among capitals everywhere a capital tells nothing: no word around is small but those that always are. */
function isHeadline({ words }: Findings, { from, to }: Span): boolean {
  let capitals = 0
  for (const step of [-1, 1])
    for (let at = step < 0 ? from - 1 : to, left = 5; left > 0 && words[at]; at += step, left--) {
      if (step > 0 && words[at]!.opens) break
      if (words[at]!.small && !smallInHeadlines.has(words[at]!.word)) return false
      if (words[at]!.capital) capitals++
      if (step < 0 && words[at]!.opens) break
    }
  return capitals > 1
}

const smallInHeadlines = new Set(
  'a an and the of for in on at to by as or but nor with from into over vs via is feat ft'.split(' '),
)
