import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { model } from '../../src/model/index.ts'
import {
  boolean,
  choice,
  Fault,
  integer,
  type Property,
  partialDate,
  records,
  refs,
  text,
  texts,
  url,
} from '../../src/model/properties.ts'
import { arbitraryValue } from '../support/vocabulary.ts'

const fault = (property: Property, value: unknown) => {
  const kept = property.normalise(value)
  return kept instanceof Fault ? kept.message : undefined
}

describe('text', () => {
  test('is trimmed and composed', () => {
    expect(text().normalise('  A\u0301mbar ')).toBe('Ámbar')
  })
  test.each([
    [7, 'is not text'],
    [' \t', 'is empty'],
    ['a\0b', 'contains a NUL character'],
    ['a\uD83D', 'contains half of a surrogate pair'],
    ['\uDE00b', 'contains half of a surrogate pair'],
  ])('%j %s', (value, message) => {
    expect(fault(text(), value)).toBe(message)
  })
  test('may hold whole letters beyond the basic plane', () => {
    expect(text().normalise('\u{1F600}\u{10FFFF}')).toBe('\u{1F600}\u{10FFFF}')
  })
})

describe('url', () => {
  test('is a web address', () => {
    expect(url().normalise(' https://example.org/a?b ')).toBe('https://example.org/a?b')
  })
  test.each(['ftp://example.org', 'example.org', 'https://a b', 'javascript:alert(1)'])('%s is none', (value) => {
    expect(fault(url(), value)).toBe('is not an http or https address')
  })
})

describe('integer', () => {
  test.each([
    [7, 7],
    ['-12', -12],
    [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  ])('%j is kept as %d', (value, kept) => {
    expect(integer().normalise(value)).toBe(kept)
  })
  test.each([1.5, Number.MAX_SAFE_INTEGER + 1, Number.NaN, '1.0', '', true])('%j is none', (value) => {
    expect(fault(integer(), value)).toBe('is not a whole number')
  })
})

describe('partialDate', () => {
  test.each(['2022', '2022-09', '2022-09-01', '2024-02-29', ' 2022 '])('%s is kept as precise as it is', (value) => {
    expect(partialDate().normalise(value)).toBe(value.trim())
  })
  test.each([
    ['2022-13', 'names a month that does not exist'],
    ['2022-00', 'names a month that does not exist'],
    ['2023-02-29', 'names a day that does not exist'],
    ['2022-04-31', 'names a day that does not exist'],
    ['2022-04-00', 'names a day that does not exist'],
    ['1.9.2022', 'is not a date like "2022", "2022-09" or "2022-09-01"'],
    [2022, 'is not a date like "2022", "2022-09" or "2022-09-01"'],
  ])('%j %s', (value, message) => {
    expect(fault(partialDate(), value)).toBe(message)
  })
})

describe('boolean and choice', () => {
  test('take nothing that is only like one of their values', () => {
    expect(boolean().normalise(false)).toBe(false)
    expect(fault(boolean(), 1)).toBe('is neither true nor false')
    const colour = choice('Colour', ['RED', 'BLUE'])
    expect(colour.normalise('RED')).toBe('RED')
    expect(fault(colour, 'red')).toBe('is none of RED, BLUE')
  })
})

describe('lists', () => {
  test('text is kept in the order given, each once', () => {
    expect(texts().normalise(['b', ' a', 'b ', 'a'])).toEqual(['b', 'a'])
    expect(fault(texts(), ['a', ''])).toBe('is empty')
    expect(fault(texts(), 'a')).toBe('is not a list')
  })
  test('references are kept in the order of the ids, each once', () => {
    expect(refs('Source').normalise(['source:S2', 'source:S10', 'source:S2'])).toEqual(['source:S10', 'source:S2'])
    expect(fault(refs('Source'), [''])).toBe('holds something that is not an id')
  })
  test('records are whole: every field there, null or empty where nothing is known', () => {
    const things = records(
      'Thing',
      { name: text({ required: true }), count: integer(), tags: texts() },
      { identity: ['name'] },
    )
    expect(things.normalise([{ tags: undefined, name: ' a ' }])).toEqual([{ name: 'a', count: null, tags: [] }])
    expect(fault(things, [{ count: 1 }])).toBe('lacks name')
    expect(fault(things, [{ name: 'a', count: 'x' }])).toBe('has count, which is not a whole number')
    expect(fault(things, [{ name: 'a', colour: 'red' }])).toBe('has colour, which is not a field of it')
    expect(fault(things, ['a'])).toBe('holds something that is not an object')
  })
})

test('every property of the model leaves a normal value as it is', () => {
  for (const { properties } of [...model.kinds.values(), ...model.links.values()])
    for (const [name, property] of Object.entries(properties)) {
      const value = arbitraryValue(name, property, 0, ['source:a', 'source:b', 'source:c'])
      fc.assert(
        fc.property(value, (normal) => {
          expect(property.normalise(normal), name).toEqual(normal)
        }),
        { numRuns: 20, seed: 4 },
      )
    }
})
