import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Store } from '../../src/store/contract.ts'
import type { Filter } from '../../src/store/selection.ts'
import type { Draft } from '../support/draft.ts'
import { walkedModel } from '../support/walked-model.ts'
import { by, folded, link, namesIn, node, type Open, page, pageOf, positionOf, rowsOf, value, whole } from './asking.ts'

/** How values are compared and ordered. Numbers are those of the rules in the design note on selections. */
export function comparingSuite(open: Open): void {
  describe('comparing', () => {
    let store: Store
    beforeEach(async () => {
      store = await open(walkedModel)
    })
    afterEach(() => store.close())

    const songs = async (where: Draft<Filter>) => namesIn(await pageOf(store, 'Song', { where }))
    const names = async (...texts: string[]) => {
      await store.write({ nodes: texts.map((title, place) => node(`song:${place}`, { title })), links: [] })
    }

    test('rule 1: text is ordered by code points, on pages too', async () => {
      await names('\u{1F600}', '\uFFFD', 'z', '\u{20000}')
      const order = [by('title')]
      expect(namesIn(await pageOf(store, 'Song', { order }))).toEqual(['2', '1', '0', '3'])
      const [first] = await pageOf(store, 'Song', { order, page: page(2, { keys: true }) })
      const beyond = positionOf(first.at(-1)!)
      expect(namesIn(await pageOf(store, 'Song', { order, page: page(2, { beyond }) }))).toEqual(['0', '3'])
      const gt = { op: 'gt', property: 'title', value: folded('\uFFFD') } as const
      expect(await songs(gt)).toEqual(['0', '3'])
    })

    test('rule 2: text is compared without case, accents and compatibility forms', async () => {
      await names('Ámbar', 'AMBAR', 'ﬁn', 'Straße')
      expect(await songs({ op: 'eq', property: 'title', value: folded('ambár') })).toEqual(['0', '1'])
      expect(await songs({ op: 'startsWith', property: 'title', value: folded('FI') })).toEqual(['2'])
      expect(await songs({ op: 'contains', property: 'title', value: folded('ß') })).toEqual(['3'])
      expect(await songs({ op: 'eq', property: 'title', value: folded('STRASSE') })).toEqual([])
    })

    test('rule 2: as written when asked', async () => {
      await names('Ámbar', 'AMBAR')
      const exactly = { property: 'title', exact: true } as const
      expect(await songs({ op: 'eq', value: value('Ámbar'), ...exactly })).toEqual(['0'])
      expect(await songs({ op: 'ne', value: value('Ámbar'), ...exactly })).toEqual(['1'])
      expect(await songs({ op: 'in', values: value(['AMBAR', 'ambar']), ...exactly })).toEqual(['1'])
      expect(await songs({ op: 'endsWith', value: value('bar'), ...exactly })).toEqual(['0'])
      expect(await songs({ op: 'startsWith', value: value('AM'), ...exactly })).toEqual(['1'])
      expect(await songs({ op: 'contains', value: value('mb'), ...exactly })).toEqual(['0'])
    })

    test('rule 2: a long value is kept whole and compared by its first 1,000 letters', async () => {
      const long = 'x'.repeat(9000)
      await names(long, `${long.slice(0, 1000)}a`, `${long.slice(0, 999)}a`)
      expect(namesIn(await pageOf(store, 'Song', { order: [by('title')] }))).toEqual(['2', '0', '1'])
      expect(await songs({ op: 'eq', property: 'title', value: folded(long) })).toEqual(['0', '1'])
      expect(await rowsOf(store, ['song:0'], whole('Song', { properties: ['title'] }))).toEqual([['song:0', long]])
    })

    test('rule 3: a comparison with a missing value is false, and not turns that round', async () => {
      await store.write({ nodes: [node('song:known', { released: '2015' }), node('song:unknown')], links: [] })
      const eq = { op: 'eq', property: 'released', value: value('2016') } as const
      expect(await songs(eq)).toEqual([])
      expect(await songs({ op: 'not', of: eq })).toEqual(['known', 'unknown'])
      expect(await songs({ ...eq, op: 'ne' })).toEqual(['known'])
      expect(await songs({ op: 'not', of: { ...eq, op: 'ne' } })).toEqual(['unknown'])
      expect(await songs({ op: 'not', of: { op: 'or', of: [eq, { op: 'not', of: { ...eq, op: 'lt' } }] } })).toEqual([
        'known',
      ])
      expect(await songs({ op: 'isNull', property: 'released', is: true })).toEqual(['unknown'])
      expect(await songs({ op: 'isNull', property: 'released', is: false })).toEqual(['known'])
    })

    test('rule 4: and of nothing is true, or and in of nothing are false', async () => {
      await names('a')
      const among = { op: 'in', property: 'title', values: value([] as string[]) } as const
      expect(await songs({ op: 'and', of: [] })).toEqual(['0'])
      expect(await songs({ op: 'or', of: [] })).toEqual([])
      expect(await songs(among)).toEqual([])
      expect(await songs({ op: 'not', of: among })).toEqual(['0'])
    })

    test('rule 4: some of no links is false, none and all are true', async () => {
      await store.write({
        nodes: [
          node('artist:x', { began: '1987' }),
          node('artist:y'),
          node('song:both'),
          node('song:none'),
          node('song:one'),
        ],
        links: [
          link('WROTE', 'artist:x', 'song:both'),
          link('WROTE', 'artist:y', 'song:both'),
          link('WROTE', 'artist:x', 'song:one', { role: 'lyricist' }),
        ],
      })
      const node87 = { op: 'eq', property: 'began', value: value('1987') } as const
      const about = { field: 'writers', node: node87 } as const
      expect(await songs({ op: 'some', ...about })).toEqual(['both', 'one'])
      expect(await songs({ op: 'none', ...about })).toEqual(['none'])
      expect(await songs({ op: 'all', ...about })).toEqual(['none', 'one'])
      expect(await songs({ op: 'some', field: 'writers' })).toEqual(['both', 'one'])
      expect(await songs({ op: 'none', field: 'writers' })).toEqual(['none'])
      expect(await songs({ op: 'all', field: 'writers' })).toEqual(['both', 'none', 'one'])
      const role = { op: 'isNull', property: 'role', is: false } as const
      expect(await songs({ op: 'some', ...about, link: role })).toEqual(['one'])
      expect(await songs({ op: 'all', ...about, link: role })).toEqual(['none', 'one'])
      expect(await songs({ op: 'not', of: { op: 'all', field: 'writers', link: role } })).toEqual(['both'])
    })

    test('rules 13 and 14: whole numbers to 2^53 - 1 and truth values come back as they went in', async () => {
      const most = Number.MAX_SAFE_INTEGER
      const nodes = [node('song:big', { duration: most, disputed: true }), node('song:small', { duration: -most })]
      await store.write({ nodes, links: [] })
      const wanted = whole('Song', { properties: ['duration', 'disputed'] })
      expect(await rowsOf(store, ['song:big', 'song:small'], wanted)).toEqual([
        ['song:big', most, true],
        ['song:small', -most, false],
      ])
      expect(await songs({ op: 'gte', property: 'duration', value: value(most) })).toEqual(['big'])
      expect(await songs({ op: 'lt', property: 'duration', value: value(1 - most) })).toEqual(['small'])
      expect(await songs({ op: 'eq', property: 'disputed', value: value(false) })).toEqual(['small'])
      expect(await songs({ op: 'ne', property: 'disputed', value: value(false) })).toEqual(['big'])
    })

    test('rule 15: lists are asked for what they hold, folded', async () => {
      const nodes = [node('song:two', { works: ['Ö', 'b'] }), node('song:one', { works: ['o'] }), node('song:none')]
      await store.write({ nodes, links: [] })
      const works = (op: 'hasAny' | 'hasAll', ...texts: string[]) =>
        songs({ op, property: 'works', values: value(texts) })
      expect(await works('hasAny', 'o', 'x')).toEqual(['one', 'two'])
      expect(await works('hasAll', 'o', 'b')).toEqual(['two'])
      expect(await works('hasAny')).toEqual([])
      expect(await works('hasAll')).toEqual(['none', 'one', 'two'])
    })

    test('rule 15: citations are asked for by id', async () => {
      const nodes = [
        node('source:S1'),
        node('song:cited', { sources: ['source:S1', 'source:lost'] }),
        node('song:bare'),
      ]
      await store.write({ nodes, links: [] })
      const sources = (...ids: string[]) => songs({ op: 'hasAny', property: 'sources', values: value(ids) })
      expect(await sources('source:S1')).toEqual(['cited'])
      expect(await sources('source:lost')).toEqual(['cited'])
      expect(await sources('source:s1')).toEqual([])
    })

    test('rule 18: text that a statement would read as something else is only text', async () => {
      const odd = `%_*?'"\`\\$p{}[]:;--/*`
      await names(odd, 'other')
      for (const op of ['eq', 'startsWith', 'endsWith', 'contains'] as const) {
        expect(await songs({ op, property: 'title', value: folded(odd) })).toEqual(['0'])
        expect(await songs({ op, property: 'title', value: value(odd), exact: true })).toEqual(['0'])
      }
      expect(await songs({ op: 'contains', property: 'title', value: folded('_') })).toEqual(['0'])
    })

    test('rule 19: a prefix finds what begins with it, whatever letter it ends with', async () => {
      await names('ab', 'abz', 'ac', '\u{10FFFF}', '\u{10FFFF}\u{10FFFF}', '\uFFFDx')
      const starting = (text: string) => songs({ op: 'startsWith', property: 'title', value: folded(text) })
      expect(await starting('ab')).toEqual(['0', '1'])
      expect(await starting('\u{10FFFF}')).toEqual(['3', '4'])
      expect(await starting('\uFFFD')).toEqual(['5'])
    })

    test('text whose fold is empty is not a missing value', async () => {
      await names('\u0301', 'a')
      expect(namesIn(await pageOf(store, 'Song', { order: [by('title')] }))).toEqual(['0', '1'])
      expect(await songs({ op: 'eq', property: 'title', value: value('') })).toEqual(['0'])
      expect(await songs({ op: 'isNull', property: 'title', is: true })).toEqual([])
    })
  })
}
