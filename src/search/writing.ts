import type { Findings } from './found.ts'
import type { Span } from './spans.ts'

/**
 * With a digit, an inner mark, an inner capital, or the name's own full stop while the sentence goes on: no plain word
 * looks so. Capitals throughout count where the words beside it are not so too.
 */
export function isUnusual({ text, words }: Findings, { start, end, from, to, extents }: Span): boolean {
  const letters = text.slice(start, end)
  const inner = /\p{L}[.\-$'][\p{L}\d]|\p{L}\d|\d\p{Lu}|\p{Ll}\p{Lu}/u.test(letters)
  if (inner || extents.some(({ marked }) => marked)) return true
  if (words[from]!.flat) return false
  // No sentence begins with a small letter.
  if (words[from]!.small && words[from]!.opens && start > 0 && text[start - 1] !== '\n') return true
  const shouted = (at: number) => {
    const word = words[at] && text.slice(words[at].start, words[at].end)
    return word !== undefined && /\p{Lu}{2}/u.test(word) && word === word.toUpperCase()
  }
  return shouted(from) && letters === letters.toUpperCase() && !(shouted(from - 1) && shouted(to))
}

/** The name of a month or season beside a number, or after a word of time. */
export function isDate({ words }: Findings, { from, to }: Span): boolean {
  const { word } = words[from]!
  if (!isMonth(word) && !seasons.has(word)) return false
  const [before, after] = [words[from - 1]?.word ?? '', words[to]?.word ?? '']
  return /^\d/.test(before) || /^\d/.test(after) || timely.has(before)
}

export const isMonth = (word: string): boolean => months.has(word)

const months = new Set(
  'january february march april may june july august september october november december'.split(' '),
)
const seasons = new Set(['spring', 'summer', 'autumn', 'winter'])
const timely = new Set(
  'in of since until by last next this early late mid every from during before after to and on'.split(' '),
)

/** What goes before the name of a place. */
export const placing: ReadonlySet<string> = new Set(
  'in at near to from outside across around through toward towards'.split(' '),
)

/** Among capitals everywhere a capital tells nothing: no word around is small but those that always are. */
export function isHeadline(findings: Findings, { from, to }: Span): boolean {
  const { words } = findings
  let capitals = 0
  for (const step of [-1, 1])
    for (let at = step < 0 ? from - 1 : to, left = 5; left > 0 && words[at]; at += step, left--) {
      if (step > 0 && words[at]!.opens) break
      if (words[at]!.small && !smallInHeadlines.has(words[at]!.word)) return false
      // Names have theirs anyway.
      if (words[at]!.capital && findings.isFree(at, at + 1)) capitals++
      if (step < 0 && words[at]!.opens) break
    }
  return capitals > 1
}

const smallInHeadlines = new Set(
  'a an and the of for in on at to by as or but nor with from into over vs via is feat ft'.split(' '),
)
