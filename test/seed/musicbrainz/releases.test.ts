import { describe, expect, test } from 'vitest'
import { isHub } from '../../../src/model/hubs.ts'
import { dump, imported } from './imported.ts'
import { ann, bob, credit, id, recording, relation } from './made-up.ts'

describe('releases', () => {
  const group = {
    id: id(50),
    title: 'One',
    'primary-type': 'Album',
    'first-release-date': '1999',
    'artist-credit': credit(ann),
  }
  const release = (number: number, more: object) => ({
    id: id(number),
    title: 'One',
    'release-group': group,
    media: [
      {
        position: 2,
        format: 'CD',
        'track-count': 1,
        tracks: [{ position: 3, number: 'C', title: 'A Song', recording: recording(10, 'A Song') }],
      },
    ],
    ...more,
  })
  const bootleg = release(51, { status: 'Bootleg', date: '1998' })
  const first = release(52, { status: 'Official', date: '1999-02-01', country: 'US' })
  const later = release(53, { status: 'Official', date: '2005' })
  const bare = { ...release(54, { status: 'Official', date: '1997' }), media: [{ 'track-count': 9 }] }

  test('are editions of one album with one song, the earliest official one with its tracks being the default', async () => {
    const graph = await imported(await dump('release', later, bare, first, bootleg))
    expect(graph.names('Album')).toEqual(['One'])
    expect(graph.names('Song')).toEqual(['A Song'])
    const album = graph.node('Album', 'One')
    expect(album.defaultEdition).toBe(id(52))
    expect((album.editions as { key: string; isDefault: boolean }[]).filter((one) => one.isDefault)).toMatchObject([
      { key: id(52), date: '1999-02-01', country: 'US' },
    ])
    expect(
      graph
        .of('TRACK_OF')
        .map(({ properties: { edition, disc, position } }) => [edition, disc, position])
        .sort(),
    ).toEqual([
      [id(51), 2, 3],
      [id(52), 2, 3],
      [id(53), 2, 3],
    ])
    expect(graph.lines('RELEASED')).toEqual(['Ann → One {"position":1}'])
  })

  test('have what stands before the first track and behind the last as tracks too', async () => {
    const track = (position: number, title: string) => ({
      ...{ position, number: `${position}`, title },
      recording: recording(20 + position, title),
    })
    const medium = {
      position: 1,
      pregap: track(0, 'Before'),
      tracks: [track(1, 'First')],
      'data-tracks': [track(2, 'Behind')],
    }
    const graph = await imported(await dump('release', release(52, { media: [medium] })))
    const placed = graph.of('TRACK_OF').map(({ properties: { disc, position, number } }) => [disc, position, number])
    expect(placed.sort()).toEqual([0, 1, 2].map((position) => [1, position, `${position}`]))
    expect(graph.names('Song').toSorted()).toEqual(['Before', 'Behind', 'First'])
  })

  test('in another order make the same graph', async () => {
    const all = [bootleg, first, later, bare]
    const made = []
    for (const order of [all, all.toReversed(), [later, bootleg, bare, first]]) {
      const { nodes, links } = await imported(await dump('release', ...order))
      const sorted = nodes.map(({ properties: { editions, ...rest }, ...node }) => ({
        ...node,
        ...rest,
        editions: (editions as { key: string }[] | undefined)?.toSorted((a, b) => (a.key < b.key ? -1 : 1)),
      }))
      made.push({ nodes: sorted, links })
    }
    expect(made[1]).toEqual(made[0])
    expect(made[2]).toEqual(made[0])
  })

  test('join a label that stands twice, with both numbers', async () => {
    const label = { id: id(60), name: 'L', type: 'Imprint' }
    const info = [
      { label, 'catalog-number': 'A1' },
      { label, 'catalog-number': 'B2' },
      { label: null, 'catalog-number': '[none]' },
    ]
    const graph = await imported(await dump('release', release(52, { 'label-info': info })))
    expect(graph.lines('ISSUED')).toEqual([`L → One {"edition":"${id(52)}","catalogNumber":"A1 / B2","position":1}`])
    const company = graph.node('Company', 'L')
    expect(company).toMatchObject({ type: 'LABEL', activities: ['imprint'] })
    expect(isHub('Company', company)).toBe(true)
  })

  test('tell a release relation at its album, and artists leave it to them', async () => {
    const photographed = relation('photography', '0b58dc9b-9c49-4b19-bb58-9c06d41c8fbf', 'artist', bob)
    const told = await imported(await dump('release', release(52, { relations: [photographed] })))
    expect(told.lines('CREWED')).toEqual(['Bob → One {"role":"photographer"}'])
    const own = {
      ...photographed,
      'target-type': 'release',
      release: { id: id(52), title: 'One' },
      direction: 'forward',
    }
    const other = await imported(await dump('artist', { ...bob, relations: [own] }))
    expect(other.untaken()).toEqual({
      'artist-release relation: photography: is told where the release stands: import the releases too': 1,
    })
  })
})
