import { expect, test } from 'vitest'
import { defaultEdition, withDefault } from '../../src/model/default-edition.ts'
import { album } from '../../src/model/kinds/album.ts'
import { completed, merged } from '../../src/store/merge.ts'

const edition = (key: string, date: string | null, status: string | null, isDefault = true) => ({
  key,
  title: null,
  date,
  country: null,
  format: null,
  company: null,
  catalogNumber: null,
  barcode: null,
  discCount: null,
  trackCount: 10,
  status,
  isDefault,
})

const bootleg = edition('a', '1971', 'Bootleg')
const year = edition('b', '1973', 'Official')
const day = edition('c', '1973-03-01', 'Official')
const undated = edition('d', null, 'Official')
const list = edition('e', '1972', 'Official', false)

test('the default edition is the earliest official one of those marked', () => {
  expect(defaultEdition({ editions: [bootleg, undated, day, year, list] })).toBe('b')
  expect(defaultEdition({ editions: [bootleg, undated] })).toBe('d')
  expect(defaultEdition({ editions: [list] })).toBeUndefined()
})

test('the edition called standard goes before all others, if it is marked', () => {
  expect(defaultEdition({ editions: [year, edition('standard', '2001', null)] })).toBe('standard')
  expect(defaultEdition({ editions: [year, edition('standard', '2001', null, false)] })).toBe('b')
})

test('only the default one stays marked', () => {
  expect(withDefault({ editions: [bootleg, day, year] }).map(({ isDefault }) => isDefault)).toEqual([
    false,
    false,
    true,
  ])
})

test('in whatever order editions are told, and told again, the same stands', () => {
  const editions = [bootleg, year, day, undated, list]
  const orders = editions.map((_, i) => [...editions.slice(i), ...editions.slice(0, i)])
  const told = orders
    .flatMap((order) => [order, order.toReversed()])
    .map((order) => {
      let whole = completed(album.properties, { title: 'A', editions: [order[0]] })
      for (const one of order.slice(1)) whole = merged(album.properties, whole, { title: 'A', editions: [one] })
      // A second time nothing changes.
      for (const one of order) expect(merged(album.properties, whole, { title: 'A', editions: [one] })).toBe(whole)
      const standing = (whole.editions as (typeof year)[]).filter(({ isDefault }) => isDefault).map(({ key }) => key)
      return [whole.defaultEdition, standing]
    })
  expect(told).toEqual(told.map(() => ['b', ['b']]))
})

test('an album whose editions are not told keeps the one it was given', () => {
  expect(completed(album.properties, { title: 'A', defaultEdition: 'deluxe' }).defaultEdition).toBe('deluxe')
  expect(completed(album.properties, { title: 'A' }).defaultEdition).toBe('standard')
  const whole = completed(album.properties, { title: 'A', defaultEdition: 'deluxe' })
  expect(merged(album.properties, whole, { title: 'B' }).defaultEdition).toBe('deluxe')
})
