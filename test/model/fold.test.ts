import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold } from '../../src/model/fold.ts'
import { compareText, foldByHand } from '../support/fold-by-hand.ts'

const anyText = fc.string({ unit: 'binary', maxLength: 30 })

describe('fold', () => {
  test.each([
    ['Ámbar', 'ambar'],
    ['A\u0301MBAR', 'ambar'],
    ['ﬁn', 'fin'],
    ['Ⅷ', 'viii'],
    ['～', '~'],
    ['Straße', 'straße'],
    ['İstanbul', 'istanbul'],
    ['Beyoncé & JAY‐Z', 'beyonce & jay‐z'],
    ['\u0301', ''],
    ['中文', '中文'],
    ['ΟΔΟΣ', 'οδοσ'],
  ])('%s is compared as %s', (text, folded) => {
    expect(fold(text)).toBe(folded)
  })

  test('letters beyond the basic plane are spelt with U+FFFF and two private letters', () => {
    expect(fold('\u{10000}')).toBe('\uFFFF\uE000\uE000')
    expect(fold('\u{1F600}')).toBe('\uFFFF\uE03D\uE200')
    expect(fold('\u{10FFFF}')).toBe('\uFFFF\uE3FF\uE3FF')
  })

  test('it keeps 1,000 letters at most', () => {
    expect(fold('x'.repeat(9000))).toBe('x'.repeat(1000))
    expect(fold('\u{1F600}'.repeat(500)).length).toBe(1000)
  })

  test('it is as the second writing of it says, for any text', () => {
    fc.assert(
      fc.property(anyText, (text) => fold(text) === foldByHand(text)),
      { numRuns: 2000, seed: 1 },
    )
  })

  test('a folded text has no surrogates, so it is ordered by code units as by code points', () => {
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        const [left, right] = [fold(a), fold(b)]
        const byUnits = left < right ? -1 : left > right ? 1 : 0
        return !/[\uD800-\uDFFF]/.test(left) && byUnits === Math.sign(compareText(left, right))
      }),
      { numRuns: 2000, seed: 2 },
    )
  })

  test('two spellings of one text fold alike, composed or not', () => {
    fc.assert(
      fc.property(anyText, (text) => fold(text.normalize('NFC')) === fold(text.normalize('NFD'))),
      { numRuns: 2000, seed: 3 },
    )
  })
})
