import { describe, expect, test } from 'vitest'
import { model } from '../../src/model/index.ts'
import { completed, merged } from '../../src/store/merge.ts'
import { graphOf } from '../support/graph.ts'

const artist = model.kinds.get('Artist')!.properties
const album = model.kinds.get('Album')!.properties
const isrc = (id: string, url: string | null = null) => ({ source: 'isrc', id, url })

describe('a new thing', () => {
  test('has every property: given, fallback, null or an empty list', () => {
    const whole = completed(artist, { name: 'Kendrick', type: null })
    expect(Object.keys(whole)).toEqual(Object.keys(artist))
    expect(whole).toMatchObject({
      name: 'Kendrick',
      sortName: 'Kendrick',
      type: null,
      aliases: [],
      confidence: 'UNKNOWN',
      disputed: false,
    })
  })

  test('keeps false, 0 and an empty list that were given', () => {
    expect(completed(album, { title: 'a', duration: 0, disputed: false, editions: [] })).toMatchObject({
      duration: 0,
      disputed: false,
      editions: [],
    })
  })

  test('is as the second writing of it says', () => {
    const given = { title: 'a', duration: null, sources: ['source:a'] }
    expect(graphOf(model, [{ kind: 'Album', id: 'album:a', properties: given }], []).nodes[0]!.properties).toEqual(
      completed(album, given),
    )
  })
})

describe('a known thing', () => {
  const stored = completed(artist, {
    name: 'Kendrick',
    began: '1987',
    aliases: ['a'],
    sources: ['source:b'],
    externalIds: [isrc('1')],
  })

  test('is left as it is, and the same object, when nothing new is said', () => {
    expect(merged(artist, stored, {})).toBe(stored)
    expect(
      merged(artist, stored, {
        name: 'Kendrick',
        began: null,
        aliases: [],
        sources: ['source:b'],
        externalIds: [isrc('1')],
      }),
    ).toBe(stored)
    expect(merged(artist, stored, stored)).toBe(stored)
  })

  test('takes what is given and forgets nothing', () => {
    const after = merged(artist, stored, { began: '1987-06-17', note: 'n', name: undefined })
    expect(after).toEqual({ ...stored, began: '1987-06-17', note: 'n' })
    expect(stored.began).toBe('1987')
  })

  test('takes false for true', () => {
    const disputed = merged(artist, stored, { disputed: true })
    expect(disputed.disputed).toBe(true)
    expect(merged(artist, disputed, { disputed: false }).disputed).toBe(false)
  })

  test('adds to its lists: text at the end, references in order of id', () => {
    const after = merged(artist, stored, { aliases: ['0', 'a'], sources: ['source:a', 'source:b'] })
    expect(after).toMatchObject({ aliases: ['a', '0'], sources: ['source:a', 'source:b'] })
  })

  test('merges records one by one, by their identity', () => {
    const after = merged(artist, stored, { externalIds: [isrc('2'), isrc('1', 'https://example.org')] })
    expect(after.externalIds).toEqual([isrc('1', 'https://example.org'), isrc('2')])
    const claim = { field: 'began', value: '1987', followed: true, note: null }
    const claimed = merged(artist, stored, { claims: [{ ...claim, sources: ['source:b'] }] })
    const twice = merged(artist, claimed, { claims: [{ ...claim, sources: ['source:a'], followed: false, note: 'n' }] })
    expect(twice.claims).toEqual([{ ...claim, sources: ['source:a', 'source:b'], followed: false, note: 'n' }])
  })

  test('is the same however often the same is said', () => {
    const given = {
      note: 'n',
      aliases: ['b'],
      externalIds: [isrc('2')],
      claims: [{ field: 'f', value: 'v', sources: [], followed: true, note: null }],
    }
    const once = merged(artist, stored, given)
    expect(merged(artist, once, given)).toBe(once)
  })
})
