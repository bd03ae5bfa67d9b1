import fc from 'fast-check'
import type { Property } from '../../src/model/properties.ts'
import { Fault } from '../../src/model/properties.ts'

/**
 * Few words, chosen to be told apart only by a reader that folds and orders as it should: accents and case, letters
 * that take more than one when folded, letters on both sides of U+FFFF, an empty fold, and what a statement must not read.
 */
const words = [
  'Ámbar',
  'AMBAR',
  'ambar b',
  'a\u0328mbar',
  'Straße',
  'STRASSE',
  'ﬁn',
  'Fin de',
  '\u{1F600} one',
  '\uFFFDone',
  '～',
  '~z',
  '\u{10FFFF}',
  '\uE000',
  '𝒜mbar',
  '\u0301',
  `%_*'"\`\\$p{}`,
  'Ⅷ viii',
  'İstanbul',
  '中文',
  '\u{20000}',
  '\uFB4F-x',
  'ångström',
  '💿💿',
]
const addresses = words.map(
  (word) => `https://example.org/${encodeURI(word.slice(0, 2) === word ? word : 'É')}/${word.replace(/\s/g, '+')}`,
)
const dates = ['2015', '2015-03', '2015-03-31', '2022-09-01']
const integers = [-3, 0, 1, 2, Number.MAX_SAFE_INTEGER]
const idNames = ['a', 'a-1', 'a-10', 'a-2', 'A', 'ab', 'a.b', "o'", '"%_', '~', '$p', '\\']

/** How many ids a kind has. Graphs hold some of them, selections ask for any. */
export const idCount = idNames.length

export function idOf(prefix: string, place: number): string {
  return `${prefix}:${idNames[place % idNames.length]}`
}

/**
 * The values a property has in one round: four texts at most, so that many sort keys are equal, and every round others.
 * Normalised, as they reach a store.
 */
export function valuesOf(name: string, property: Property, round: number): readonly (string | number | boolean)[] {
  const { type, choice } = property
  if (type === 'boolean') return [true, false]
  if (type === 'integer') return integers
  if (type === 'date') return dates
  if (choice) return choice.values.slice(0, 3)
  const from = type === 'url' ? addresses : words
  const first = (round * 4 + name.length) % from.length
  return [0, 1, 2, 3].map((place) => normal(property, from[(first + place) % from.length]!))
}

/** Any value of a property, null left to the caller; `ids` are those a `refs` property may hold, known or not. */
export function arbitraryValue(
  name: string,
  property: Property,
  round: number,
  ids: readonly string[],
): fc.Arbitrary<unknown> {
  const { type, record } = property
  if (type === 'refs') return fc.subarray([...ids].slice(0, 5), { maxLength: 3 }).map((some) => normal(property, some))
  if (type === 'texts') return fc.subarray(textsOf(name, round), { maxLength: 3 })
  if (!record) return fc.constantFrom(...valuesOf(name, property, round))
  const fields = Object.entries(record.fields).map(([field, declared]) => {
    const value =
      record.refers.includes(field) && declared.type === 'text'
        ? fc.constantFrom(...ids)
        : arbitraryValue(field, declared, round, ids)
    return [field, declared.required ? value : fc.option(value)] as const
  })
  return fc
    .uniqueArray(fc.record(Object.fromEntries(fields)), {
      maxLength: 2,
      selector: (entry) => JSON.stringify(record.identity.map((field) => entry[field])),
    })
    .map((entries) => normal(property, entries))
}

/** The entries lists of text are made of in a round. */
export function textsOf(name: string, round: number): string[] {
  const first = (round * 4 + name.length) % words.length
  return [0, 1, 2, 3].map((place) => words[(first + place) % words.length]!.normalize('NFC'))
}

function normal<T>(property: Property, value: T): T {
  const kept = property.normalise(value)
  if (kept instanceof Fault) throw new Error(`A test value ${kept.message}: ${JSON.stringify(value)}`)
  return kept as T
}

/** Whether orders and filters may name it: what is hidden and may be missing has no fold, and nobody asks about it. */
export function isCompared({ hidden, required }: Property): boolean {
  return !hidden || required
}
