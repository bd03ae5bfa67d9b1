import fc from 'fast-check'
import { expect, test } from 'vitest'
import { distance } from '../../src/search/distance.ts'
import { keyOf } from '../../src/search/keys.ts'
import { bruteDistance } from './brute-search.ts'

const text = fc.string({ unit: fc.constantFrom(...'abc'), maxLength: 14 })

function within(a: string, b: string, most: number): number {
  const [one, other] = [keyOf([a]), keyOf([b])]
  return distance(one.units, 0, one.length, other.units, 0, other.length, most)
}

test('it counts letters more, less, other and swapped', () => {
  expect(within('kendrik', 'kendrick', 3)).toBe(1)
  expect(within('togehter', 'together', 3)).toBe(1)
  expect(within('steps', 'steppers', 3)).toBe(3)
  expect(within('ca', 'abc', 3)).toBe(3)
  expect(within('', 'ab', 3)).toBe(2)
})

test('within the bound it is the distance of the whole table, beyond it one more than the bound', () => {
  fc.assert(
    fc.property(text, text, fc.integer({ min: 0, max: 5 }), (a, b, most) => {
      expect(within(a, b, most)).toBe(Math.min(bruteDistance(a, b), most + 1))
    }),
    { numRuns: 20_000, seed: 1 },
  )
})
