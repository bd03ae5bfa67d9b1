import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isSearchable, withoutFillers, wordsOf, wordsOfTokens } from '../../src/search/normal.ts'
import { tokens } from '../../src/search/tokens.ts'

const key = (text: string) => wordsOf(text).join('')
const spareKey = (text: string) => withoutFillers(wordsOf(text)).join('')

describe('a name', () => {
  test.each([
    ['K.Dot', 'K-Dot', 'K Dot', 'kdot', 'Ｋ．Ｄｏｔ'],
    ['m.A.A.d city', 'maad city', 'MAAD City'],
    ['A.D.H.D', 'ADHD', 'a.d.h.d.'],
    ['HUMBLE.', 'humble', '“Humble”'],
    ['Beyoncé', 'BEYONCE', 'Beyonce\u0301'],
    ['Va$htie', 'Vashtie'],
    ['P!nk', 'Pink'],
    ["Charm La'Donna", 'Charm LaDonna', 'Charm La’Donna'],
    ['PANAMÆRA', 'Panamaera'],
    ['Heart pt. 6', 'heart part 6'],
    ['Rock & Roll', 'rock and roll', 'Rock + Roll'],
    ['Straße', 'STRASSE', 'strasse'],
    ['Кино', 'КИНО'],
    ['محمد', 'مُحَمَّد'],
    ['宇多田ヒカル', '宇多田 ヒカル'],
    ['ΟΔΥΣΣΕΥΣ', 'οδυσσευς'],
    ['Constructor', 'constructor'],
  ])('%s is met by its other spellings', (name, ...spellings) => {
    expect(spellings.map(key)).toEqual(spellings.map(() => key(name)))
  })

  test('is met without its "the" and "and"', () => {
    expect(spareKey('Mr. Morale & the Big Steppers')).toBe(spareKey('Mr Morale and Big Steppers'))
    expect(spareKey('The The')).toBe('thethe')
  })

  test('in a script of its own keeps its letters', () => {
    expect([key('Кино'), key('محمد'), key('中文')]).toEqual(['кино', 'محمد', '中文'])
    expect(wordsOf('中文歌')).toEqual(['中', '文', '歌'])
  })

  test('of symbols only is itself', () => {
    expect([key('÷'), key('! ! !'), key('+'), key('&')]).toEqual(['÷', '!!!', '+', '&'])
    expect(key('And')).toBe('and')
  })

  test('of plain letters and blanks reads as its tokens do', () => {
    const word = fc.constantFrom('and', 'And', 'pt', 'PT', 'the', 'x', '7', 'Night', 'constructor', 'w'.repeat(120))
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), fc.constantFrom(' ', '  ', ' - '), (words, blank) => {
        const text = words.join(blank)
        expect(wordsOf(text)).toEqual(wordsOfTokens(text.slice(0, 500), tokens(text.slice(0, 500))))
      }),
      { numRuns: 1_000, seed: 2 },
    )
  })

  test('however long keeps 32 words of its first 500 letters', () => {
    expect(wordsOf('word '.repeat(100_000))).toHaveLength(32)
    expect(key('x'.repeat(100_000))).toHaveLength(100)
  })
})

test.each(['', ' \t\n', '\u0301', '\u200b', '\0'])('%j is nothing to search for', (text) => {
  expect(isSearchable(text)).toBe(false)
})

test.each(['u', '÷', '!!!', '9', '中'])('%s can be searched for', (text) => {
  expect(isSearchable(text)).toBe(true)
})

test('the words of any text stand where they are said to, in order, and read alone as they read there', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      let last = 0
      for (const { word, start, end } of tokens(text)) {
        expect(start).toBeGreaterThanOrEqual(last)
        expect(end).toBeGreaterThan(start)
        expect(end).toBeLessThanOrEqual(text.length)
        const alone = tokens(` ${text.slice(start, end)} `)
        expect(alone.map((token) => token.word)).toEqual([word])
        last = end
      }
    }),
    { numRuns: 5_000, seed: 1 },
  )
})

test('a text without any end to its words is read in time linear in its length', () => {
  const begun = process.cpuUsage()
  for (const text of [
    "a'".repeat(50_000),
    'a.'.repeat(50_000),
    '$'.repeat(100_000),
    '\u0301'.repeat(100_000),
    "'".repeat(100_000),
  ])
    tokens(text)
  expect(process.cpuUsage(begun).user / 1e6).toBeLessThan(5)
})
