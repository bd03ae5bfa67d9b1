import { beforeAll, expect, test } from 'vitest'
import { mentions } from '../../src/search/mentions.ts'
import { type Curated, readCurated } from './curated.ts'
import { type LabelledText, precision, readLabels, recall, scoreMentions } from './score-mentions.ts'

let curated: Curated
beforeAll(async () => {
  curated = await readCurated()
})

test.each([
  ['texts.jsonl', 600],
  ['held-out.jsonl', 300],
])('of the names labelled in %s at least 70 %% are found, and 95 %% of what is found is right', (file, labels) => {
  const texts = readLabels(file)
  const { all } = scoreMentions(curated, texts)
  expect(all.labels).toBeGreaterThan(labels)
  expect(precision(all)).toBeGreaterThanOrEqual(0.95)
  expect(recall(all)).toBeGreaterThanOrEqual(0.7)
})

test.each(['texts.jsonl', 'held-out.jsonl'])('labels of %s are in order and apart, in their texts', (file) => {
  for (const { id, text, mentions: labels } of readLabels(file)) {
    let last = 0
    for (const { start, end } of labels) {
      expect(start, id).toBeGreaterThanOrEqual(last)
      expect(text.slice(start, end), id).toMatch(/^\S(.*\S)?$/)
      last = end
    }
    expect(last, id).toBeLessThanOrEqual(text.length)
  }
})

test('nothing is named in the texts without a label', () => {
  const named = ['texts.jsonl', 'held-out.jsonl'].flatMap(readLabels).filter(({ mentions }) => !mentions.length)
  expect(named.length).toBeGreaterThan(20)
  for (const { id, text } of named)
    expect([id, ...mentions(curated.index, text, curated.neighbours).map(({ id }) => id)]).toEqual([id])
})

test('a mention is right only with the labelled span, name and kind', () => {
  const text = 'Kendrick Lamar wrote HUMBLE. alone.'
  const scored = (...labels: LabelledText['mentions']) => {
    const { all, missed, made } = scoreMentions(curated, [{ id: 'one', text, mentions: labels }])
    return [all.given, all.right, missed.length, made.length]
  }
  const name = { start: 0, end: 14, names: ['Kendrick Lamar'], kind: 'Artist' }
  const title = { start: 21, end: 28, names: ['HUMBLE.'], kind: ['Song', 'Video'] }
  expect(scored(name, title)).toEqual([2, 2, 0, 0])
  expect(scored(name, { ...title, end: 27 })).toEqual([2, 1, 1, 1])
  expect(scored(name, { ...title, kind: 'Album' })).toEqual([2, 1, 1, 1])
  expect(scored({ ...name, names: ['Dave Free'] }, title)).toEqual([2, 1, 1, 1])
  expect(scored(title)).toEqual([2, 1, 0, 1])
})
