import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { LinkRecord, PropertyValues, Store } from '../../src/store/contract.ts'
import { walkedModel } from '../support/walked-model.ts'
import { gathered, link, linksAt, namesIn, node, type Open, rowsOf, whole } from './asking.ts'

/** Making two nodes one. */
export function mergingSuite(open: Open): void {
  describe('merging', () => {
    let store: Store
    beforeEach(async () => {
      store = await open(walkedModel)
    })
    afterEach(() => store.close())

    const links = async () =>
      (await gathered(store.scanLinks())).map(({ type, from, to }) => `${from} ${type} ${to}`).toSorted()
    const artists = async (...names: string[]) => {
      await store.write({ nodes: names.map((name) => node(`artist:${name}`)), links: [] })
    }

    test('links move at both ends, and the old id leads to the new', async () => {
      await artists('from', 'into', 'other')
      await store.write({
        nodes: [node('song:s')],
        links: [link('WROTE', 'artist:from', 'song:s'), link('MEMBER_OF', 'artist:other', 'artist:from')],
      })
      const merged = await store.merge('artist:from', 'artist:into')
      expect(merged.links).toBe(2)
      expect(merged.revision).toBe(await store.revision())
      expect(await links()).toEqual(['artist:into WROTE song:s', 'artist:other MEMBER_OF artist:into'])
      expect(namesIn(await linksAt(store, 'artist:from', 'wrote'))).toEqual(['s'])
      expect(await rowsOf(store, ['artist:from', 'artist:into'], whole('Artist'))).toEqual([
        ['artist:into'],
        ['artist:into'],
      ])
      expect(await store.find([{ by: 'id', id: 'artist:from' }])).toEqual([['artist:into']])
      expect(await gathered(store.scanRedirects())).toEqual([{ from: 'artist:from', into: 'artist:into' }])
      expect((await gathered(store.scanNodes())).map(({ id }) => id)).toEqual(['artist:into', 'artist:other', 'song:s'])
    })

    test('the name becomes an alias; aliases, outside ids and sources move', async () => {
      const known = (id: string) => ({ source: 'imvdb', id, url: null })
      await store.write({
        nodes: [
          node('artist:from', {
            name: 'K.Dot',
            aliases: ['K-Dot', 'Kung Fu'],
            externalIds: [known('1'), known('2')],
            sources: ['source:S2'],
          }),
          node('artist:into', {
            name: 'Kendrick',
            aliases: ['Kung Fu', 'Oklama'],
            externalIds: [known('2')],
            sources: ['source:S1'],
          }),
          node('source:S1'),
          node('source:S2'),
        ],
        links: [],
      })
      await store.merge('artist:from', 'artist:into')
      const wanted = whole('Artist', {
        properties: ['name', 'aliases', 'externalIds'],
        refs: [{ property: 'sources', node: whole('Source') }],
      })
      const [row] = await rowsOf(store, ['artist:into'], wanted)
      expect(row![1]).toBe('Kendrick')
      expect((row![2] as string[]).toSorted()).toEqual(['K-Dot', 'K.Dot', 'Kung Fu', 'Oklama'])
      expect((row![3] as { id: string }[]).map(({ id }) => id).toSorted()).toEqual(['1', '2'])
      expect(row![4]).toEqual([['source:S1'], ['source:S2']])
      expect(await store.find([{ by: 'externalId', kind: 'Artist', source: 'imvdb', id: '1' }])).toEqual([
        ['artist:into'],
      ])
      expect(await store.find([{ by: 'name', kind: 'Artist', key: 'k.dot' }])).toEqual([[]])
    })

    test('nothing is lost: gaps are filled, lists grow together, and what the survivor says stands', async () => {
      const claim = (value: string, source: string) => ({
        ...{ field: 'began', value, followed: false, note: null },
        sources: [source],
      })
      await store.write({
        nodes: [
          node('artist:from', {
            ...{ name: 'Gone', type: 'PERSON', began: '1987-06-17', note: 'of the one', realName: 'Real' },
            claims: [claim('1986', 'source:S2'), claim('1985', 'source:S2')],
          }),
          node('artist:into', {
            name: 'Stays',
            began: '1987',
            note: 'of the other',
            claims: [claim('1986', 'source:S1')],
          }),
          node('source:S1'),
          node('source:S2'),
        ],
        links: [],
      })
      await store.merge('artist:from', 'artist:into')
      const kept = (await gathered(store.scanNodes())).find(({ id }) => id === 'artist:into')
      expect(kept?.properties).toMatchObject({
        ...{ name: 'Stays', began: '1987', note: 'of the other', type: 'PERSON', realName: 'Real', aliases: ['Gone'] },
        claims: [{ ...claim('1986', 'source:S1'), sources: ['source:S1', 'source:S2'] }, claim('1985', 'source:S2')],
      })
    })

    test('a name both go by is no alias', async () => {
      await store.write({
        nodes: [node('artist:from', { name: 'Same', aliases: ['Other'] }), node('artist:into', { name: 'Same' })],
        links: [],
      })
      await store.merge('artist:from', 'artist:into')
      expect((await gathered(store.scanNodes()))[0]!.properties.aliases).toEqual(['Other'])
    })

    test('links that become the same are one, with what both said', async () => {
      await artists('from', 'into')
      const wrote = (id: string, more: PropertyValues) => link('WROTE', id, 'song:s', more)
      await store.write({
        nodes: [node('song:s'), node('source:S1'), node('source:S2')],
        links: [
          wrote('artist:from', { sources: ['source:S2'], creditedAs: 'K.Dot', note: 'of the other' }),
          wrote('artist:into', { sources: ['source:S1'], note: 'kept' }),
          wrote('artist:from', { role: 'composer' }),
        ],
      })
      await store.merge('artist:from', 'artist:into')
      const all = await gathered(store.scanLinks())
      expect(all.map(({ properties }) => properties.role ?? null).toSorted()).toEqual(['composer', null])
      const same = all.find(({ properties }) => !properties.role) as LinkRecord
      expect(same.properties).toMatchObject({ sources: ['source:S1', 'source:S2'], creditedAs: 'K.Dot', note: 'kept' })
      expect((await linksAt(store, 'song:s', 'writers', { total: true }))[2]).toBe(2)
    })

    test('a moved link is told apart by its new ends: writing it again changes nothing', async () => {
      await artists('from', 'into')
      await store.write({ nodes: [node('song:s')], links: [link('WROTE', 'artist:from', 'song:s', { role: 'r' })] })
      await store.merge('artist:from', 'artist:into')
      const again = await store.write({ nodes: [], links: [link('WROTE', 'artist:into', 'song:s', { role: 'r' })] })
      expect(again.links).toEqual(['unchanged'])
    })

    test('links between the two go; a self link of one of them stays', async () => {
      await artists('from', 'into')
      const joins = [
        ['from', 'into'],
        ['into', 'from'],
        ['from', 'from'],
      ] as const
      await store.write({
        nodes: [],
        links: joins.map(([from, to]) => link('MEMBER_OF', `artist:${from}`, `artist:${to}`)),
      })
      await store.write({ nodes: [], links: [link('IS_PERSON', 'artist:from', 'artist:into')] })
      await store.merge('artist:from', 'artist:into')
      expect(await links()).toEqual(['artist:into MEMBER_OF artist:into'])
    })

    test('merges follow one another: every old id leads to the last', async () => {
      await artists('a', 'b', 'c')
      await store.write({ nodes: [node('song:s')], links: [link('WROTE', 'artist:a', 'song:s')] })
      await store.merge('artist:a', 'artist:b')
      await store.merge('artist:b', 'artist:c')
      expect(await rowsOf(store, ['artist:a', 'artist:b', 'artist:c'], whole('Artist'))).toEqual([
        ['artist:c'],
        ['artist:c'],
        ['artist:c'],
      ])
      expect(await store.find([{ by: 'id', id: 'artist:a' }])).toEqual([['artist:c']])
      expect((await gathered(store.scanRedirects())).map(({ from }) => from)).toEqual(['artist:a', 'artist:b'])
      expect(await links()).toEqual(['artist:c WROTE song:s'])
    })

    test('what cites a merged source cites the one it became', async () => {
      const nodes = [
        node('source:from'),
        node('source:into'),
        node('song:s', { sources: ['source:from'] }),
        node('artist:x'),
      ]
      await store.write({
        nodes,
        links: [link('WROTE', 'artist:x', 'song:s', { sources: ['source:from', 'source:into'] })],
      })
      await store.merge('source:from', 'source:into')
      const refs = [{ property: 'sources', node: whole('Source') }]
      expect(await rowsOf(store, ['song:s'], whole('Song', { refs }))).toEqual([['song:s', [['source:into']]]])
      const [edges] = await linksAt(store, 'song:s', 'writers', { link: { properties: [], refs } })
      expect(edges[0]![3]).toEqual([['source:into']])
    })

    test('only two known nodes of one kind can be made one', async () => {
      await store.write({ nodes: [node('artist:x'), node('song:x')], links: [] })
      const { revision } = await store.write({ nodes: [], links: [] })
      await expect(store.merge('artist:none', 'artist:x')).rejects.toMatchObject({ code: 'BAD_ID' })
      await expect(store.merge('artist:x', 'artist:none')).rejects.toMatchObject({ code: 'BAD_ID' })
      await expect(store.merge('artist:x', 'song:x')).rejects.toMatchObject({ code: 'BAD_ID' })
      await expect(store.merge('artist:x', 'artist:x')).rejects.toMatchObject({ code: 'BAD_ARGUMENT' })
      expect(await store.revision()).toBe(revision)
    })

    test('a batch merges in its own transaction, after what else it holds, each merge in turn', async () => {
      await artists('a')
      const written = await store.write({
        nodes: [node('artist:b', { type: 'PERSON' }), node('artist:c'), node('song:s')],
        links: [link('WROTE', 'artist:a', 'song:s')],
        redirects: [{ from: 'artist:old', into: 'artist:b' }],
        merges: [
          { from: 'artist:a', into: 'artist:old' },
          { from: 'artist:a', into: 'artist:c' },
        ],
      })
      expect(written).toMatchObject({ nodes: ['created', 'created', 'created'], links: ['created'] })
      expect(written.revision).toBe(await store.revision())
      expect(await links()).toEqual(['artist:c WROTE song:s'])
      expect((await gathered(store.scanNodes())).map(({ id }) => id)).toEqual(['artist:c', 'song:s'])
      const into = 'artist:c'
      expect(await gathered(store.scanRedirects())).toEqual(
        ['artist:a', 'artist:b', 'artist:old'].map((from) => ({ from, into })),
      )
    })

    test('a batch may change what it then merges away', async () => {
      await artists('from', 'into')
      const wrote = (more: PropertyValues) => link('WROTE', 'artist:from', 'song:s', more)
      await store.write({ nodes: [node('song:s')], links: [wrote({ note: 'before' })] })
      await store.write({
        nodes: [node('artist:from', { note: 'after' })],
        links: [wrote({ note: 'after' })],
        redirects: [{ from: 'artist:old', into: 'artist:from' }],
        merges: [{ from: 'artist:from', into: 'artist:into' }],
      })
      expect((await gathered(store.scanNodes()))[0]!.properties.note).toBe('after')
      expect((await gathered(store.scanLinks())).map(({ from, properties }) => [from, properties.note])).toEqual([
        ['artist:into', 'after'],
      ])
    })

    test('a batch that merges what is one already changes nothing; one that merges two changes the graph', async () => {
      await artists('from', 'into')
      const move = { from: 'artist:from', into: 'artist:into' }
      const before = await store.revision()
      const once = await store.write({ nodes: [], links: [], merges: [move] })
      expect(once.revision).toBeGreaterThan(before)
      const self = { from: 'artist:into', into: 'artist:into' }
      const again = await store.write({ nodes: [], links: [], merges: [move, self] })
      expect(again.revision).toBe(once.revision)
      expect(await store.revision()).toBe(once.revision)
    })

    test('a batch with a merge that cannot be is not written at all', async () => {
      await artists('x', 'y')
      const before = await store.revision()
      const fine = { from: 'artist:x', into: 'artist:y' }
      for (const wrong of [
        { from: 'artist:none', into: 'artist:x' },
        { from: 'artist:x', into: 'artist:none' },
        { from: 'artist:none', into: 'artist:none' },
        { from: 'song:s', into: 'artist:x' },
      ]) {
        const batch = { nodes: [node('song:s')], links: [], merges: [fine, wrong] }
        await expect(store.write(batch)).rejects.toMatchObject({ code: 'BAD_ID' })
      }
      expect((await gathered(store.scanNodes())).map(({ id }) => id)).toEqual(['artist:x', 'artist:y'])
      expect(await gathered(store.scanRedirects())).toEqual([])
      expect(await store.revision()).toBe(before)
    })

    test('a merge raises the revision', async () => {
      await artists('from', 'into')
      const before = await store.revision()
      expect((await store.merge('artist:from', 'artist:into')).revision).toBeGreaterThan(before)
    })
  })
}
