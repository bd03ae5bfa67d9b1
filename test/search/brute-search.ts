import { withoutFillers, wordsOf } from '../../src/search/normal.ts'
import { type How, ways } from '../../src/search/rank.ts'
import type { Named } from './source-of.ts'

export interface Answer {
  readonly id: string
  readonly how: How
  readonly score: number
}

/** What a wrong reading of the rules would do; to see that the comparison would tell. */
export type Fault = 'no swaps' | 'one edit more' | 'ties by id' | 'alias as good' | 'fillers count' | 'last word whole'

/** The second writing of search: every name of every node against every rule, without an index. */
export function bruteSearch(nodes: readonly Named[], text: string, kinds?: readonly number[], fault?: Fault): Answer[] {
  const wanted = nodes.filter(({ kind = 0 }) => kinds?.includes(kind) ?? true)
  const near = wanted.map((node) => ({ node, best: best(node, text, 0, fault) })).filter(({ best }) => best)
  const most = near.length ? 1 : 9
  const degree = ({ degree = 0 }: Named) => (fault === 'ties by id' ? 0 : degree)
  return wanted
    .map((node) => ({ node, best: best(node, text, most, fault) }))
    .flatMap(({ node, best }) => (best ? [{ node, ...best }] : []))
    .sort(
      (a, b) =>
        ways.indexOf(a.how) - ways.indexOf(b.how) ||
        b.score - a.score ||
        degree(b.node) - degree(a.node) ||
        (a.node.id < b.node.id ? -1 : 1),
    )
    .map(({ node, how, score }) => ({ id: node.id, how, score }))
}

type Fit = Omit<Answer, 'id'>

function best(node: Named, text: string, most: number, fault?: Fault): Fit | undefined {
  const names = [node.name, ...(node.others ?? [])]
  const fits = names.flatMap((name, i) => fitsOf(name, i === 0 || fault === 'alias as good', text, most, fault))
  return fits.sort((a, b) => ways.indexOf(a.how) - ways.indexOf(b.how) || b.score - a.score)[0]
}

function fitsOf(name: string, shown: boolean, text: string, most: number, fault?: Fault): Fit[] {
  const spared = (words: readonly string[]) => (fault === 'fillers count' ? words : withoutFillers(words))
  const [asked, named] = [wordsOf(text), wordsOf(name)]
  const [askedSpare, namedSpare] = [spared(asked), spared(named)]
  const [full, spare] = [asked.join(''), askedSpare.join('')]
  const keys = [named.join(''), namedSpare.join('')]
  if (!full || !keys[0]) return []
  const [how, score] = shown ? (['EXACT', 1] as const) : (['ALIAS', 0.95] as const)
  if (keys[0] === full) return [{ how, score }]
  if (keys.includes(full) || keys.includes(spare)) return [{ how, score: score - 0.02 }]
  const starts = keys.some(
    (key) => key.startsWith(full) || (spare !== full && spare.length > 2 && key.startsWith(spare)),
  )
  if (starts) return [{ how: 'PREFIX', score: 0.9 }]
  const has = (word: string, i: number) =>
    named.some((own) =>
      i + 1 < askedSpare.length || fault === 'last word whole' ? own === word : own.startsWith(word),
    )
  if (askedSpare.every(has)) return [{ how: 'WORDS', score: 0.8 }]

  const fits: Fit[] = []
  const bound = (length: number) =>
    (length < 3 ? 0 : length < 6 ? 1 : length < 11 ? 2 : 3) + (fault === 'one edit more' ? 1 : 0)
  const typo = (edits: number) => fits.push({ how: 'TYPO', score: 0.75 * (1 - edits / (spare.length + 1)) })
  const allowed = Math.min(most, bound(spare.length))
  const off = bruteDistance(spare, keys[1]!, fault !== 'no swaps')
  if (off <= allowed) typo(off)
  if (askedSpare.length > 8) return fits
  const perWord = askedSpare.map((word, i) => {
    const limit = Math.min(allowed, 2, bound(word.length))
    const begun = i + 1 === askedSpare.length && named.some((own) => own.startsWith(word))
    const least = Math.min(...named.map((own) => bruteDistance(word, own, fault !== 'no swaps')))
    return begun ? 0 : least <= limit ? least : Number.POSITIVE_INFINITY
  })
  const total = perWord.reduce((sum, off) => sum + off, 0)
  if (total > 0 && total <= allowed) typo(total + 0.5)
  return fits
}

/** Optimal string alignment by the whole table, as it is defined. */
export function bruteDistance(a: string, b: string, swaps = true): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (_, j) => i + j))
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      let least = Math.min(table[i - 1]![j]! + 1, table[i]![j - 1]! + 1, table[i - 1]![j - 1]! + cost)
      if (swaps && i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, table[i - 2]![j - 2]! + 1)
      table[i]![j] = least
    }
  return table[a.length]![b.length]!
}
