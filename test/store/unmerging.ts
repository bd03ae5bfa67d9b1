import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { LinkRecord, NodeRecord, PropertyValues, Store, Wanted } from '../../src/store/contract.ts'
import { walkedModel } from '../support/walked-model.ts'
import { folded, gathered, link, namesIn, node, nothing, type Open, pageOf } from './asking.ts'
import { everything } from './everything.ts'
import { unmergingHistory } from './unmerging-history.ts'

/** Taking merges back. `rounds`: random histories. */
export function unmergingSuite(open: Open, rounds: number): void {
  describe('unmerging', () => {
    let store: Store
    beforeEach(async () => {
      store = await open(walkedModel)
    })
    afterEach(() => store.close())

    const artists = async (...names: string[]) => {
      await store.write({ nodes: names.map((name) => node(`artist:${name}`)), links: [] })
    }
    const known = (id: string, url: string | null = null) => ({ source: 'imvdb', id, url })
    const claim = (value: string, ...sources: string[]) => ({
      field: 'began',
      value,
      sources,
      followed: false,
      note: null,
    })
    const named = async (id: string) => (await gathered(store.scanNodes())).find((one) => one.id === id)!.properties
    const told = async (type: string) =>
      (await gathered(store.scanLinks())).flatMap((one) =>
        one.type === type ? [[one.from, one.to, one.properties.role, one.properties.note]] : [],
      )

    const nodes: readonly NodeRecord[] = [
      node('artist:from', {
        ...{ name: 'K.Dot', aliases: ['Kung Fu', 'K-Dot'], type: 'PERSON', began: '1987-06-17', note: 'left' },
        ...{ externalIds: [known('1'), known('2', 'https://example.org/2')], sources: ['source:S2'] },
        claims: [claim('1986', 'source:S2'), claim('1985', 'source:S2')],
      }),
      node('artist:into', {
        ...{ name: 'Kendrick', aliases: ['Oklama', 'Kung Fu'], began: '1987', externalIds: [known('2')] },
        ...{ sources: ['source:S1'], claims: [claim('1986', 'source:S1')] },
      }),
      node('artist:other'),
      ...['source:S1', 'source:S2', 'song:s', 'song:t', 'song:u'].map((id) => node(id)),
    ]
    const links: readonly LinkRecord[] = [
      link('WROTE', 'artist:from', 'song:s', { note: 'moves', sources: ['source:S2'] }),
      link('WROTE', 'artist:from', 'song:t', { creditedAs: 'K.Dot', note: 'loses', sources: ['source:S2'] }),
      link('WROTE', 'artist:into', 'song:t', { note: 'wins', sources: ['source:S1'] }),
      link('WROTE', 'artist:into', 'song:u', { note: 'stays' }),
      link('MEMBER_OF', 'artist:from', 'artist:into', { begin: '2004' }),
      link('MEMBER_OF', 'artist:into', 'artist:from'),
      link('MEMBER_OF', 'artist:from', 'artist:from', { note: 'itself' }),
      link('MEMBER_OF', 'artist:other', 'artist:from'),
    ]
    const redirects = [{ from: 'artist:old', into: 'artist:from' }]

    test('nodes, links, redirects and outside ids are as they were, and the revision goes up', async () => {
      await store.write({ nodes, links, redirects })
      const before = await everything(store)
      await store.merge('artist:from', 'artist:into')
      const { revision } = await store.write(nothing)
      const unmerged = await store.unmerge('artist:from')
      expect(unmerged).toEqual({ links: 6, missing: 0, revision: await store.revision() })
      expect(unmerged.revision).toBeGreaterThan(revision)
      expect(await everything(store)).toEqual(before)
    })

    test('what was filled in is asked for in vain again', async () => {
      await store.write({ nodes, links })
      await store.merge('artist:from', 'artist:into')
      await store.unmerge('artist:from')
      const noted = { op: 'eq', property: 'note', value: folded('left') } as const
      expect(namesIn(await pageOf(store, 'Artist', { where: noted }))).toEqual(['from'])
      const cited = { op: 'hasAny', property: 'sources', values: { value: ['source:S2'] } } as const
      expect(namesIn(await pageOf(store, 'Artist', { where: cited }))).toEqual(['from'])
    })

    test('what was written since stays: values, entries of lists, links', async () => {
      await store.write({ nodes, links })
      await store.merge('artist:from', 'artist:into')
      const more = node('artist:into', {
        ...{ name: 'Kendrick', aliases: ['Later'], note: 'of later', sources: ['source:S3'] },
        ...{ externalIds: [known('3')], claims: [claim('1985', 'source:S3'), claim('1984', 'source:S3')] },
      })
      await store.write({
        nodes: [more, node('source:S3'), node('song:new')],
        links: [
          link('WROTE', 'artist:into', 'song:s', { creditedAs: 'since' }),
          link('WROTE', 'artist:into', 'song:t', { role: 'lyricist' }),
          link('WROTE', 'artist:into', 'song:t', { creditedAs: 'since' }),
          link('WROTE', 'artist:from', 'song:new'),
        ],
      })
      await store.unmerge('artist:from')
      expect(await named('artist:into')).toMatchObject({
        ...{ aliases: ['Oklama', 'Kung Fu', 'Later'], began: '1987', type: null, note: 'of later' },
        ...{ sources: ['source:S1', 'source:S3'], externalIds: [known('2'), known('3')] },
        claims: [claim('1986', 'source:S1'), claim('1985', 'source:S3'), claim('1984', 'source:S3')],
      })
      expect(await named('artist:from')).toEqual(completedOf(nodes[0]!))
      const wrote = (await gathered(store.scanLinks())).filter(({ type }) => type === 'WROTE')
      const shown = wrote.map(({ from, to, properties: { role, note, creditedAs, sources } }) =>
        [from.slice(7), to.slice(5), role, note, creditedAs, (sources as string[]).join()]
          .map((text) => text ?? '-')
          .join(' '),
      )
      expect(shown.toSorted()).toEqual([
        'from s - moves since source:S2',
        'from t - loses K.Dot source:S2',
        'into new - - - ',
        'into t - wins since source:S1',
        'into t lyricist - - ',
        'into u - stays - ',
      ])
    })

    test('an outside id goes back with what was told of it since', async () => {
      await store.write({ nodes, links: [] })
      await store.merge('artist:from', 'artist:into')
      await store.write({
        nodes: [node('artist:into', { externalIds: [known('1', 'https://example.org/1')] })],
        links: [],
      })
      await store.unmerge('artist:from')
      const first = known('1', 'https://example.org/1')
      expect((await named('artist:from')).externalIds).toEqual([first, known('2', 'https://example.org/2')])
      expect((await named('artist:into')).externalIds).toEqual([known('2')])
      const asked = ['1', '2'].map((id): Wanted => ({ by: 'externalId', kind: 'Artist', source: 'imvdb', id }))
      expect(await store.find(asked)).toEqual([['artist:from'], ['artist:from', 'artist:into']])
    })

    test('who told a value goes as the value goes', async () => {
      const from = node('artist:from', { standing: 'imvdb', began: '1987', type: 'PERSON' })
      const into = node('artist:into', { standing: 'musicbrainz', area: 'Compton' })
      await store.write({ nodes: [from, into], links: [] })
      const before = await named('artist:into')
      await store.merge('artist:from', 'artist:into')
      expect((await named('artist:into')).standing).toBe('musicbrainz began=imvdb type=imvdb')
      await store.write({ nodes: [node('artist:into', { standing: 'discogs', began: '1988' })], links: [] })
      await store.unmerge('artist:from')
      const after = await named('artist:into')
      expect(after).toMatchObject({ began: '1988', type: null, standing: 'musicbrainz began=discogs' })
      expect({ ...after, began: null, claims: [], standing: 'musicbrainz' }).toEqual(before)
    })

    test('a name that came from the other node is the own one again', async () => {
      const from = node('artist:from', { name: 'Curated' })
      const into = node('artist:into', { name: 'Of MusicBrainz', standing: 'musicbrainz' })
      await store.write({ nodes: [from, into], links: [] })
      const before = await everything(store)
      await store.merge('artist:from', 'artist:into')
      expect(await named('artist:into')).toMatchObject({ name: 'Curated', aliases: ['Of MusicBrainz'] })
      await store.unmerge('artist:from')
      expect(await everything(store)).toEqual(before)
    })

    test('what cited a merged source cites it again', async () => {
      const cited = { field: 'f', value: 'v', sources: ['source:from', 'source:into'], followed: true, note: null }
      await store.write({
        nodes: [
          ...['source:from', 'source:into', 'source:third', 'artist:x'].map((id) => node(id)),
          node('song:s', { sources: ['source:from'], claims: [cited] }),
          node('song:both', { sources: ['source:from', 'source:into'] }),
        ],
        links: [link('WROTE', 'artist:x', 'song:s', { sources: ['source:from', 'source:third'] })],
      })
      const before = await everything(store)
      await store.merge('source:from', 'source:into')
      expect((await named('song:both')).sources).toEqual(['source:into'])
      await store.unmerge('source:from')
      expect(await everything(store)).toEqual(before)
    })

    test('what cites the other source since goes on citing it', async () => {
      await store.write({
        nodes: [
          ...['source:from', 'source:into', 'source:new'].map((id) => node(id)),
          node('song:s', { sources: ['source:from'] }),
        ],
        links: [],
      })
      await store.merge('source:from', 'source:into')
      const since = [node('song:s', { sources: ['source:new'] }), node('song:since', { sources: ['source:into'] })]
      await store.write({ nodes: since, links: [] })
      await store.unmerge('source:from')
      expect((await named('song:s')).sources).toEqual(['source:from', 'source:new'])
      expect((await named('song:since')).sources).toEqual(['source:into'])
    })

    test('what comes back cites what a source of it has become since, and that source again when it comes back', async () => {
      const nodes = ['artist:from', 'artist:into', 'source:old', 'source:new'].map((id) => node(id))
      await store.write({
        nodes,
        links: [link('MEMBER_OF', 'artist:from', 'artist:into', { sources: ['source:old'] })],
      })
      const before = await everything(store)
      await store.merge('artist:from', 'artist:into')
      await store.merge('source:old', 'source:new')
      await store.unmerge('artist:from')
      expect((await gathered(store.scanLinks())).map(({ properties }) => properties.sources)).toEqual([['source:new']])
      await store.unmerge('source:old')
      expect(await everything(store)).toEqual(before)
    })

    test('a merge in the middle of others goes, and they stay', async () => {
      await artists('a', 'b', 'c', 'd')
      await store.write({
        nodes: [node('song:s'), node('song:t')],
        links: ['a', 'b', 'd'].map((name) => link('WROTE', `artist:${name}`, 'song:s', { note: name })),
      })
      await store.merge('artist:a', 'artist:b')
      await store.merge('artist:b', 'artist:c')
      await store.merge('artist:d', 'artist:c')
      await store.merge('song:s', 'song:t')
      expect(await store.unmerge('artist:a')).toMatchObject({ links: 1, missing: 0 })
      expect(await told('WROTE')).toEqual([
        ['artist:a', 'song:t', null, 'a'],
        ['artist:c', 'song:t', null, 'b'],
      ])
      expect((await named('artist:c')).aliases).toEqual(['b', 'd'])
      const leads = (await gathered(store.scanRedirects())).map(({ from, into }) => `${from} ${into}`)
      expect(leads).toEqual(['artist:b artist:c', 'artist:d artist:c', 'song:s song:t'])
      await store.unmerge('song:s')
      await store.unmerge('artist:b')
      await store.unmerge('artist:d')
      expect(await told('WROTE')).toEqual(['a', 'b', 'd'].map((name) => [`artist:${name}`, 'song:s', null, name]))
    })

    test('it can be merged again, and taken back again; a merge of a batch too', async () => {
      await store.write({ nodes, links, redirects })
      const before = await everything(store)
      for (let time = 0; time < 2; time++) {
        await store.merge('artist:from', 'artist:into')
        await store.unmerge('artist:from')
      }
      await store.write({ ...nothing, merges: [{ from: 'artist:old', into: 'artist:into' }] })
      await store.unmerge('artist:from')
      expect(await everything(store)).toEqual(before)
    })

    test("what is written under the id afterwards is the node's own", async () => {
      await artists('from', 'into')
      await store.merge('artist:from', 'artist:into')
      await store.unmerge('artist:from')
      await store.write({ nodes: [node('artist:from', { note: 'own' })], links: [] })
      expect([(await named('artist:from')).note, (await named('artist:into')).note]).toEqual(['own', null])
    })

    test('only a merge that is on record can be taken back', async () => {
      await artists('from', 'into')
      await store.write({ ...nothing, redirects: [{ from: 'artist:led', into: 'artist:into' }] })
      await store.merge('artist:from', 'artist:into')
      const before = [await everything(store), await store.revision()]
      const refused = async (id: string, message: RegExp) =>
        expect(store.unmerge(id)).rejects.toMatchObject({ code: 'BAD_ID', message: expect.stringMatching(message) })
      await refused('artist:none', /^There is no node artist:none\b/)
      await refused('nothing', /^There is no node nothing\b/)
      await refused('artist:into', /^artist:into is a node of its own\b/)
      await refused('artist:led', /^artist:led leads to artist:into, but no merge of the two is recorded\b/)
      expect([await everything(store), await store.revision()]).toEqual(before)
      await store.unmerge('artist:from')
      await refused('artist:from', /^artist:from is a node of its own\b/)
    })

    test(`${rounds} random histories of merges taken back in any order end as if those had never been`, async () => {
      for (let round = 0; round < rounds; round++) await unmergingHistory(open, round)
    }, 600_000)
  })
}

function completedOf({ properties }: NodeRecord): PropertyValues {
  return expect.objectContaining(properties) as PropertyValues
}
