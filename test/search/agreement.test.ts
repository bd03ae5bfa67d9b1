import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildNameIndex } from '../../src/search/build.ts'
import { search } from '../../src/search/search.ts'
import { randomFrom } from '../support/random.ts'
import { arbitraryName, arbitraryNodes } from './arbitrary-names.ts'
import { type Answer, bruteSearch, type Fault } from './brute-search.ts'
import { type Named, sourceOf } from './source-of.ts'

const asked = fc.record({
  nodes: arbitraryNodes,
  text: arbitraryName,
  kinds: fc.constantFrom(undefined, undefined, [0], [1], []),
})
const plain = ({ id, how, score }: Answer): Answer => ({ id, how, score: Math.round(score * 1e9) / 1e9 })

async function answers(nodes: readonly Named[], text: string, kinds?: readonly number[]): Promise<Answer[]> {
  const index = await buildNameIndex(sourceOf(nodes))
  return search(index, text, { first: 100, ...(kinds && { kinds }) }).hits.map(plain)
}

test('answers, their order and their scores are those of a search through all names by every rule', async () => {
  await fc.assert(
    fc.asyncProperty(asked, async ({ nodes, text, kinds }) => {
      expect(await answers(nodes, text, kinds)).toEqual(bruteSearch(nodes, text, kinds).map(plain))
    }),
    { numRuns: 1500, seed: 1 },
  )
})

test('of thousands of names that fit alike, the same come first as when all are looked at', async () => {
  const random = randomFrom(11)
  const pick = (words: string) => words.split(' ')[Math.floor(random() * words.split(' ').length)]!
  const words = 'night nights knight light city the silent'
  const nodes = Array.from({ length: 4_000 }, (_, i) => ({
    id: `song:${i}`,
    name: `${pick(words)} ${pick(words)}${pick(', a b c')}`.replace(',', ''),
    kind: i % 2,
    others: i % 5 ? [] : [pick('night city')],
    degree: Math.floor(2 / (random() + 0.002)),
  }))
  const index = await buildNameIndex(sourceOf(nodes, 500))
  for (const text of ['n', 'night', 'night l', 'city', 'the night', 'light night', 'silent c', 'citty'])
    for (const kinds of [undefined, [1]]) {
      const expected = bruteSearch(nodes, text, kinds).map(plain)
      const found: Answer[] = []
      for (let page = 0, after = {}; page < 6; page++) {
        const { hits } = search(index, text, { first: 7, ...after, ...(kinds && { kinds }) })
        found.push(...hits.map(plain))
        after = { after: hits.at(-1)! }
      }
      expect(expected.length).toBeGreaterThan(100)
      expect(found).toEqual(expected.slice(0, 42))
    }
})

test('pages put together are the whole answer, wherever they are cut', async () => {
  await fc.assert(
    fc.asyncProperty(asked, fc.integer({ min: 1, max: 4 }), async ({ nodes, text, kinds }, first) => {
      const index = await buildNameIndex(sourceOf(nodes))
      const whole = search(index, text, { first: 100, ...(kinds && { kinds }) })
      const parts: Answer[] = []
      for (let more = true, after = {}; more; ) {
        const page = search(index, text, { first, ...after, ...(kinds && { kinds }) })
        expect(page.hits.length).toBe(page.more ? first : page.hits.length)
        parts.push(...page.hits)
        more = page.more
        after = { after: JSON.parse(JSON.stringify(page.hits.at(-1) ?? null)) }
      }
      expect(parts).toEqual(whole.hits)
    }),
    { numRuns: 500, seed: 2 },
  )
})

test.each<Fault>(['no swaps', 'one edit more', 'ties by id', 'alias as good', 'fillers count', 'last word whole'])(
  'the comparison would tell a search with the fault "%s"',
  async (fault) => {
    let told = 0
    await fc.assert(
      fc.asyncProperty(asked, async ({ nodes, text, kinds }) => {
        const [right, wrong] = [await answers(nodes, text, kinds), bruteSearch(nodes, text, kinds, fault).map(plain)]
        if (JSON.stringify(right) !== JSON.stringify(wrong)) told++
      }),
      { numRuns: 400, seed: 3 },
    )
    expect(told).toBeGreaterThan(4)
  },
)
