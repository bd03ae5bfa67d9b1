import { Lexer, Source, TokenKind } from 'graphql'
import { LinernotesError } from '../errors.ts'

export interface DocumentLimits {
  /** Words and signs. */
  readonly tokens: number
  /** Brackets within brackets. */
  readonly nesting: number
  readonly aliases: number
}

const opening = new Set<string>([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L])
const closing = new Set<string>([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R])

/**
 * QUERY_TOO_COSTLY for a document that would cost too much to parse, validate or keep. Reads it word by word, because
 * the parser calls itself for every bracket and a deep document would overflow its stack.
 */
export function checkDocument(document: string, limits: DocumentLimits): void {
  const lexer = new Lexer(new Source(document))
  let tokens = 0
  let nesting = 0
  let aliases = 0
  let parentheses = 0
  while (lexer.advance().kind !== TokenKind.EOF) {
    const { kind } = lexer.token
    if (opening.has(kind)) nesting++
    else if (closing.has(kind)) nesting--
    if (kind === TokenKind.PAREN_L) parentheses++
    else if (kind === TokenKind.PAREN_R) parentheses--
    else if (kind === TokenKind.COLON && parentheses <= 0) aliases++
    refuseOver(limits.tokens, ++tokens, 'words and signs')
    refuseOver(limits.nesting, nesting, 'brackets within brackets')
    refuseOver(limits.aliases, aliases, 'aliases')
  }
}

/** QUERY_TOO_COSTLY for a document too long to read or keep, whatever it says: twenty letters for each token allowed. */
export function checkLength(document: string, limits: DocumentLimits): void {
  refuseOver(limits.tokens * 20, document.length, 'letters')
}

function refuseOver(most: number, found: number, what: string): void {
  if (found > most)
    throw new LinernotesError(
      'QUERY_TOO_COSTLY',
      `The document has ${found} ${what} or more; at most ${most} are allowed.`,
    )
}
