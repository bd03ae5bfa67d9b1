import { expect, test } from 'vitest'
import { model } from '../../../src/model/index.ts'
import { tailsOf } from '../../../src/store/neo4j/path-statements.ts'
import { inOrder, type Spur, splitAt, type WeighedPath } from '../../../src/store/neo4j/spurs.ts'
import { pathTexts } from './path-texts.ts'

test.each(pathTexts)('the statement of %s is the kept one, and holds no value', async (name, text) => {
  await expect(`${text}\n`).toMatchFileSnapshot(`golden/paths-${name.replaceAll(' ', '-')}.cypher`)
  expect(text).not.toMatch(/47001|NO_SUCH_LINK/)
})

test('few statements do for searches of any length', () => {
  const lengths = Array.from({ length: 64 }, (_, place) => place + 1)
  const texts = lengths.map((length) => tailsOf(model, { through: ['WROTE'] }, length))
  expect(new Set(texts).size).toBe(5)
  for (const [place, text] of texts.entries())
    expect(Number(text.match(/\{1,(\d+)\}/)![1])).toBeGreaterThanOrEqual(lengths[place]!)
  const turned = tailsOf(model, { through: ['WROTE', 'SAMPLES'] }, 4)
  expect(tailsOf(model, { through: ['SAMPLES', 'WROTE', 'SAMPLES'] }, 4)).toBe(turned)
})

const path = (nodes: string, ...weights: number[]): WeighedPath => ({
  nodes: [...nodes].map((id) => ({ id, element: id.toUpperCase() })),
  weights: weights.length > 0 ? weights : Array(nodes.length - 1).fill(1),
})
const written = ({ start, barred }: Spur) =>
  `${start.nodes.map(({ id }) => id).join('')} not ${[...barred].sort().join('')} weighs ${start.weights.join('+')}`

test('what is left of a spur leaves each known path at each of its nodes, to where none of them goes', () => {
  const whole = { start: path('a'), barred: ['X'] }
  const left = splitAt(whole, [path('abcz', 1, 2, 3), path('abdz', 1, 5, 6), path('aez', 7, 8)])
  expect(left.map(written)).toEqual([
    'a not BEX weighs ',
    'ab not CD weighs 1',
    'abc not Z weighs 1+2',
    'abd not Z weighs 1+5',
    'ae not Z weighs 7',
  ])
  const further = splitAt({ start: path('ab', 1), barred: ['C', 'D'] }, [path('abfz', 1, 2, 3)])
  expect(further.map(written)).toEqual(['ab not CDF weighs 1', 'abf not Z weighs 1+2'])
})

test('paths stand in order of length, doubt and ids', () => {
  const paths = [path('az', 90), path('abz', 1, 2), path('adz', 2, 1), path('acz', 4, 0), path('abcz', 0, 0, 0)]
  for (const turned of [paths.toReversed(), paths]) expect(turned.toSorted(inOrder)).toEqual(paths)
})
