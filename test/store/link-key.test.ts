import { expect, test } from 'vitest'
import { model } from '../../src/model/index.ts'
import { linkKey } from '../../src/store/link-key.ts'
import { keyOf, link } from './asking.ts'

const directed = model.links.get('DIRECTED')!
const key = (properties: Record<string, unknown>, from = 'artist:x', to = 'video:y') =>
  linkKey(directed, from, to, properties)

test('a key is 20 letters of printable ASCII', () => {
  expect(key({})).toMatch(/^[A-Za-z0-9_-]{20}$/)
})

test('a key never changes: stored graphs hold it', () => {
  expect(key({ role: 'director', segment: null })).toBe('mzhFVTSrWXaiFXRvh5bV')
})

test('a property that is absent, undefined or null makes the same key', () => {
  expect(key({ role: null })).toBe(key({}))
  expect(key({ role: undefined })).toBe(key({}))
})

test('only the identity tells links apart', () => {
  expect(key({ position: 1, sources: ['source:a'] })).toBe(key({}))
  const keys = [
    key({}),
    key({ role: 'r' }),
    key({ segment: 'r' }),
    key({ role: 'r', segment: 'r' }),
    key({}, 'artist:z'),
    key({}, 'artist:x', 'video:z'),
  ]
  expect(new Set(keys).size).toBe(keys.length)
})

test('a text and a number that look alike make different keys', () => {
  const track = model.links.get('TRACK_OF')!
  const at = (edition: unknown, disc: unknown) => linkKey(track, 'song:s', 'album:a', { edition, disc, position: 1 })
  expect(at('1', 1)).not.toBe(at(1, '1'))
})

test('it is as the second writing of it says', () => {
  for (const properties of [{}, { role: 'Ámbar' }, { segment: '"],[' }])
    expect(key(properties)).toBe(keyOf(link('DIRECTED', 'artist:x', 'video:y', properties)))
})
