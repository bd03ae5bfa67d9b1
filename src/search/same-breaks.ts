import { fillers } from './normal.ts'
import { gaps, type Token, tokens } from './tokens.ts'

/**
 * Whether two spellings of one key break it alike: "therapist" is not "The Rapist", "Drake and Future" is no "Drake
 * Future", and a name does not run over a comma it does not have; but "K-Dot", "K Dot" and "KDot" are "K.Dot".
 */
export function sameBreaks(said: readonly Token[], written: string): boolean {
  const [here, there] = [breaks(said), breaks(tokens(written).flatMap((token) => partsOf(token, written)))]
  for (const [at, { gap, and }] of here) {
    const own = there.get(at)
    if (gap >= gaps.blank && !own) return false
    if ((gap === gaps.wall && own!.gap < gaps.wall) || (and && !own?.and)) return false
  }
  for (const [at, { gap }] of there) if (gap >= gaps.blank && !here.has(at)) return false
  return true
}

/** By the letters before it, every break between words: its widest gap, and whether an "and" stands there. */
function breaks(words: readonly Token[]): Map<number, { gap: number; and: boolean }> {
  const found = new Map<number, { gap: number; and: boolean }>()
  let [letters, widest, and] = [0, 0, false]
  for (const { word, gap } of words) {
    widest = Math.max(widest, gap)
    and ||= word === 'and'
    if (fillers.has(word)) continue
    if (letters) found.set(letters, { gap: widest, and })
    letters += word.length
    ;[widest, and] = [0, false]
  }
  return found
}

/** "K.Dot", one word, as the two it may be broken into. */
function partsOf(token: Token, written: string): Token[] {
  const letters = written
    .slice(token.start, token.end)
    .split(/[^\p{L}\p{N}\p{M}$]+/u)
    .filter(Boolean)
  if (letters.length < 2) return [token]
  const parts = letters.flatMap((part) => tokens(part))
  return parts.map((part, i) => ({ ...part, gap: i ? gaps.joint : token.gap }))
}
