import { fold } from '../model/fold.ts'
import { longestWord } from './limits.ts'

/**
 * What stands before a word: nothing at all, one joining mark without white space ("K-Dot"), white space, or more
 * (a comma, a full stop and a blank, a new paragraph).
 */
export const gaps = { none: 0, joint: 1, blank: 2, wall: 3 } as const
export type Gap = (typeof gaps)[keyof typeof gaps]

/** One word of a text. Offsets are UTF-16 units of the text as given. */
export interface Token {
  /** As it is compared: folded, without punctuation. Never empty. */
  readonly word: string
  readonly start: number
  readonly end: number
  readonly gap: Gap
}

// Letters with full stops between ("m.A.A.d") and words joined by apostrophes are one word; "&" and a free "+" are "and".
const words =
  /(?:\p{L}\p{M}*\.(?=\p{L}))*[\p{L}\p{N}\p{M}$]+(?:['’‘`´′＇!][\p{L}\p{N}\p{M}$]+)*|[&＆]|(?<=\s)\+(?=\s)/gu
// Scripts written without blanks: every letter is a word of its own.
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u
const letterByLetter =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]\p{M}*|[^\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]+/gu

/** The words of a text in order, in time linear in its length. */
export function tokens(text: string): Token[] {
  const found: Token[] = []
  let last = 0
  const add = (raw: string, start: number) => {
    const word = spell(raw)
    if (!word) return
    const end = start + raw.length
    found.push({ word, start, end, gap: found.length ? gapOf(text.slice(last, start)) : gaps.wall })
    last = end
  }
  for (const { 0: raw, index } of text.matchAll(words)) {
    if (isAscii(raw) || !unspaced.test(raw)) add(raw, index)
    else for (const piece of raw.matchAll(letterByLetter)) add(piece[0], index + piece.index)
  }
  return found
}

const joints = /^[^\s"“”„«»‹›()[\]{}<>:;!?…]$/u
const paragraph = /\n\s*\n/

function gapOf(between: string): Gap {
  if (between === '') return gaps.none
  if (between === ' ') return gaps.blank
  if (!between.trim()) return paragraph.test(between) ? gaps.wall : gaps.blank
  return joints.test(between) ? gaps.joint : gaps.wall
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the ASCII range is meant.
const ascii = /^[\x00-\x7f]*$/
const isAscii = (text: string) => ascii.test(text)

// Letters that Unicode does not take apart, but people do when they type.
const spelt: Readonly<Record<string, string>> = {
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ß: 'ss',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ς: 'σ',
}
/** Words that are short for others. */
export const abbreviated: ReadonlyMap<string, string> = new Map([
  ['&', 'and'],
  ['+', 'and'],
  ['pt', 'part'],
])
// What fold leaves that is no letter or digit; letters beyond the basic plane come as U+FFFF and two private ones.
const noLetter = /[^\p{L}\p{N}\uFFFF\uE000-\uE7FF]+/gu
const plain = /^[a-z0-9]+$/

function spell(raw: string): string {
  let word = raw.toLowerCase()
  if (!plain.test(word)) {
    if (!isAscii(raw)) word = fold(raw)
    word = abbreviated.get(word) ?? word
    // Written for the letter they look like: Va$htie, P!nk.
    if (/\p{L}/u.test(word)) word = word.replaceAll('$', 's').replaceAll('!', 'i')
    word = word.replace(/[æœøßđðłþħıς]/g, (letter) => spelt[letter]!).replace(noLetter, '')
  }
  return (abbreviated.get(word) ?? word).slice(0, longestWord)
}
