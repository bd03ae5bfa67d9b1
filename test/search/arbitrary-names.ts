import fc from 'fast-check'
import type { Named } from './source-of.ts'

// Near each other, so that every rule meets cases: beginnings, swaps, letters more and less, fillers.
const word = fc.constantFrom(
  ...'a ab abc acb abcd abdc kendrick kendrik kendrcik lamar lamarr lamra lam togehter together the and & The K.Dot k dot Beyoncé 中文 ÷'.split(
    ' ',
  ),
)
const blank = fc.constantFrom(' ', ' ', ' ', '-', '. ', '')

export const arbitraryName = fc
  .array(fc.tuple(word, blank), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.map(([text, gap]) => text + gap).join(''))

export const arbitraryNodes: fc.Arbitrary<Named[]> = fc
  .array(
    fc.record({
      name: arbitraryName,
      kind: fc.nat(1),
      others: fc.array(arbitraryName, { maxLength: 2 }),
      degree: fc.nat(2),
    }),
    { maxLength: 25 },
  )
  .map((nodes) => nodes.map((node, i) => ({ ...node, id: `song:${(i * 7) % 26}` })))
