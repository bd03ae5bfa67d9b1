import { describe, expect, test } from 'vitest'
import { model } from '../../src/model/index.ts'
import { completed } from '../../src/store/merge.ts'
import { difference, parted, takenBack } from '../../src/store/taken-back.ts'

const { properties } = model.kinds.get('Artist')!
const isrc = (id: string, url: string | null = null) => ({ source: 'isrc', id, url })
const claim = (value: string, ...sources: string[]) => ({ field: 'f', value, sources, followed: false, note: null })
const before = completed(properties, {
  ...{ name: 'A', aliases: ['b', 'a'], sources: ['source:1', 'source:2'], externalIds: [isrc('1')] },
  claims: [claim('x', 'source:1'), claim('y', 'source:1')],
})
const after = {
  ...{ ...before, began: '1987', aliases: ['b', 'a', 'c'], sources: ['source:1', 'source:3'] },
  externalIds: [isrc('1', 'https://example.org'), isrc('2')],
  claims: [claim('x', 'source:1', 'source:2'), claim('z', 'source:2')],
}
const change = difference(before, after)
const back = (now: Readonly<Record<string, unknown>>) => takenBack(properties, change, { ...after, ...now })

describe('a change taken back', () => {
  test('tells only what differs, and leaves what was', () => {
    expect(Object.keys(change.after).toSorted()).toEqual(['aliases', 'began', 'claims', 'externalIds', 'sources'])
    expect(change.before.began).toBe(null)
    expect(back({})).toEqual(before)
    expect(takenBack(properties, JSON.parse(JSON.stringify(change)), after)).toEqual(before)
  })

  test('leaves single values that were told since, also of what it did not change', () => {
    expect(back({ began: '1988', note: 'n' })).toEqual({ ...before, began: '1988', note: 'n' })
  })

  test('leaves what was added to lists since, and gives back what it took out of them', () => {
    expect(back({ aliases: [...after.aliases, 'd'] }).aliases).toEqual(['b', 'a', 'd'])
    expect(back({ sources: ['source:0', ...after.sources] }).sources).toEqual(['source:0', 'source:1', 'source:2'])
  })

  test('of records: those it added go, but for what was told of them since; those it changed and took out come back', () => {
    const claims = [claim('x', 'source:1', 'source:2', 'source:4'), claim('z', 'source:2', 'source:4'), claim('w')]
    expect(back({ claims }).claims).toEqual([
      claim('x', 'source:1', 'source:4'),
      claim('z', 'source:4'),
      claim('w'),
      claim('y', 'source:1'),
    ])
    expect(back({ claims: [...after.claims, claim('y', 'source:4')] }).claims).toEqual([
      claim('x', 'source:1'),
      claim('y', 'source:4'),
    ])
  })

  test('an outside id goes back to the node that had it, as it is told now', () => {
    const leaving = completed(properties, { name: 'C', externalIds: [isrc('2'), isrc('3')] })
    const told = isrc('2', 'https://example.org/2')
    const now = { ...after, externalIds: [...after.externalIds.slice(0, 1), told, isrc('4')] }
    const { leaving: left, staying } = parted(properties, leaving, change, now)
    expect(left).toEqual({ ...leaving, externalIds: [told, isrc('3')] })
    expect(staying).toEqual({ ...before, externalIds: [isrc('1'), isrc('4')] })
  })
})
