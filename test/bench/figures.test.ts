import { expect, test } from 'vitest'
import { geometricMean, median, ratios, spread } from '../../bench/report/figures.ts'
import { aligned, markdown, number } from '../../bench/report/tables.ts'

test('the median is the middle one, or halfway between the two in the middle', () => {
  expect(median([9, 1, 5])).toBe(5)
  expect(median([10, 2, 4, 8])).toBe(6)
  expect(median([3])).toBe(3)
})

test('the order of what is given is left as it was', () => {
  const given = [3, 1, 2]
  expect(spread(given)).toEqual({ median: 2, least: 1, most: 3 })
  expect(given).toEqual([3, 1, 2])
})

test('a geometric mean takes twice as fast and half as fast for the same', () => {
  expect(geometricMean([2, 0.5])).toBeCloseTo(1)
  expect(geometricMean([1, 4, 16])).toBeCloseTo(4)
})

test('ratios are ours by theirs, of the shapes that both answered', () => {
  const figures = new Map([
    [
      'a',
      new Map([
        ['ours', 600],
        ['theirs', 100],
      ]),
    ],
    [
      'b',
      new Map([
        ['ours', 150],
        ['theirs', 100],
      ]),
    ],
    ['c', new Map([['ours', 500]])],
  ])
  const { each, mean } = ratios(figures, 'ours', 'theirs')
  expect([...each]).toEqual([
    ['a', 6],
    ['b', 1.5],
  ])
  expect(mean).toBeCloseTo(3)
})

test('figures have as many digits as mean something', () => {
  expect([1234.5, 12.34, 1.234, 0.012].map(number)).toEqual(['1235', '12.3', '1.23', '0.01'])
})

test('a table is aligned on the terminal and one of Markdown on the page', () => {
  const table = [
    ['a', 'b'],
    ['long', '1'],
  ]
  expect(aligned(table)).toBe('a     b\nlong  1')
  expect(markdown(table)).toBe('| a | b |\n| --- | --- |\n| long | 1 |')
})
