import { isInt } from 'neo4j-driver'
import { expect, test } from 'vitest'
import { LinernotesError } from '../../../src/errors.ts'
import { model } from '../../../src/model/index.ts'
import { text } from '../../../src/model/properties.ts'
import { storedNames } from '../../../src/store/neo4j/names.ts'
import { decoded, encoded, parameters } from '../../../src/store/neo4j/values.ts'

const { properties } = model.kinds.get('Album')!
const values = {
  title: 'Mr. Morale & the Big Steppers',
  released: '2022-05-13',
  duration: 4376,
  aliases: ['Ámbar', 'Big Steppers'],
  editions: [{ key: 'standard', company: 'company:pglang', trackCount: 18, isDefault: true }],
  sources: [],
  confidence: 'HIGH',
  disputed: false,
  note: null,
}

test('text is stored with its fold, lists with theirs, records with the ids they refer to, and null not at all', () => {
  const stored = encoded(properties, values)
  expect(stored).toMatchObject({
    title: 'Mr. Morale & the Big Steppers',
    titleKey: 'mr. morale & the big steppers',
    aliasesKey: ['ambar', 'big steppers'],
    editions: JSON.stringify(values.editions),
    editionsRefs: ['company:pglang'],
    sources: [],
  })
  expect(isInt(stored.duration)).toBe(true)
  expect(Object.keys(stored)).not.toContain('note')
  expect(Object.keys(stored)).not.toContain('noteKey')
})

test('what is stored is read back as it was, with null or an empty list where nothing is known', () => {
  const stored = { ...encoded(properties, values), duration: 4376 }
  expect(decoded(properties, stored)).toMatchObject({ ...values, claims: [], type: null })
})

test('a number in a selection is a whole number of Neo4j, alone and in lists; a fraction is refused', () => {
  const { v0, v1, v2 } = parameters([7, [1, 2], 'x']) as { v0: unknown; v1: unknown[]; v2: unknown }
  expect([v0, ...v1].every((value) => isInt(value as object))).toBe(true)
  expect(v2).toBe('x')
  expect(() => parameters([1.5])).toThrow(LinernotesError)
})

test('a derived name gives way to a declared one', () => {
  const names = storedNames({ title: text(), titleKey: text(), key: text() })
  const stored = [...names.values()].flatMap(({ name, key }) => [name, key])
  expect(new Set(stored).size).toBe(6)
  expect(stored).not.toContain('key')
  expect(names.get('titleKey')!.name).toBe('titleKey')
})
