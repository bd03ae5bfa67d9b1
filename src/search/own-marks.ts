import type { Word } from './reading.ts'
import { tokens } from './tokens.ts'

/** The marks of a name before its first word and after its last: "DNA" has a full stop, "Savior (Interlude" a bracket. */
export interface Marks {
  readonly lead: string
  readonly tail: string
}

const quote = /["“”„«»‹›'‘’`]/

/** `words`: of how many words at the name's beginning; of all when not given. Quotation marks round all of it are not its own. */
export function marksOf(written: string, words?: number): Marks {
  const found = tokens(written)
  const [first, last] = [found[0], found[(words ?? found.length) - 1]]
  if (!first || !last) return { lead: '', tail: '' }
  let [lead, tail] = [written.slice(0, first.start), written.slice(last.end)]
  if (words !== undefined && words < found.length) tail = /^[^\s\p{L}\p{N}([{|/,:;]*/u.exec(tail)![0]
  if (quote.test(tail[0] ?? '')) {
    tail = ''
    if (quote.test(lead.at(-1) ?? '')) lead = ''
  }
  return { lead: lead.trim(), tail: tail.trim() }
}

/** Where a name stands in a text, its own marks included where the text writes them too. */
export interface Extent {
  readonly start: number
  readonly end: number
  /** The name ends in a mark that would end a sentence, and the sentence goes on: no plain word is written so. */
  readonly marked: boolean
}

/**
 * "DNA." is a name's own full stop, as far as one can tell: wherever the sentence goes on behind it, and at a
 * sentence's end where the text writes the name letter by letter as the graph does. "Then came Element." ends a sentence.
 */
export function extentOf(
  text: string,
  { start, end }: { start: number; end: number },
  { lead, tail }: Marks,
  written: string,
  next: Word | undefined,
): Extent {
  const from = lead && text.endsWith(lead, start) && start >= lead.length ? start - lead.length : start
  if (!tail || !text.startsWith(tail, end)) return { start: from, end, marked: false }
  const to = end + tail.length
  const ending = /[.!?…]$/.test(tail)
  const goesOn = next !== undefined && (!next.opens || next.small || /[,;)\]]/.test(text[to] ?? ''))
  if (ending && !goesOn && !written.startsWith(text.slice(from, to))) return { start: from, end, marked: false }
  return { start: from, end: to, marked: ending && goesOn }
}
