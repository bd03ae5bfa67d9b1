import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { model } from '../../src/model/index.ts'
import { goesBefore, Standing, tellerOfId } from '../../src/model/standing.ts'
import { completed, filled, merged } from '../../src/store/merge.ts'

const { properties } = model.kinds.get('Artist')!

type Given = Record<string, unknown>
const told = (standing: string | null, given: Given): Given => ({ ...given, ...(standing && { standing }) })

/** What stands after all of these, in turn. */
function stands(...all: Given[]): Given {
  const [first, ...rest] = all as [Given, ...Given[]]
  return rest.reduce((stored, given) => merged(properties, stored, given), completed(properties, first)) as Given
}

const curated = told(null, { name: 'Kendrick Lamar', type: 'PERSON', began: '1987-06-17' })
const musicbrainz = told('musicbrainz', { name: 'Kendrick Duckworth', gender: 'male', began: '1987' })
const discogs = told('discogs', { name: 'K. Lamar', gender: 'Male', realName: 'Kendrick Lamar Duckworth' })

describe('told by several sources', () => {
  test('the curated value stands, another is kept as a claim with its source, another name as an alias', () => {
    expect(stands(curated, musicbrainz)).toMatchObject({
      name: 'Kendrick Lamar',
      began: '1987-06-17',
      gender: 'male',
      aliases: ['Kendrick Duckworth'],
      claims: [{ field: 'began', value: '1987', sources: ['source:musicbrainz'], followed: false }],
      standing: ' gender=musicbrainz',
    })
  })

  test('a source of lower standing fills gaps only, and what it filled gives way to one of higher standing', () => {
    const both = stands(discogs, musicbrainz)
    expect(both).toMatchObject({ name: 'Kendrick Duckworth', gender: 'male', realName: 'Kendrick Lamar Duckworth' })
    expect(both.standing).toBe('musicbrainz realName=discogs')
    expect(both.claims).toMatchObject([{ field: 'gender', value: 'Male', sources: ['source:discogs'] }])
  })

  test('the same source again replaces what it told before, without a claim', () => {
    const newer = stands(curated, musicbrainz, told('musicbrainz', { gender: 'other' }))
    expect(newer).toMatchObject({ gender: 'other', claims: [{ field: 'began' }] })
  })

  test('what stands in for a value that nobody told gives way to anyone', () => {
    const node = stands(told(null, { name: 'Björk' }), told('imvdb', { sortName: 'Guðmundsdóttir', confidence: 'LOW' }))
    expect(node).toMatchObject({ sortName: 'Guðmundsdóttir', confidence: 'LOW' })
  })

  test('a survivor stands in a tie, and its gaps are filled', () => {
    const stored = completed(properties, told('musicbrainz', { name: 'A', gender: 'female' }))
    const given = told('musicbrainz', { name: 'B', gender: 'male', began: '1990' })
    expect(filled(properties, stored, given)).toMatchObject({ name: 'A', gender: 'female', began: '1990' })
  })

  test('saying the same again changes nothing', () => {
    const stored = stands(discogs, curated, musicbrainz)
    for (const again of [curated, musicbrainz, discogs]) expect(merged(properties, stored, again)).toBe(stored)
  })

  test('what stands does not depend on who came first', () => {
    const text = fc.option(fc.constantFrom('a', 'b', 'c'), { nil: undefined, freq: 3 })
    const said = fc.record({
      name: fc.constantFrom('x', 'y', 'z'),
      gender: text,
      began: text,
      realName: text,
      note: text,
    })
    const canonical = ({ aliases, claims, ...rest }: Given) => ({
      ...rest,
      aliases: [...(aliases as string[])].sort(),
      // Which of several sources that say the same is named may differ.
      claims: (claims as { field: string; value: string }[]).map(({ field, value }) => `${field} ${value}`).sort(),
    })
    fc.assert(
      fc.property(
        said,
        said,
        said,
        fc.shuffledSubarray([0, 1, 2], { minLength: 3, maxLength: 3 }),
        (a, b, c, order) => {
          const all = [told(null, a), told('musicbrainz', b), told('imvdb', c)]
          const plain = stands(...all)
          expect(canonical(stands(...order.map((place) => all[place]!)))).toEqual(canonical(plain))
        },
      ),
      { numRuns: 2_000 },
    )
  })
})

test.each([
  ['artist:kendrick-lamar', null],
  ['artist:musicbrainz.381086ea-f511-4aba-bdf9-71c753dc5077', 'musicbrainz'],
  ['artist:discogs-artist.1778977', 'discogs-artist'],
  ['album:to-pimp-a-butterfly', null],
])('%s is an id in the words of %s', (id, teller) => {
  expect(tellerOfId(id)).toBe(teller)
})

test('readable ids are kept before those of sources, those of better sources before others', () => {
  const ids = [
    'artist:a',
    'artist:b',
    'artist:musicbrainz.x',
    'artist:discogs-artist.1',
    'artist:imvdb.7',
    'artist:isni.0',
  ]
  for (const [place, id] of ids.entries())
    for (const later of ids.slice(place + 1)) {
      expect(goesBefore(id, later)).toBe(true)
      expect(goesBefore(later, id)).toBe(false)
    }
})

test('standing is read as it was written', () => {
  const written = ' began=discogs gender=musicbrainz'
  const standing = Standing.read(written)
  expect([standing.whole, standing.of('began'), standing.of('gender'), standing.of('name')]).toEqual([
    null,
    'discogs',
    'musicbrainz',
    null,
  ])
})
