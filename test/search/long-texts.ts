import { article } from './article.ts'

const filled = (unit: string) => (length: number) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length)

/** Texts of any length: an ordinary one, and those that ask the most of every step of reading. */
export const longTexts: Readonly<Record<string, (length: number) => string>> = {
  'an article again and again': filled(article),
  'the same in small letters': filled(article.toLowerCase()),
  'the same in capitals': filled(article.toUpperCase()),
  'one alias': filled('K-Dot '),
  'an alias of many owners': filled('K-Dot’s '),
  'words with capitals': filled('Aa Bb Cc Dd '),
  'one capital without end': filled('A'),
  'single capitals': filled('A '),
  'letters with full stops': filled('a.'),
  'quotation marks': filled('"'),
  'plain words in quotation marks': filled('"Love" '),
  'a name with plain titles': filled('Kendrick Lamar: Love, '),
  'a name with its last word': filled('Dave Free, Free '),
  'a name with typos': filled('Kendrik Lamarr '),
  'the beginning of a long name': filled('Mr. Morale and '),
  'the word that names leave out': filled('The '),
  'one-letter words': filled('i '),
  'line ends': filled('\n'),
  'marks over a letter': filled('e\u0301'),
  'a script without blanks': filled('文'),
}
