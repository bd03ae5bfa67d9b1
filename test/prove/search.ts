import { buildNameIndex } from '../../src/search/build.ts'
import { mentions } from '../../src/search/mentions.ts'
import { type NameIndex, sizeOf, writtenAs } from '../../src/search/name-index.ts'
import { search } from '../../src/search/search.ts'
import type { NameColumns, NameSource } from '../../src/search/source.ts'
import { textsOf } from '../../src/store/texts.ts'
import { nobody } from '../search/curated.ts'
import { randomFrom } from '../support/random.ts'

/** Builds and asks an index of made-up, skewed names; each figure is a line handed to `print`. */
export async function proveSearch(
  print: (line: string) => void,
  { names = 1_000_000, asked = 1_000 } = {},
): Promise<void> {
  const random = randomFrom(20_220_901)
  const begun = performance.now()
  for await (const _ of madeUp(names, randomFrom(7)).names());
  const making = performance.now() - begun
  const before = process.memoryUsage().rss
  const index = await buildNameIndex(madeUp(names, randomFrom(7)))
  const seconds = (performance.now() - begun - 2 * making) / 1000
  const words = index.words.starts.length - 1
  print(
    `${index.kinds.length} nodes, ${index.nodeOf.length} names of ${words} words: built in ${seconds.toFixed(1)} s, ` +
      `${megabytes(sizeOf(index))} (of it ids ${megabytes(sizeOf({ ids: index.ids } as NameIndex))}), ` +
      `resident memory grew by ${megabytes(process.memoryUsage().rss - before)}`,
  )
  const name = () => writtenAs(index, Math.floor(random() * index.nodeOf.length))
  const ask = (text: string) => search(index, text, { first: 20 })
  const texts = (make: () => string) => Array.from({ length: asked }, make)
  const times = (what: string, questions: readonly string[]) => print(`${what}: ${timed(questions, ask)}`)
  times('name as written', texts(name))
  times('one letter', [...'abcdefghijklmnopqrstuvwxyz', ...'abcdefghijklmnopqrstuvwxyz'])
  times(
    'two to six letters',
    texts(() => name().slice(0, 2 + Math.floor(random() * 5))),
  )
  times(
    'all but the last letters',
    texts(() => name().slice(0, -1 - Math.floor(random() * 3))),
  )
  times(
    'one word of a name',
    texts(() => name().split(' ').at(-1)!),
  )
  times(
    'one typo',
    texts(() => mistyped(name(), random)),
  )
  times(
    'two typos',
    texts(() => mistyped(mistyped(name(), random), random)),
  )
  times(
    'nothing like it',
    texts(() => mistyped(mistyped(mistyped(mistyped(name(), random), random), random), random)),
  )
  print(
    `first answer to one typo is the name meant: ${share(texts(name).map((meant) => isFirst(index, meant, mistyped(meant, random))))}`,
  )

  const text = article(index, random, 100_000)
  print(
    `mentions in ${text.length} letters: ${timed(Array(10).fill(text), (article) => mentions(index, article, nobody))}`,
  )
}

function isFirst(index: NameIndex, meant: string, typed: string): boolean {
  return search(index, typed, { first: 1 }).hits[0]?.matched === meant
}

function timed(questions: readonly string[], ask: (text: string) => unknown): string {
  for (const question of questions.slice(0, 50)) ask(question)
  const taken = questions.map((question) => {
    const [begun, used] = [performance.now(), process.cpuUsage()]
    ask(question)
    const { user, system } = process.cpuUsage(used)
    return { passed: performance.now() - begun, worked: (user + system) / 1000 }
  })
  const at = (share: number, of: (one: (typeof taken)[number]) => number) =>
    `${taken
      .map(of)
      .sort((a, b) => a - b)
      [Math.min(taken.length - 1, Math.floor(taken.length * share))]!.toFixed(2)} ms`
  // Other work on the machine lengthens the time that passes, hardly the time worked.
  const both = (share: number) => `${at(share, ({ passed }) => passed)} (${at(share, ({ worked }) => worked)} of CPU)`
  return `p50 ${both(0.5)}, p99 ${both(0.99)}, worst ${both(1)}`
}

const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(0)} MB`
const share = (all: readonly boolean[]) => `${((all.filter(Boolean).length / all.length) * 100).toFixed(1)} %`

const syllables =
  'ka ken la mar ta pai ge lo ve bo ri sho na mi ro dre sun ju le blo om an ter ia ne wo po qu ix ze ch'.split(' ')

/** Names of one to five words, few words used often and most seldom; ids as long as MusicBrainz's for two in three. */
export function madeUp(count: number, random: () => number): NameSource {
  const vocabulary = Array.from({ length: Math.ceil(count / 4) }, (_, i) => {
    const parts = 1 + Math.floor(random() * 3) + (i > 200 ? 1 : 0)
    return Array.from({ length: parts }, () => syllables[Math.floor(random() * syllables.length)]!).join('')
  })
  const word = () => vocabulary[Math.floor(vocabulary.length * random() ** 3)]!
  const capital = (text: string) => text[0]!.toUpperCase() + text.slice(1)
  const name = () => {
    const words = Array.from({ length: 1 + Math.floor(random() * 2 + random() * 2 + random() ** 4 * 3) }, () =>
      capital(word()),
    )
    if (random() < 0.1) words.splice(Math.floor(random() * words.length), 0, random() < 0.5 ? 'the' : '&')
    return words.join(' ')
  }
  const hex = (length: number) => Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('')
  return {
    async *names() {
      for (let done = 0; done < count; done += 5_000) {
        const rows = Array.from({ length: Math.min(5_000, count - done) }, (_, i) => done + i)
        const columns: NameColumns = {
          ids: textsOf(
            rows.map((i) =>
              i % 3 ? `song:musicbrainz.${hex(8)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(12)}` : `artist:name-${i}`,
            ),
          ),
          kinds: rows.map((i) => (i % 3 ? 2 : 0)),
          names: rows.map(name),
          others: rows.map(() => (random() < 0.1 ? [name()] : [])),
        }
        yield columns
      }
    },
    links: async () => ({ degrees: Uint32Array.from({ length: count }, () => 2 / (random() + 0.0001)), credited: [] }),
  }
}

function mistyped(name: string, random: () => number): string {
  const at = Math.floor(random() * name.length)
  const letter = String.fromCharCode(97 + Math.floor(random() * 26))
  const way = Math.floor(random() * 4)
  if (way === 0) return name.slice(0, at) + name.slice(at + 1)
  if (way === 1) return name.slice(0, at) + letter + name.slice(at)
  if (way === 2) return name.slice(0, at) + letter + name.slice(at + 1)
  return name.slice(0, at) + (name[at + 1] ?? '') + name[at]! + name.slice(at + 2)
}

/** Plain words with a name, as written or mistyped, every twenty. */
export function article(index: NameIndex, random: () => number, length: number): string {
  const plain =
    'the song was shot in one night and the crew went home before dawn while he kept writing about it'.split(' ')
  let text = ''
  while (text.length < length) {
    const name = writtenAs(index, Math.floor(random() * index.nodeOf.length))
    const some = Array.from({ length: 20 }, () => plain[Math.floor(random() * plain.length)]!)
    text += `${some.join(' ')} ${random() < 0.3 ? mistyped(name, random) : name}${random() < 0.2 ? '. ' : ' '}`
  }
  return text.slice(0, length)
}
