import { expect, test } from 'vitest'
import { longestText } from '../../src/search/limits.ts'
import { mentions } from '../../src/search/mentions.ts'
import { readCurated } from './curated.ts'
import { longTexts } from './long-texts.ts'

const curated = await readCurated()

// On an idle machine each takes about a tenth of a second; what grows with the square of the length takes many seconds.
test.each(Object.entries(longTexts))('%s: the longest text is read in time', (_, text) => {
  const long = text(longestText)
  expect(long.length).toBe(longestText)
  const before = process.cpuUsage()
  mentions(curated.index, long, curated.neighbours)
  const { user, system } = process.cpuUsage(before)
  expect((user + system) / 1e6).toBeLessThan(4)
})

test('what stands at the end of the longest text is found as at its beginning', () => {
  const text = `${'x '.repeat(longestText / 2 - 10)}Taylour Paige`
  expect(mentions(curated.index, text, curated.neighbours)).toMatchObject([
    { start: text.length - 13, end: text.length, id: 'artist:taylour-paige' },
  ])
})
