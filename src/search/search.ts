import { bound } from './distance.ts'
import { keysEqual, keysFrom, type Range } from './lookup.ts'
import { isShown, type NameIndex } from './name-index.ts'
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
  const begun = (each: (name: number) => void) => {
    namesIn(index, keysFrom(index, full), each)
    // "the l" is no wish to see every name with an L.
    if (hasFillers && spare.length > 2) namesIn(index, keysFrom(index, spare), each)
  }
  found = (yield { how: 'PREFIX', score: 0.9, names: begun }) || found
  found = (yield { how: 'WORDS', score: 0.8, names: (each) => namesWithWords(index, words, each) }) || found
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
    const names = (each: (name: number) => void, fillersToo: boolean) => {
      for (const range of fillersToo ? [same] : ranges)
        namesIn(index, range, (name, withoutFillers) => {
          if (isShown(index, name) === shown && !(fillersToo && withoutFillers)) each(name)
        })
    }
    found = (yield { how, score, names: (each) => names(each, true) }) || found
    found = (yield { how, score: score - 0.02, names: (each) => names(each, false) }) || found
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

function namesIn(index: NameIndex, { low, high }: Range, each: (name: number, withoutFillers: boolean) => void): void {
  for (let place = low; place < high; place++) {
    const entry = index.keys[place]!
    each(entry >>> 1, (entry & 1) === 1)
  }
}
