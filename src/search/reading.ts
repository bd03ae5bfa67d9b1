import { isEveryday } from './everyday-words.ts'
import { gaps, type Token, tokens } from './tokens.ts'

/** A word of a text with what its writing tells. */
export interface Word extends Token {
  readonly capital: boolean
  /** A word of small letters; neither this nor `capital`: digits, or a script without capitals. */
  readonly small: boolean
  readonly common: boolean
  /** First of a sentence, a line or the text: its capital tells nothing. */
  readonly opens: boolean
  /** Before a possessive 's: the word without it, and where it ends. */
  readonly owner?: { readonly word: string; readonly end: number }
}

const shortened = new Set(['mr', 'mrs', 'ms', 'dr', 'st', 'jr', 'sr', 'vs', 'part', 'ft', 'feat', 'vol', 'no'])
const apostrophes = "'’‘`´′＇"

/** The words of a text; after "Mr." no sentence begins. */
export function readWords(text: string): Word[] {
  let last: Token | undefined
  return tokens(text).map(({ word, start, end, gap }) => {
    const between = gap === gaps.wall ? text.slice(last?.end ?? 0, start) : ''
    const abbreviation = last && /^\.\s+$/.test(between) && (shortened.has(last.word) || last.word.length === 1)
    const opens = !last || (!abbreviation && /[.!?…:\n]/.test(between))
    const owning = /[sS]/.test(text[end - 1]!) && apostrophes.includes(text[end - 2]!) && word.length > 1
    const owner = owning ? word.slice(0, -1) : undefined
    const first = String.fromCodePoint(text.codePointAt(start)!)
    last = { word, start, end, gap }
    return {
      word,
      start,
      end,
      gap: abbreviation ? gaps.blank : gap,
      capital: first !== first.toLowerCase(),
      small: first !== first.toUpperCase(),
      common: isEveryday(word) || (owner !== undefined && isEveryday(owner)),
      opens,
      ...(owner !== undefined && { owner: { word: owner, end: end - 2 } }),
    }
  })
}

/** Whether the text from `start` to `end`, and no more, stands in quotation or emphasis marks. */
export function isQuoted(text: string, start: number, end: number): boolean {
  const open = text[start - 1]
  if (open === undefined || !/["“”„«»‹›'‘’「『《*_]/.test(open)) return false
  return /^[.,!?;:]{0,2}["“”«»‹›'’」』》*_]/.test(text.slice(end, end + 3))
}
