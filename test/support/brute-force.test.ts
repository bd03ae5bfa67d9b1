import { describe, expect, test } from 'vitest'
import type { Selection } from '../../src/store/selection.ts'
import { by, folded, link, linked, listed, node, page, value, whole } from '../store/asking.ts'
import type { DraftSelection } from './arbitrary-selection.ts'
import { bruteForce } from './brute-force.ts'
import { parted } from './draft.ts'
import { graphOf } from './graph.ts'
import { walkedModel } from './walked-model.ts'

const graph = graphOf(
  walkedModel,
  [
    node('artist:a', { name: 'Ámbar', began: '1990', sources: ['source:2', 'source:1', 'source:lost'] }),
    node('artist:b', { name: 'ambar' }),
    node('artist:c', { name: 'b', began: '1980' }),
    node('song:s', { title: 'S' }),
    node('source:1'),
    node('source:2'),
  ],
  [
    link('WROTE', 'artist:a', 'song:s'),
    link('WROTE', 'artist:a', 'song:s', { role: 'composer' }),
    link('WROTE', 'artist:b', 'song:s', { role: 'Composer' }),
    link('MEMBER_OF', 'artist:a', 'artist:c'),
    link('MEMBER_OF', 'artist:b', 'artist:c'),
  ],
  [
    { from: 'artist:older', into: 'artist:old' },
    { from: 'artist:old', into: 'artist:b' },
  ],
)
const [plain, composer, capital] = graph.links.map(({ key }) => key)

function answerTo(draft: DraftSelection) {
  const { form, values } = parted<Selection>(draft)
  return bruteForce(walkedModel, graph, form, values)
}
const row = (...parts: unknown[]) => ({ of: 0, row: parts })

describe('the brute-force reader', () => {
  test('lays out a node: id, properties, references, links', () => {
    const of = whole('Artist', {
      properties: ['began', 'name'],
      refs: [{ property: 'sources', node: whole('Source') }],
      links: [linked('Artist', 'memberOf', { total: true })],
    })
    const answer = answerTo({ by: 'ids', ids: value(['artist:a', 'artist:none', 'artist:older', 'song:s']), of: [of] })
    const memberOf = [[[['artist:c'], null, [], []]], false, 1]
    expect(answer).toEqual({
      nodes: [
        row('artist:a', '1990', 'Ámbar', [['source:1'], ['source:2']], memberOf),
        null,
        row('artist:b', null, 'ambar', [], memberOf),
        null,
      ],
    })
  })

  test('lays out a link: node, key, order keys, properties, references, nodes between', () => {
    const writers = linked('Song', 'writers', {
      order: [by('role', true, 'link'), by('name')],
      page: page(2, { keys: true, peek: true }),
      link: { properties: ['role'], refs: [{ property: 'sources', node: whole('Source') }] },
      total: true,
    })
    expect(answerTo({ by: 'ids', ids: value(['song:s']), of: [whole('Song', { links: [writers] })] })).toEqual({
      nodes: [
        row('song:s', [
          [
            [['artist:a'], composer, ['composer', 'ambar'], 'composer', [], []],
            [['artist:b'], capital, ['composer', 'ambar'], 'Composer', [], []],
          ],
          true,
          3,
        ]),
      ],
    })
  })

  test('starts after a position, or ends before it, by keys, id and link', () => {
    const from = (backward: boolean) => {
      const beyond = { keys: [null], id: value('artist:a'), link: value(plain!) }
      const writers = linked('Song', 'writers', {
        order: [by('began')],
        page: page(9, { backward, beyond, keys: true }),
      })
      const answer = answerTo({ by: 'ids', ids: value(['song:s']), of: [whole('Song', { links: [writers] })] })
      return ('nodes' in answer && answer.nodes[0]!.row[1]) as unknown[]
    }
    expect(from(false)).toEqual([[[['artist:b'], capital, [null], []]], false, null])
    const both = [plain!, composer!].sort().map((key) => [['artist:a'], key, ['1990'], []])
    expect(from(true)).toEqual([both, false, null])
  })

  test('lists a chain by node, with the nodes between and without the start', () => {
    const bandmates = linked('Artist', 'bandmates', { via: whole('Artist') })
    expect(answerTo({ by: 'ids', ids: value(['artist:a']), of: [whole('Artist', { links: [bandmates] })] })).toEqual({
      nodes: [row('artist:a', [[[['artist:b'], null, [], [['artist:c']]]], false, null])],
    })
  })

  test('filters by fold or as written, and orders missing values last', () => {
    const eq = { op: 'eq', property: 'name', value: folded('AMBAR') } as const
    const names = (list: Parameters<typeof listed>[1]) => {
      const answer = answerTo({ by: 'list', list: listed('Artist', list) })
      return 'page' in answer && answer.page[0].map(([found]) => (found as string[])[0])
    }
    expect(names({ where: eq })).toEqual(['artist:a', 'artist:b'])
    expect(names({ where: { ...eq, value: value('ambar'), exact: true } })).toEqual(['artist:b'])
    expect(names({ order: [by('began')] })).toEqual(['artist:c', 'artist:a', 'artist:b'])
    expect(names({ order: [by('began', true)] })).toEqual(['artist:a', 'artist:c', 'artist:b'])
    const group = { op: 'eq', property: 'id', value: value('artist:c') } as const
    expect(names({ where: { op: 'some', field: 'memberOf', node: group } })).toEqual(['artist:a', 'artist:b'])
    expect(names({ where: { op: 'none', field: 'memberOf', node: group } })).toEqual(['artist:c'])
  })
})
