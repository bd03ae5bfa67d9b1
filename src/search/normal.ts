import { fold } from '../model/fold.ts'
import { longestName, longestWord, mostWords } from './limits.ts'
import { abbreviated, type Token, tokens } from './tokens.ts'

/**
 * The words by which a name is compared: "K.Dot" → kdot; "K-Dot" → k, dot; "m.A.A.d city" → maad, city; "&" → and.
 * A name of symbols only ("÷", "!!!") is one word, itself. Empty when nothing is left to compare.
 */
export function wordsOf(text: string): string[] {
  const cut = text.slice(0, longestName)
  return plainWords(cut) ?? wordsOfTokens(cut, tokens(cut))
}

/** The same, but far quicker, for what most names are: letters and digits of ASCII with a blank between words. */
function plainWords(text: string): string[] | undefined {
  if (!plain.test(text)) return undefined
  const words = text.toLowerCase().split(' ', mostWords)
  if (words[0] === 'and') return undefined
  for (let i = 0; i < words.length; i++) words[i] = (abbreviated.get(words[i]!) ?? words[i]!).slice(0, longestWord)
  return words
}

const plain = /^[A-Za-z0-9]+(?: [A-Za-z0-9]+)*$/

/** As `wordsOf`, of a text whose tokens are known. */
export function wordsOfTokens(text: string, found: readonly Token[]): string[] {
  if (found.some(({ word }) => word !== 'and')) return found.slice(0, mostWords).map(({ word }) => word)
  const symbols =
    found.length && /\p{L}/u.test(text)
      ? ''
      : fold(text)
          .replace(/[\s\p{Cc}\p{Cf}]+/gu, '')
          .slice(0, longestWord)
  return symbols ? [symbols] : found.map(({ word }) => word)
}

/** Words that come and go between spellings of one name: "Mr. Morale & the Big Steppers", "Mr. Morale and Big Steppers". */
export const fillers: ReadonlySet<string> = new Set(['the', 'and'])

/** Without the fillers, unless nothing else is there. */
export function withoutFillers(words: readonly string[]): readonly string[] {
  const kept = words.filter((word) => !fillers.has(word))
  return kept.length ? kept : words
}

/** False for a text that can match nothing: blank, or only accents, controls and the like. */
export function isSearchable(text: string): boolean {
  return wordsOf(text).length > 0
}
