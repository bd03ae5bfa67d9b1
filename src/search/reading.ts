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
  /** In a paragraph in small letters or in capitals throughout: no word's capital, nor the lack of it, tells anything. */
  readonly flat: boolean
  /** Before a possessive 's: the word without it, and where it ends. */
  readonly owner?: { readonly word: string; readonly end: number }
}

const shortened = new Set(['mr', 'mrs', 'ms', 'dr', 'st', 'jr', 'sr', 'vs', 'part', 'ft', 'feat', 'vol', 'no'])
const apostrophes = "'’‘`´′＇"
const paragraph = /\n\s*\n/

/** The words of a text; after "Mr." no sentence begins. */
export function readWords(text: string): Word[] {
  let last: (Token & { opens: boolean }) | undefined
  const style = new Style()
  const words = tokens(text).map(({ word, start, end, gap }) => {
    const between = gap === gaps.wall || !last ? text.slice(last?.end ?? 0, start) : ''
    const abbreviation =
      last !== undefined && /^\.\s+$/.test(between) && (shortened.has(last.word) || last.word.length === 1)
    const ends = !last || (!abbreviation && /[.!?…]/.test(between))
    // After "Q:" a sentence begins, hardly after a colon further on.
    const opens = ends || (!abbreviation && (/\n/.test(between) || (between.includes(':') && last!.opens)))
    const owning = /[sS]/.test(text[end - 1]!) && apostrophes.includes(text[end - 2]!) && word.length > 1
    const owner = owning ? word.slice(0, -1) : undefined
    const letters = text.slice(start, end)
    const first = /[^\p{N}\p{P}]/u.exec(letters)?.[0] ?? ''
    const [capital, small] = [first !== first.toLowerCase(), first !== first.toUpperCase()]
    if (last && paragraph.test(between)) style.next()
    style.take(letters, capital, small, ends)
    last = { word, start, end, gap, opens }
    const found: { -readonly [key in keyof Word]: Word[key] } = {
      word,
      start,
      end,
      gap: abbreviation ? gaps.blank : gap,
      capital,
      small,
      common: isEveryday(word) || (owner !== undefined && isEveryday(owner)),
      opens,
      flat: false,
    }
    if (owner !== undefined) found.owner = { word: owner, end: end - 2 }
    return found
  })
  style.mark(words)
  return words
}

/** Tells the paragraphs that are written without regard to capitals: those of chats, and headlines that shout. */
class Style {
  readonly #paragraphs: { end: number; flat: boolean }[] = []
  #words = 0
  #cased = 0
  #capitals = 0
  #shouted = 0
  #sentences = 0
  #begunSmall = 0

  take(letters: string, capital: boolean, small: boolean, begins: boolean): void {
    this.#words++
    if (!capital && !small) return
    this.#cased++
    if (capital) this.#capitals++
    if (capital && letters === letters.toUpperCase()) this.#shouted++
    if (begins) this.#sentences++
    if (begins && small) this.#begunSmall++
  }

  next(): void {
    const inSmall = this.#begunSmall * 3 > this.#sentences * 2 && this.#capitals * 6 < this.#cased
    const inCapitals = this.#cased > 3 && this.#shouted * 10 > this.#cased * 8
    this.#paragraphs.push({ end: this.#words, flat: inSmall || inCapitals })
    this.#cased = this.#capitals = this.#shouted = this.#sentences = this.#begunSmall = 0
  }

  mark(words: { flat: boolean }[]): void {
    this.next()
    let at = 0
    for (const { end, flat } of this.#paragraphs) for (; at < end; at++) words[at]!.flat = flat
  }
}

/** Whether the text from `start` to `end`, and no more, stands in quotation or emphasis marks. */
export function isQuoted(text: string, start: number, end: number): boolean {
  const open = text[start - 1]
  if (open === undefined || !/["“”„«»‹›'‘’「『《*_]/.test(open)) return false
  return /^[.,!?;:]{0,2}["“”«»‹›'’」』》*_]/.test(text.slice(end, end + 3))
}
