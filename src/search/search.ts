import { bound } from './distance.ts'
import { keysEqual, keysFrom, type Range } from './lookup.ts'
import { isShown, keyBlock, type NameIndex } from './name-index.ts'
import { type Question, questionOf } from './question.ts'
import { type Hits, type Page, pageOf, type Rank, type Ranks } from './rank.ts'
import { namesNear, namesWithWordsNear } from './typos.ts'
import { namesWithWords } from './words.ts'

/**
 * The nodes whose names fit a text: by the name shown, then by another name of theirs, then names that begin with the
 * text, names that have its words, and names a few typing errors away; see `Rank` for scores. Typos are only looked
 * for while the page is not full. Nothing for a text that is not searchable (`isSearchable`).
 */
export function search(index: NameIndex, text: string, page: Page): Hits {
  const asked = questionOf(text)
  return asked.full.length ? pageOf(index, ranks(index, asked), page) : { hits: [], more: false }
}

function* ranks(index: NameIndex, asked: Question): Ranks {
  const { full, spare, words, hasFillers } = asked
  let found = yield* exactRanks(index, asked)
  const begun: Rank['names'] = (each, limit) => {
    namesIn(index, keysFrom(index, full), each, limit)
    // "the l" is no wish to see every name with an L.
    if (hasFillers && spare.length > 2) namesIn(index, keysFrom(index, spare), each, limit)
  }
  found = (yield { how: 'PREFIX', score: 0.9, names: begun }) || found
  const worded: Rank['names'] = (each, limit) => namesWithWords(index, words, each, limit)
  found = (yield { how: 'WORDS', score: 0.8, names: worded }) || found
  // Who asked for a name there is may still have meant its neighbour, but hardly one further off.
  const most = found ? 1 : bound(spare.length)
  const whole = namesNear(index, spare, most)
  let byWords: readonly ArrayLike<number>[] | undefined
  for (let off = 1; off <= most; off++) {
    yield* typoRank(whole[off], off, spare.length)
    byWords ??= namesWithWordsNear(index, words, most)
    // A name of which only a part was asked for fits half an edit worse.
    yield* typoRank(byWords[off], off + 0.5, spare.length)
  }
}

function* exactRanks(index: NameIndex, { full, spare, hasFillers }: Question): Generator<Rank, boolean, boolean> {
  let found = false
  const same = keysEqual(index, full)
  const ranges = hasFillers ? [same, keysEqual(index, spare)] : [same]
  for (const shown of [true, false]) {
    const [how, score] = shown ? (['EXACT', 1] as const) : (['ALIAS', 0.95] as const)
    const names =
      (fillersToo: boolean): Rank['names'] =>
      (each, limit) => {
        const fitting = (name: number, withoutFillers: boolean) => {
          if (isShown(index, name) === shown && !(fillersToo && withoutFillers)) each(name)
        }
        for (const range of fillersToo ? [same] : ranges) namesIn(index, range, fitting, limit)
      }
    found = (yield { how, score, names: names(true) }) || found
    found = (yield { how, score: score - 0.02, names: names(false) }) || found
  }
  return found
}

function* typoRank(names: ArrayLike<number> | undefined, edits: number, length: number): Ranks {
  if (!names?.length) return
  const each = (each: (name: number) => void) => {
    for (let i = 0; i < names.length; i++) each(names[i]!)
  }
  yield { how: 'TYPO', score: 0.75 * (1 - edits / (length + 1)), names: each }
}

/** Blocks of names that are all beyond the limit are passed over: a letter begins a hundred thousand names. */
function namesIn(
  index: NameIndex,
  { low, high }: Range,
  each: (name: number, withoutFillers: boolean) => void,
  limit: () => number,
): void {
  for (let block = Math.floor(low / keyBlock); block * keyBlock < high; block++) {
    if (index.leastKeys[block]! >>> 1 >= limit()) continue
    const end = Math.min(high, (block + 1) * keyBlock)
    for (let place = Math.max(low, block * keyBlock); place < end; place++) {
      const entry = index.keys[place]!
      each(entry >>> 1, (entry & 1) === 1)
    }
  }
}
