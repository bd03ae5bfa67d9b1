import { describe, expect, test } from 'vitest'
import { dump, imported } from './imported.ts'
import { ann, bob, composer, credit, id, musicVideo, performance, recording, relation } from './made-up.ts'

describe('works', () => {
  const work = (...performances: readonly (readonly [object, object?])[]) => ({
    id: id(70),
    title: 'The Work',
    iswcs: ['T-1'],
    relations: [
      relation('composer', composer, 'artist', bob),
      ...performances.map(([one, more]) => relation('performance', performance, 'recording', one, more)),
    ],
  })
  const original = recording(11, 'Original', { 'first-release-date': '1970' })
  const again = recording(12, 'Again', { 'first-release-date': '1980-05-01' })
  const cover = recording(13, 'Cover')

  test('give their writers to the songs that perform them, whichever file comes first', async () => {
    const songs = await dump('recording', { ...original, 'artist-credit': credit(ann) })
    const works = await dump('work', work([original]))
    const made = []
    for (const paths of [
      [songs, works],
      [works, songs],
    ]) {
      const graph = await imported(paths)
      expect(graph.lines('WROTE')).toEqual(['Bob → Original {"role":"composer"}'])
      expect(graph.node('Song', 'Original')).toMatchObject({
        works: [id(70)],
        externalIds: expect.arrayContaining([{ source: 'iswc', id: 'T-1', url: null }]),
      })
      made.push({ nodes: graph.nodes, links: graph.links })
    }
    expect(made[1]!.links).toEqual(made[0]!.links)
    expect(made[1]!.nodes.map(({ id }) => id)).toEqual(made[0]!.nodes.map(({ id }) => id))
  })

  test('say what a cover covers: the earliest recording that is none', async () => {
    const graph = await imported(await dump('work', work([again], [cover, { attributes: ['cover'] }], [original])))
    expect(graph.lines('COVERS')).toEqual(['Cover → Original'])
    expect(graph.of('WROTE')).toHaveLength(3)
  })

  test('leave a live recording aside while there is a plain one', async () => {
    const live = recording(14, 'Live', { 'first-release-date': '1960' })
    const graph = await imported(
      await dump('work', work([live, { attributes: ['live'] }], [cover, { attributes: ['cover'] }], [original])),
    )
    expect(graph.lines('COVERS')).toEqual(['Cover → Original'])
  })

  test('do not say what a cover covers where dates do not tell; the report does', async () => {
    const { 'first-release-date': _, ...undated } = again as { 'first-release-date'?: string }
    const unknown = await imported(await dump('work', work([undated], [cover, { attributes: ['cover'] }], [original])))
    expect(unknown.of('COVERS')).toEqual([])
    expect(unknown.remarks()).toEqual({
      'cover: which of several recordings of its work is the earliest is not told': 1,
    })
    const same = recording(15, 'Same', { 'first-release-date': '1970-06' })
    const either = await imported(await dump('work', work([same], [cover, { attributes: ['cover'] }], [original])))
    expect(either.remarks()).toEqual({ 'cover: several recordings of its work may be the earliest': 1 })
  })

  test('performed by a video are kept on it; its writers are told of its song', async () => {
    const video = recording(16, 'Film', { video: true })
    const graph = await imported(await dump('work', work([video])))
    expect(graph.node('Video', 'Film')).toMatchObject({ works: [id(70)] })
    expect(graph.of('WROTE')).toEqual([])
  })

  describe('that a video performs', () => {
    const written = (number: number) => ({
      ...{ id: id(number), title: `Work ${number}` },
      relations: [relation('composer', composer, 'artist', bob)],
    })
    const filmed = async (works: readonly number[], songs: readonly object[]) => {
      const relations = [
        ...works.map((one) => relation('performance', performance, 'work', written(one), { direction: 'forward' })),
        ...songs.map((song) => relation('music video', musicVideo, 'recording', song)),
      ]
      const graph = await imported(await dump('recording', recording(16, 'Film', { video: true, relations })))
      return { wrote: graph.lines('WROTE'), untaken: graph.untaken() }
    }
    const untold = 'artist-work relation: composer: writers are told of songs, and this is a video'

    test('tell their writers of the one song it shows', async () => {
      expect(await filmed([70], [original])).toEqual({ wrote: ['Bob → Original {"role":"composer"}'], untaken: {} })
    })

    test.each([
      ['no song', [70], [], 1],
      ['two works for one song', [70, 71], [original], 2],
      ['two songs for one work', [70], [original, again], 1],
    ])('tell them of nothing where it shows %s, and the report counts them', async (_, works, songs, count) => {
      expect(await filmed(works, songs)).toEqual({ wrote: [], untaken: { [untold]: count } })
    })
  })
})
