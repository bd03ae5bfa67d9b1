/**
 * The one way text is compared: without case, accents or compatibility forms.
 * Computed once, in JavaScript, when a value is written or asked for, and stored; no engine folds by itself.
 *
 * Unicode NFKD, marks dropped, lower case (a final sigma as any other), then letters beyond the basic plane are spelt U+FFFF and two private
 * letters: JavaScript, SQLite and Neo4j then order the result alike (they disagree on surrogates). Cut to 1,000
 * UTF-16 units, because Neo4j refuses an index entry of about 8 kB.
 */
export function fold(text: string): string {
  if (ascii.test(text)) return text.toLowerCase().slice(0, 1000)
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ς', 'σ')
  return spellAstral(plain).slice(0, 1000)
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the ASCII range is meant.
const ascii = /^[\x00-\x7f]*$/

function spellAstral(text: string): string {
  return text.replace(/[\u{10000}-\u{10FFFF}]/gu, (letter) => {
    const beyond = letter.codePointAt(0)! - 0x10000
    return `\uFFFF${String.fromCharCode(0xe000 + (beyond >> 10), 0xe000 + (beyond & 0x3ff))}`
  })
}

/** Below 0 when `a` comes before `b`, above when after: by UTF-16 units, as `<` has it. */
export function compared(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
