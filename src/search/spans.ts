import { joining } from './found.ts'
import { type NameIndex, writtenAs } from './name-index.ts'
import { fillers } from './normal.ts'
import { type Extent, extentOf, type Marks, marksOf } from './own-marks.ts'
import { isQuoted, type Word } from './reading.ts'
import { sameBreaks } from './same-breaks.ts'
import { ShortTitles } from './short-titles.ts'
import { Stretch } from './stretch.ts'
import { gaps } from './tokens.ts'

/** Words of a text that are some names. */
export interface Span {
  /** Words `from` (included) to `to` (not). */
  readonly from: number
  readonly to: number
  readonly start: number
  readonly end: number
  readonly quoted: boolean
  /** The names that read so, best ranked node first; those of which the text writes but the beginning come last. */
  readonly names: readonly number[]
  /** Where each name stands with its own marks. */
  readonly extents: readonly Extent[]
  /** How many letters off it is; absent for a name letter by letter. */
  readonly edits?: number
}

/** A longer name is not looked for in a text; of names shared by many, not more are looked at. */
const mostWords = 16
const mostNames = 200

/** Every stretch of the text that is a name, or the beginning of a longer title; a plain small word only where that may tell something. */
export function findSpans(index: NameIndex, text: string, words: readonly Word[]): Span[] {
  const found: Span[] = []
  const [full, spare] = [new Stretch(index, mostWords), new Stretch(index, mostWords)]
  const shortTitles = new ShortTitles(index)
  const marks = new Map<number, Marks>()
  const broken = new Map<string, boolean>()
  for (let from = 0; from < words.length; from++) {
    full.clear()
    spare.clear()
    const leads = fillers.has(words[from]!.word)
    for (let to = from + 1; to <= Math.min(words.length, from + mostWords); to++) {
      const last = words[to - 1]!
      // No name runs on into the next line's sentence.
      if (to - from > 1 && last.opens && text.slice(words[to - 2]!.end, last.start).includes('\n')) break
      const trails = fillers.has(last.word)
      const sparing = !leads && !trails && spare.length < full.length
      if (last.owner) look(from, to, last.owner.end, sparing, last.owner.word)
      full.push(last.word)
      if (!trails) spare.push(last.word)
      if (!full.alive && !spare.alive) break
      look(from, to, last.end, sparing)
    }
  }
  return found

  function look(from: number, to: number, end: number, sparing: boolean, instead?: string): void {
    const { start, capital, flat } = words[from]!
    const pale = !capital && !flat && !isQuoted(text, start, end)
    const everyday = to - from === 1 && words[from]!.common
    if (everyday && (flat ? !mayTell(text, words, from) : pale && saysNothing(words[from]!))) return
    const whole: number[] = []
    if (full.alive) collect(full)
    if (sparing && spare.alive) collect(spare)
    if (whole.length > 1) whole.sort((a, b) => a - b)
    const short =
      full.alive && !pale && !everyday && instead === undefined
        ? shortTitles.begunBy(text.slice(start, end), words.slice(from, to), full.key, whole)
        : []
    if (!whole.length && !short.length) return
    const next = words[to]
    const extents = [
      ...whole.map((name) => extent(name, marksOfName(name))),
      ...short.map((name) => extent(name, marksOf(writtenAs(index, name), to - from))),
    ]
    const outer = extents.reduce((end, extent) => Math.max(end, extent.end), end)
    const quoted = isQuoted(text, start, end) || (outer > end && isQuoted(text, start, outer))
    found.push({ from, to, start, end, quoted, names: [...whole, ...short], extents })

    function collect(stretch: Stretch): void {
      const { low, high } = instead === undefined ? stretch.keys() : stretch.keysWith(instead)
      for (let place = low; place < high && whole.length < mostNames; place++) {
        const name = index.keys[place]! >>> 1
        if (!whole.includes(name) && mayBe(from, to, name)) whole.push(name)
      }
    }

    function extent(name: number, marks: Marks): Extent {
      // Before a possessive 's the name is over.
      if (instead !== undefined) return { start, end, marked: false }
      return extentOf(text, { start, end }, marks, writtenAs(index, name), next)
    }
  }

  function marksOfName(name: number): Marks {
    const known = marks.get(name) ?? marksOf(writtenAs(index, name))
    marks.set(name, known)
    return known
  }

  function mayBe(from: number, to: number, name: number): boolean {
    const { items, starts } = index.wordsOf
    const first = starts[name]!
    let alike = starts[name + 1]! - first === to - from
    for (let at = from; at < to && alike; at++) {
      const word = items[first + at - from]!
      const length = index.words.starts[word + 1]! - index.words.starts[word]!
      // The last word may be without its possessive: the keys are the same, so it is the one left over.
      alike = (at === to - 1 || length === words[at]!.word.length) && (at === from || words[at]!.gap < gaps.wall)
    }
    if (alike) return true
    const surface = `${name} ${text.slice(words[from]!.start, words[to - 1]!.end)}`
    const known = broken.get(surface) ?? sameBreaks(words.slice(from, to), writtenAs(index, name))
    broken.set(surface, known)
    return known
  }
}

/** A plain small word; a single letter is none, nor is a number. */
const saysNothing = ({ small, word }: Word) => small && word.length > 1

/** Whether a word is written as no plain one, or something beside it may tie it to a name: see `Findings`. */
function mayTell(text: string, words: readonly Word[], at: number): boolean {
  const [before, word, next] = [words[at - 1], words[at]!, words[at + 1]]
  const letters = text.slice(word.start, word.end)
  if (letters !== letters.toLowerCase() && letters !== letters.toUpperCase()) return true
  if (word.gap !== gaps.blank || before?.owner || isQuoted(text, word.start, word.end)) return true
  return next !== undefined && (next.gap !== gaps.blank || joining.has(next.word))
}
