import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Batch, Store } from '../../src/store/contract.ts'
import { walkedModel } from '../support/walked-model.ts'
import { gathered, link, linksAt, namesIn, node, nothing, type Open, rowsOf, whole } from './asking.ts'

/** What a batch does to what is there. */
export function writingSuite(open: Open): void {
  describe('writing', () => {
    let store: Store
    beforeEach(async () => {
      store = await open(walkedModel)
    })
    afterEach(() => store.close())

    const read = async (id: string, ...properties: string[]) => {
      const kind = walkedModel.kindOfId(id)!.name
      const [row] = await rowsOf(store, [id], whole(kind, { properties }))
      return row?.slice(1)
    }

    test('the same batch written twice changes nothing', async () => {
      const batch: Batch = {
        nodes: [node('artist:x', { aliases: ['a'] }), node('song:y', { duration: 1 }), node('source:S1')],
        links: [
          link('WROTE', 'artist:x', 'song:y', { sources: ['source:S1'] }),
          link('WROTE', 'artist:x', 'song:y', { role: 'r' }),
        ],
      }
      const first = await store.write(batch)
      expect(first.nodes).toEqual(['created', 'created', 'created'])
      expect(first.links).toEqual(['created', 'created'])
      const again = await store.write(batch)
      expect(again.nodes).toEqual(['unchanged', 'unchanged', 'unchanged'])
      expect(again.links).toEqual(['unchanged', 'unchanged'])
      expect(again.revision).toBe(first.revision)
      expect(await store.revision()).toBe(first.revision)
      expect((await gathered(store.scanLinks())).length).toBe(2)
    })

    test('what is given replaces what was, what is not given stays, null erases nothing', async () => {
      await store.write({ nodes: [node('song:x', { duration: 1, released: '2015', note: 'old' })], links: [] })
      const changed = await store.write({
        nodes: [{ kind: 'Song', id: 'song:x', properties: { duration: 2, note: null } }],
        links: [],
      })
      expect(changed.nodes).toEqual(['changed'])
      expect(await read('song:x', 'title', 'duration', 'released', 'note')).toEqual(['x', 2, '2015', 'old'])
    })

    test('lists grow together, records by their identity', async () => {
      const ids = (id: string, url: string | null = null) => ({ source: 'isrc', id, url })
      const first = { aliases: ['b', 'a'], sources: ['source:S2'], externalIds: [ids('1'), ids('2')] }
      const second = {
        aliases: ['c', 'a'],
        sources: ['source:S1'],
        externalIds: [ids('3'), ids('1', 'https://example.org/1')],
      }
      await store.write({ nodes: [node('song:x', first), node('source:S1'), node('source:S2')], links: [] })
      expect((await store.write({ nodes: [node('song:x', second)], links: [] })).nodes).toEqual(['changed'])
      const [row] = await rowsOf(
        store,
        ['song:x'],
        whole('Song', {
          properties: ['aliases', 'externalIds'],
          refs: [{ property: 'sources', node: whole('Source') }],
        }),
      )
      const merged = [ids('1', 'https://example.org/1'), ids('2'), ids('3')]
      expect(row).toEqual(['song:x', ['b', 'a', 'c'], merged, [['source:S1'], ['source:S2']]])
    })

    test('a changed name is found, filtered and ordered by as it is now', async () => {
      await store.write({ nodes: [node('artist:x', { name: 'Old' })], links: [] })
      await store.write({ nodes: [node('artist:x', { name: 'Néw' })], links: [] })
      expect(await store.find([{ by: 'name', kind: 'Artist', key: 'new' }])).toEqual([['artist:x']])
      expect(await store.find([{ by: 'name', kind: 'Artist', key: 'old' }])).toEqual([[]])
    })

    test('a new node takes fallbacks for what is not given; an old one keeps what it has', async () => {
      await store.write({
        nodes: [node('artist:x', { name: 'X', sortName: 'x, the' }), node('artist:y', { name: 'Y' })],
        links: [],
      })
      await store.write({ nodes: [node('artist:x', { name: 'X' })], links: [] })
      expect(await read('artist:x', 'sortName', 'confidence', 'disputed')).toEqual(['x, the', 'UNKNOWN', false])
      expect(await read('artist:y', 'sortName')).toEqual(['Y'])
    })

    test('links are told apart by their identity alone, fallbacks included', async () => {
      const track = (more: object) => link('TRACK_OF', 'song:s', 'album:a', { position: 1, ...more })
      const links = [
        track({ number: 'A1' }),
        track({ edition: 'standard', disc: 1, number: 'A2' }),
        track({ edition: 'later' }),
      ]
      const written = await store.write({ nodes: [node('song:s'), node('album:a')], links })
      expect(written.links).toEqual(['created', 'changed', 'created'])
      const properties = ['edition', 'number']
      const [edges] = await linksAt(store, 'album:a', 'allTracks', { order: [], link: { properties, refs: [] } })
      expect(edges.map((edge) => edge.slice(3, 5)).sort()).toEqual([
        ['later', null],
        ['standard', 'A2'],
      ])
    })

    test('a role that is given and one that is not are two links', async () => {
      const links = [link('WROTE', 'artist:x', 'song:y', { role: 'composer' }), link('WROTE', 'artist:x', 'song:y')]
      await store.write({ nodes: [node('artist:x'), node('song:y')], links })
      expect((await linksAt(store, 'song:y', 'writers', { total: true }))[2]).toBe(2)
    })

    test('outcomes stand in the order of the batch; a thing named twice is merged in turn', async () => {
      await store.write({ nodes: [node('song:old', { duration: 1 })], links: [] })
      const nodes = [
        node('song:new'),
        node('song:old', { duration: 2 }),
        node('song:old'),
        node('song:new', { duration: 3 }),
        node('song:new'),
      ]
      const { nodes: outcomes } = await store.write({ nodes, links: [] })
      expect(outcomes).toEqual(['created', 'changed', 'unchanged', 'changed', 'unchanged'])
      expect(await read('song:new', 'duration')).toEqual([3])
    })

    test('a link without one of its ends is not written; the rest of the batch is', async () => {
      const links = [
        link('WROTE', 'artist:none', 'song:y'),
        link('WROTE', 'artist:x', 'song:y'),
        link('WROTE', 'artist:x', 'song:none'),
      ]
      const written = await store.write({ nodes: [node('artist:x'), node('song:y')], links })
      expect(written.links).toEqual(['missing-end', 'created', 'missing-end'])
      expect(namesIn(await linksAt(store, 'artist:x', 'wrote'))).toEqual(['y'])
    })

    test('a batch that fails leaves nothing behind', async () => {
      const { revision } = await store.write({ nodes: [node('artist:kept')], links: [] })
      const wrong = { note: { not: 'text' } }
      const batches: Batch[] = [
        { nodes: [node('artist:x'), { kind: 'Nothing', id: 'nothing:x', properties: {} }], links: [] },
        { nodes: [node('artist:x'), node('song:y')], links: [link('NOTHING', 'artist:x', 'song:y')] },
        {
          nodes: [node('artist:x'), node('song:y')],
          links: [link('WROTE', 'artist:x', 'song:y'), link('WROTE', 'artist:x', 'song:y', wrong)],
        },
      ]
      for (const batch of batches) await expect(store.write(batch)).rejects.toThrow()
      expect(await gathered(store.scanNodes())).toMatchObject([{ id: 'artist:kept' }])
      expect(await gathered(store.scanLinks())).toEqual([])
      expect(await store.revision()).toBe(revision)
      expect((await store.write({ nodes: [node('artist:x')], links: [] })).nodes).toEqual(['created'])
    })

    test('the revision goes up when something changed, and only then', async () => {
      const start = await store.revision()
      const one = await store.write({ nodes: [node('artist:x'), node('song:y')], links: [] })
      expect(one.revision).toBeGreaterThan(start)
      expect((await store.write(nothing)).revision).toBe(one.revision)
      expect(
        (await store.write({ nodes: [node('artist:x')], links: [link('WROTE', 'artist:no', 'song:y')] })).revision,
      ).toBe(one.revision)
      const two = await store.write({ nodes: [], links: [link('WROTE', 'artist:x', 'song:y')] })
      expect(two.revision).toBeGreaterThan(one.revision)
      expect(await store.revision()).toBe(two.revision)
    })

    test('batches written at the same time are all kept', async () => {
      const batches = Array.from({ length: 8 }, (_, place) => ({
        nodes: [node('artist:shared', { aliases: [`${place}`] }), node(`song:${place}`)],
        links: [link('WROTE', 'artist:shared', `song:${place}`)],
      }))
      await Promise.all(batches.map((batch) => store.write(batch)))
      expect((await linksAt(store, 'artist:shared', 'wrote', { total: true }))[2]).toBe(8)
      const [aliases] = (await read('artist:shared', 'aliases')) as [string[]]
      expect(aliases.toSorted()).toEqual(batches.map((_, place) => `${place}`))
    })

    test('what is written under an old id goes to the node it leads to', async () => {
      const redirects = [{ from: 'artist:old', into: 'artist:x' }]
      await store.write({ nodes: [node('artist:x'), node('song:y')], links: [], redirects })
      const old = { kind: 'Artist', id: 'artist:old', properties: { note: 'n' } }
      const batch = { nodes: [old], links: [link('WROTE', 'artist:old', 'song:y')] }
      const written = await store.write(batch)
      expect([written.nodes, written.links]).toEqual([['changed'], ['created']])
      expect(await read('artist:x', 'note')).toEqual(['n'])
      expect(await gathered(store.scanLinks())).toMatchObject([{ from: 'artist:x', to: 'song:y' }])
      const again = await store.write(batch)
      expect([again.nodes, again.links]).toEqual([['unchanged'], ['unchanged']])
    })

    test('what is written under an old id fills gaps and adds to lists, but the values that stand stay', async () => {
      const redirects = [{ from: 'artist:old', into: 'artist:x' }]
      await store.write({ nodes: [node('artist:x', { name: 'Survivor', aliases: ['A'] })], links: [], redirects })
      const old = node('artist:old', { name: 'Gone', realName: 'Real', aliases: ['B'] })
      expect((await store.write({ nodes: [old], links: [] })).nodes).toEqual(['changed'])
      expect(await read('artist:x', 'name', 'realName', 'aliases')).toEqual(['Survivor', 'Real', ['A', 'B']])
      expect((await store.write({ nodes: [old], links: [] })).nodes).toEqual(['unchanged'])
    })

    test('a redirect that comes with a batch answers from then on', async () => {
      await store.write({ nodes: [node('artist:x')], links: [], redirects: [{ from: 'artist:old', into: 'artist:x' }] })
      expect(await rowsOf(store, ['artist:old'], whole('Artist'))).toEqual([['artist:x']])
      expect(await store.find([{ by: 'id', id: 'artist:old' }])).toEqual([['artist:x']])
      expect(await gathered(store.scanRedirects())).toEqual([{ from: 'artist:old', into: 'artist:x' }])
    })
  })
}
