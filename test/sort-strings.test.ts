import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sortStrings } from '../src/sort-strings.ts'

test('strings are sorted by their units, equal ones by number', () => {
  const string = fc.string({ unit: fc.constantFrom('a', 'b', '\uffff', 'é'), maxLength: 12 })
  fc.assert(
    fc.property(fc.array(string, { maxLength: 200 }), (strings) => {
      const all = strings.join('')
      const starts = new Uint32Array(strings.length + 1)
      strings.forEach((one, i) => {
        starts[i + 1] = starts[i]! + one.length
      })
      const units = Uint16Array.from(all, (_, i) => all.charCodeAt(i))
      const expected = strings
        .map((_, i) => i)
        .sort((a, b) => (strings[a]! < strings[b]! ? -1 : strings[a]! > strings[b]! ? 1 : a - b))
      expect([...sortStrings(units, starts)]).toEqual(expected)
    }),
    { numRuns: 500, seed: 1 },
  )
})
