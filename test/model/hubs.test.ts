import { describe, expect, it } from 'vitest'
import { isHub, yearOf } from '../../src/model/hubs.ts'

describe('hubs', () => {
  it.each([
    ['Place', { name: 'Compton' }],
    ['Nomination', { name: 'Best Rap Album 2023' }],
    ['Company', { name: 'Interscope', type: 'LABEL' }],
    ['Company', { name: 'The Orchard', type: 'DISTRIBUTOR' }],
    ['Artist', { name: 'Various Artists' }],
    ['Artist', { name: 'VARIOUS ARTISTS' }],
    ['Artist', { name: '[unknown]' }],
    ['Artist', { name: '[no artist]' }],
    ['Artist', { name: '[traditional]' }],
    [
      'Artist',
      { name: 'Verschiedene', externalIds: [{ source: 'musicbrainz', id: '89ad4ac3-39f7-470e-963a-56509c546377' }] },
    ],
  ])('take in a %s like %j', (kind, properties) => {
    expect(isHub(kind, properties)).toBe(true)
  })

  it.each([
    [
      'Artist',
      { name: 'Kendrick Lamar', externalIds: [{ source: 'musicbrainz', id: '381086ea-f511-4aba-bdf9-71c753dc5077' }] },
    ],
    ['Artist', { name: 'Compton', externalIds: [{ source: 'imvdb', id: '89ad4ac3-39f7-470e-963a-56509c546377' }] }],
    ['Artist', { name: 'Mock', externalIds: [{ source: 'constructor', id: '1' }] }],
    ['Company', { name: 'pgLang', type: 'PRODUCTION' }],
    ['Company', { name: 'Freenjoy' }],
    ['Song', { title: 'Various Artists' }],
    ['Video', { title: '[unknown]' }],
  ])('leave out a %s like %j', (kind, properties) => {
    expect(isHub(kind, properties)).toBe(false)
  })
})

describe('the year of a node', () => {
  it.each([
    [{ released: '2022-09-01' }, 2022],
    [{ released: '1999' }, 1999],
    [{ ceremonyYear: 2018, eligibilityYear: 2017 }, 2018],
    [{ released: null }, 0],
    [{ ceremonyYear: null }, 0],
    [{ name: 'Dave Free', began: '1986' }, 0],
  ])('of %j is %i', (properties, year) => {
    expect(yearOf(properties)).toBe(year)
  })
})
