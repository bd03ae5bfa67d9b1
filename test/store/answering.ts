import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Store } from '../../src/store/contract.ts'
import type { PageRow } from '../../src/store/selection.ts'
import { walkedModel } from '../support/walked-model.ts'
import { ask, by, link, linked, namesIn, node, type Open, page, pageOf, rowsOf, value, whole } from './asking.ts'

/** What roots by id answer, and how a row is laid out. */
export function answeringSuite(open: Open): void {
  describe('answering', () => {
    let store: Store
    beforeEach(async () => {
      store = await open(walkedModel)
    })
    afterEach(() => store.close())

    test('rule 17: ids are answered in the order asked for, with repeats, null where unknown', async () => {
      await store.write({ nodes: [node('artist:x'), node('song:y'), node('album:z')], links: [] })
      const ids = ['song:y', 'artist:none', 'artist:x', 'song:y', 'album:z', 'no id', 'nothing:x', '']
      const answer = await ask(store, {
        by: 'ids',
        ids: value(ids),
        of: [whole('Song', { properties: ['title'] }), whole('Artist')],
      })
      const song = { of: 0, row: ['song:y', 'y'] }
      const artist = { of: 1, row: ['artist:x'] }
      expect(answer).toEqual({ nodes: [song, null, artist, song, null, null, null, null] })
      expect(await rowsOf(store, [], whole('Song'))).toEqual([])
    })

    test('an outside id is answered with its node, the smallest id when several claim it, null when none does', async () => {
      const known = (...ids: string[]) => ({ externalIds: ids.map((id) => ({ source: 'isrc', id, url: null })) })
      await store.write({
        nodes: [node('song:b', known('1', '2')), node('song:a', known('2')), node('artist:x', known('3'))],
        links: [],
      })
      const of = [...walkedModel.kinds.keys()].map((kind) => whole(kind))
      const found = async (source: string, id: string) => {
        const answer = await ask(store, { by: 'externalId', source: value(source), id: value(id), of })
        if (!('nodes' in answer)) throw new Error('An outside id must be answered with nodes.')
        return answer.nodes.map((one) => one && [of[one.of]!.kind, ...one.row])
      }
      expect(await found('isrc', '1')).toEqual([['Song', 'song:b']])
      expect(await found('isrc', '2')).toEqual([['Song', 'song:a']])
      expect(await found('isrc', '3')).toEqual([['Artist', 'artist:x']])
      expect(await found('isrc', '4')).toEqual([null])
      expect(await found('imvdb', '1')).toEqual([null])
    })

    test('rule 16: a node without links, references or values is a whole row', async () => {
      await store.write({ nodes: [node('album:bare')], links: [] })
      const wanted = whole('Album', {
        properties: ['released', 'aliases', 'editions', 'confidence', 'disputed', 'note', 'defaultEdition'],
        refs: [
          { property: 'sources', node: whole('Source') },
          { property: 'editions', node: whole('Company') },
        ],
        links: [
          linked('Album', 'artists', { node: whole('Artist', { links: [linked('Artist', 'albums')] }) }),
          linked('Album', 'videos', { total: true }),
        ],
      })
      const row = [
        'album:bare',
        null,
        [],
        [],
        'UNKNOWN',
        false,
        null,
        'standard',
        [],
        [],
        [[], false, null],
        [[], false, 0],
      ]
      expect(await rowsOf(store, ['album:bare'], wanted)).toEqual([row])
      expect(await pageOf(store, 'Album', { node: wanted })).toEqual([[[row, null, [], []]], false, null])
    })

    test('references are in order of id, each once, without the unknown, from lists and from records', async () => {
      const cited = ['source:S10', 'source:S2', 'source:lost']
      const claim = { field: 'released', value: '2015', followed: true, note: null }
      const edition = {
        title: null,
        date: null,
        country: null,
        format: null,
        catalogNumber: null,
        barcode: null,
        discCount: null,
        trackCount: 1,
        isDefault: true,
      }
      const album = node('album:a', {
        sources: cited,
        claims: [
          { ...claim, sources: ['source:S2'] },
          { ...claim, value: '2016', sources: cited },
        ],
        editions: [
          { ...edition, key: 'standard', company: 'company:c' },
          { ...edition, key: 'b', company: null },
        ],
      })
      const nodes = [album, node('source:S2'), node('source:S10'), node('source:S1'), node('company:c'), node('song:s')]
      await store.write({ nodes, links: [link('TRACK_OF', 'song:s', 'album:a', { position: 1, sources: cited })] })
      const source = whole('Source', { properties: ['name'] })
      const of = whole('Album', {
        properties: ['claims'],
        refs: [
          { property: 'sources', node: source },
          { property: 'claims', node: source },
          { property: 'editions', node: whole('Company', { links: [linked('Company', 'albums')] }) },
        ],
        links: [
          linked('Album', 'allTracks', {
            link: { properties: ['position'], refs: [{ property: 'sources', node: source }] },
          }),
        ],
      })
      const sources = [
        ['source:S10', 'S10'],
        ['source:S2', 'S2'],
      ]
      const [row] = await rowsOf(store, ['album:a'], of)
      const [edge] = (row!.at(-1) as PageRow)[0]
      expect(row!.slice(0, 5)).toEqual([
        'album:a',
        album.properties.claims,
        sources,
        sources,
        [['company:c', [[], false, null]]],
      ])
      expect(edge!.slice(2)).toEqual([[], 1, sources, []])
    })

    test('the same field is read as often as it is asked for, each time its own way', async () => {
      const nodes = ['artist:x', 'song:a', 'song:b', 'song:c'].map((id) => node(id))
      await store.write({ nodes, links: ['a', 'b', 'c'].map((name) => link('WROTE', 'artist:x', `song:${name}`)) })
      const links = [
        linked('Artist', 'wrote', { page: page(1) }),
        linked('Artist', 'wrote', { order: [by('id', true)], page: page(2) }),
        linked('Artist', 'wrote', { where: { op: 'eq', property: 'title', value: value('b') }, total: true }),
      ]
      const [row] = await rowsOf(store, ['artist:x'], whole('Artist', { links }))
      expect(row!.slice(1).map((shown) => namesIn(shown as PageRow))).toEqual([['a'], ['c', 'b'], ['b']])
    })
  })
}
