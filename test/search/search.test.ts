import { beforeAll, describe, expect, test } from 'vitest'
import { buildNameIndex } from '../../src/search/build.ts'
import type { NameIndex } from '../../src/search/name-index.ts'
import { search } from '../../src/search/search.ts'
import { readCurated } from './curated.ts'
import { sourceOf } from './source-of.ts'

describe('in the curated graph', () => {
  let index: NameIndex
  beforeAll(async () => {
    index = (await readCurated()).index
  })
  const answer = (text: string) => search(index, text, { first: 5 }).hits

  test.each([
    ['Kendrik Lamar', 'artist:kendrick-lamar', 'TYPO'],
    ['kendrick lamarr', 'artist:kendrick-lamar', 'TYPO'],
    ['kendrik', 'artist:kendrick-lamar', 'TYPO'],
    ['Taylor Paige', 'artist:taylour-paige', 'TYPO'],
    ['Mr. Morale and Big Steps', 'album:mr-morale-and-the-big-steppers', 'TYPO'],
    ['jake shreier', 'artist:jake-schreier', 'TYPO'],
    ['K-Dot', 'artist:kendrick-lamar', 'ALIAS'],
    ['Mr Morale and Big Steppers', 'album:mr-morale-and-the-big-steppers', 'EXACT'],
    ['maad city', 'song:maad-city', 'EXACT'],
    ['lamar', 'artist:kendrick-lamar', 'WORDS'],
    ['ken', 'artist:kendrick-lamar', 'PREFIX'],
    ['k', 'artist:kendrick-lamar', 'PREFIX'],
  ])('"%s" finds %s first, by %s', (text, id, how) => {
    expect(answer(text)[0]).toMatchObject({ id, how })
  })

  test.each([
    ['humbel', 'HUMBLE.', 'TYPO'],
    ['we cry togehter', 'We Cry Together', 'TYPO'],
    ['togehter', 'We Cry Together', 'TYPO'],
    ['adhd', 'A.D.H.D', 'EXACT'],
    ['va$htie', 'Va$htie', 'ALIAS'],
    ['duckworth lam', 'Kendrick Lamar Duckworth', 'WORDS'],
  ])('"%s" finds "%s" first, by %s', (text, matched, how) => {
    expect(answer(text)[0]).toMatchObject({ matched, how })
  })
})

test('a node is found once, by its best name, and the best connected first among equals', async () => {
  const index = await buildNameIndex(
    sourceOf([
      { id: 'artist:few', name: 'Rich Spirit', degree: 1, others: ['rich', 'Richer'] },
      { id: 'artist:b', name: 'Richard', degree: 5 },
      { id: 'artist:a', name: 'Richmond', degree: 5 },
      { id: 'artist:many', name: 'Spirit Rich', degree: 9 },
    ]),
  )
  const { hits, more } = search(index, 'rich', { first: 10 })
  expect(hits.map(({ id, how, matched }) => [id, how, matched])).toEqual([
    ['artist:few', 'ALIAS', 'rich'],
    ['artist:a', 'PREFIX', 'Richmond'],
    ['artist:b', 'PREFIX', 'Richard'],
    ['artist:many', 'WORDS', 'Spirit Rich'],
  ])
  expect(more).toBe(false)
})

test('a position outlives its node: the page goes on behind where it stood', async () => {
  const nodes = [9, 7, 5, 3].map((degree) => ({ id: `artist:${degree}`, name: `Lamar ${degree}`, degree }))
  const index = await buildNameIndex(sourceOf(nodes.filter(({ degree }) => degree !== 7)))
  const after = { how: 'PREFIX', score: 0.9, degree: 7, id: 'artist:7' } as const
  expect(search(index, 'lamar', { first: 1, after }).hits.map(({ id }) => id)).toEqual(['artist:5'])
})

test('typos stop at one while a name of the wanted kinds fits without', async () => {
  const index = await buildNameIndex(
    sourceOf([
      { id: 'song:a', name: 'Kendrick Lamar', kind: 2 },
      { id: 'artist:b', name: 'Kendrik Lamar' },
      { id: 'artist:c', name: 'Kendirk Lamarr' },
    ]),
  )
  const ids = (kinds?: number[]) =>
    search(index, 'kendrick lamar', { first: 9, ...(kinds && { kinds }) }).hits.map(({ id }) => id)
  expect(ids()).toEqual(['song:a', 'artist:b'])
  expect(ids([0])).toEqual(['artist:b', 'artist:c'])
})

test.each(['', '  ', '\u0301', '\u200b', '…', '--'])('%j finds nothing', async (text) => {
  const index = await buildNameIndex(sourceOf([{ id: 'song:u', name: 'u' }]))
  expect(search(index, text, { first: 9 })).toEqual({ hits: [], more: false })
})

test('a text of a million letters is asked as its beginning', async () => {
  const index = await buildNameIndex(sourceOf([{ id: 'song:u', name: 'we cry '.repeat(100) }]))
  expect(search(index, 'we cry '.repeat(150_000), { first: 9 }).hits[0]).toMatchObject({ id: 'song:u', how: 'EXACT' })
})

test('an index of nothing answers nothing', async () => {
  const index = await buildNameIndex(sourceOf([]))
  expect(search(index, 'kendrick lamar', { first: 9 })).toEqual({ hits: [], more: false })
})

test('two spellings of a name that differ in a blank are both kept: each has words of its own', async () => {
  const index = await buildNameIndex(
    sourceOf([{ id: 'artist:k', name: 'Boomclap', others: ['Boom Clap', 'BOOM CLAP'] }]),
  )
  expect(search(index, 'clap', { first: 9 }).hits[0]).toMatchObject({ how: 'WORDS', matched: 'Boom Clap' })
  expect(index.nodeOf.length).toBe(2)
})
