import { expect, test } from 'vitest'
import { cited } from '../../src/ingest/cited.ts'

test('a short id and a whole id name the same source', () => {
  expect(cited('S011')).toEqual({ id: 'source:S011' })
  expect(cited(' source:S011 ')).toEqual({ id: 'source:S011' })
})

test('an address names one source, however it is spelt', () => {
  expect(cited('HTTPS://Example.org')?.id).toBe(cited('https://example.org/')?.id)
  expect(cited('https://example.org/a')?.id).not.toBe(cited('https://example.org/b')?.id)
})

test('an id made from an address stays the same from version to version', () => {
  expect(cited('https://www.vevo.com/watch/x')?.id).toBe('source:www.vevo.com.4fd5a2d8')
})

test.each(['', 'see the booklet', 'é', 'http://', 'https://['])('%j names no source', (written) => {
  expect(cited(written)).toBeUndefined()
})
