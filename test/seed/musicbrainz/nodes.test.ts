import { expect, test } from 'vitest'
import { isHub } from '../../../src/model/hubs.ts'
import { emptyStore } from '../../ingest/loading.ts'
import { seed } from '../kendrick/loaded.ts'
import { dump, fixtures, imported, itemsOf } from './imported.ts'
import { artist, credit, id, recording, relation } from './made-up.ts'

test('stopgap artists keep the ids by which they are hubs', async () => {
  const various = { id: '89ad4ac3-39f7-470e-963a-56509c546377', name: 'Divers artistes' }
  const graph = await imported(
    await dump('recording', recording(20, 'Song', { 'artist-credit': credit(various as never) })),
  )
  expect(isHub('Artist', graph.node('Artist', 'Divers artistes'))).toBe(true)
})

test("MusicBrainz's Kendrick Lamar enriches the curated one", async () => {
  const store = await emptyStore()
  await seed(store)
  const kendrick = {
    ...artist(0, 'Kendrick Lamar'),
    id: '381086ea-f511-4aba-bdf9-71c753dc5077',
    isnis: ['0000000383106194'],
    'life-span': { begin: '1987-06-17', end: null, ended: false },
    relations: [
      relation('producer', '5c0ceac3-feb4-41f0-868d-dc06f6e27fc0', 'recording', recording(20, 'Another Song'), {
        direction: 'forward',
      }),
    ],
  }
  const graph = await imported(await dump('artist', kendrick), {}, store)
  expect(
    graph.nodes.filter(({ kind, properties }) => kind === 'Artist' && properties.name === 'Kendrick Lamar'),
  ).toHaveLength(1)
  const { externalIds, sources } = graph.node('Artist', 'artist:kendrick-lamar')
  expect(externalIds).toContainEqual(expect.objectContaining({ source: 'isni', id: '0000000383106194' }))
  expect(sources).toContain('source:musicbrainz')
  expect(graph.of('PRODUCED').filter(({ to }) => to === `song:musicbrainz.${id(20)}`)).toMatchObject([
    { from: 'artist:kendrick-lamar' },
  ])
  expect(graph.refused()).toEqual({})
})

test('a link names its other end by id and by what it is called, so that it can be made of that alone', async () => {
  for (const file of ['recording_credits.json', 'recording_video.json', 'release.json', 'artist.json']) {
    const ends = (await itemsOf([`${fixtures}/${file}`])).flatMap((item) =>
      'entry' in item ? (item.entry.links ?? []).map(({ from, to }) => (from ?? to) as unknown as Made) : [],
    )
    expect([file, ends.length > 0]).toEqual([file, true])
    for (const { id, externalIds, name, title } of ends)
      expect(id !== undefined || (externalIds?.musicbrainz && (name ?? title))).toBeTruthy()
  }
})

interface Made {
  readonly id?: string
  readonly externalIds?: { readonly musicbrainz?: string }
  readonly name?: string
  readonly title?: string
}
