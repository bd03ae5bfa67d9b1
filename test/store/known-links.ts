import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { LinkRecord, ReadOptions, Store } from '../../src/store/contract.ts'
import { writtenLink } from '../../src/store/known-link.ts'
import type { KnownLinks, NodeSelection } from '../../src/store/selection.ts'
import type { Draft } from '../support/draft.ts'
import { walkedModel } from '../support/walked-model.ts'
import { ask, keyOf, link, linked, node, type Open, value, whole } from './asking.ts'

const performed = link('PERFORMED', 'artist:x', 'song:s', {
  role: 'main',
  attributes: ['live'],
  position: 2,
  sources: ['source:1', 'source:2', 'source:lost'],
})
const again = link('PERFORMED', 'artist:x', 'song:s', { role: 'vocals', disputed: true })
const onVideo = link('PERFORMED', 'artist:x', 'video:v')
const born = link('BORN_IN', 'artist:y', 'place:p', { sources: ['source:1'], confidence: 'HIGH' })
const nodes = ['artist:x', 'artist:y', 'song:s', 'video:v', 'place:p', 'source:1', 'source:2'].map((id) => node(id))
const sources = { property: 'sources', node: whole('Source', { properties: ['name'] }) }
const named = (one: LinkRecord) => writtenLink({ ...one, key: keyOf(one) })

/** Links read by what a walk knows of them. */
export function knownLinksSuite(open: Open): void {
  describe('known links', () => {
    let store: Store
    beforeEach(async () => {
      store = await open(walkedModel)
      await store.write({ nodes, links: [performed, again, onVideo, born] })
    })
    afterEach(() => store.close())

    async function read(asked: Asked, run?: ReadOptions) {
      const { ids = [], of = [], known, properties = [], refs = [] } = asked
      const links = { known: value(known), properties, refs }
      const answer = await ask(store, { by: 'ids', ids: value(ids), of, links }, run)
      if (!('nodes' in answer)) throw new Error('Ids must be answered with nodes.')
      return answer
    }

    test('come in the order asked for, of several types and kinds, one asked for twice both times', async () => {
      const known = [onVideo, born, performed, again, onVideo].map(named)
      expect((await read({ known })).links).toEqual(
        [onVideo, born, performed, again, onVideo].map((one) => [keyOf(one)]),
      )
    })

    test('tell their values and sources; what a type does not carry is null or an empty list', async () => {
      const properties = ['role', 'confidence', 'attributes', 'disputed', 'position']
      const { links } = await read({ known: [performed, born].map(named), properties, refs: [sources, sources] })
      const cited = (...ids: string[]) => ids.map((id) => [`source:${id}`, id])
      expect(links).toEqual([
        [keyOf(performed), 'main', 'UNKNOWN', ['live'], false, 2, cited('1', '2'), cited('1', '2')],
        [keyOf(born), null, 'HIGH', [], false, null, cited('1'), cited('1')],
      ])
    })

    test('that there are not are null: another key, type or end, turned round, of no kind', async () => {
      const { type, from, to } = performed
      const key = keyOf(performed)
      const known = [
        { type, key: keyOf(onVideo), from, to },
        { type: 'WROTE', key, from, to },
        { type: 'HEARD', key, from, to },
        { type, key, from: to, to: from },
        { type, key, from: 'artist:y', to },
        { type, key, from, to: 'song:none' },
        { type, key, from: 'nobody:x', to },
        { type, key, from, to },
      ].map(writtenLink)
      expect((await read({ known })).links).toEqual([...Array(7).fill(null), [key]])
    })

    test('are read beside nodes, and each without the other', async () => {
      const of = [whole('Song', { links: [linked('Song', 'performers', { total: true })] }), whole('Artist')]
      const ids = ['artist:x', 'song:none', 'artist:y']
      const known = [named(born)]
      const nodes = [{ of: 1, row: ['artist:x'] }, null, { of: 1, row: ['artist:y'] }]
      expect(await read({ ids, of, known })).toEqual({ nodes, links: [[keyOf(born)]] })
      expect(await read({ ids, of, known: [] })).toEqual({ nodes, links: [] })
      expect(await read({ ids: [], of, known })).toEqual({ nodes: [], links: [[keyOf(born)]] })
      expect(await read({ ids, of: [], known })).toEqual({ nodes: [null, null, null], links: [[keyOf(born)]] })
      expect(await read({ known: [] })).toEqual({ nodes: [], links: [] })
      expect(await ask(store, { by: 'ids', ids: value(ids), of })).toEqual({ nodes })
    })

    test('whose ends were merged away are null, and what became of them is there', async () => {
      await store.merge('artist:y', 'artist:x')
      const became = link('BORN_IN', 'artist:x', 'place:p')
      const known = [born, became].map(named)
      const { nodes, links } = await read({ ids: ['artist:y'], of: [whole('Artist')], known })
      expect(nodes).toEqual([{ of: 0, row: ['artist:x'] }])
      expect(links).toEqual([null, [keyOf(became)]])
    })

    test('are counted, and on Neo4j read in one statement together with nodes', async () => {
      const trace = { statements: 0, rows: 0 }
      const of = [whole('Artist', { refs: [sources] }), whole('Song')]
      const known = [performed, onVideo, born].map(named)
      await read({ ids: ['artist:x', 'song:s'], of, known, properties: ['role'], refs: [sources] }, { trace })
      expect(trace.rows).toBeGreaterThanOrEqual(2 + known.length)
      if (store.engine === 'neo4j') expect(trace.statements).toBe(1)
    })
  })
}

interface Asked {
  readonly ids?: readonly string[]
  readonly of?: readonly Draft<NodeSelection>[]
  readonly known: readonly string[]
  readonly properties?: Draft<KnownLinks>['properties']
  readonly refs?: Draft<KnownLinks>['refs']
}
