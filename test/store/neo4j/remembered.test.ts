import { expect, test } from 'vitest'
import { model } from '../../../src/model/index.ts'
import { remembering } from '../../../src/store/neo4j/remembered.ts'
import type { Selection } from '../../../src/store/selection.ts'

const artists = (param: number): Selection => ({
  by: 'ids',
  ids: { param },
  of: [{ kind: 'Artist', properties: ['name'], refs: [], links: [] }],
})

test('a form is compiled once, however many selections say the same', () => {
  const compiled = remembering(model)
  const first = artists(0)
  expect(compiled(first)).toBe(compiled(first))
  expect(compiled(artists(0))).toBe(compiled(first))
  expect(compiled(artists(1))).not.toBe(compiled(first))
})

test('of too many forms the longest unused is forgotten', () => {
  const compiled = remembering(model)
  const [kept, lost] = [compiled(artists(0)), compiled(artists(1))]
  for (let other = 2; other < 502; other++) {
    compiled(artists(other))
    compiled(artists(0))
  }
  expect(compiled(artists(0))).toBe(kept)
  expect(compiled(artists(1))).not.toBe(lost)
})
