import { describe, expect, test } from 'vitest'
import { IdSet, mbidsIn } from '../../../seed/importers/musicbrainz/id-set.ts'
import { musicbrainz } from '../../../seed/importers/musicbrainz/read-musicbrainz.ts'
import { dump, folder, imported, itemsOf } from './imported.ts'
import { ann, artist, bob, credit, director, id, musicVideo, recording, relation } from './made-up.ts'

const fault = (name: string, value: string) => musicbrainz.flags.find((flag) => flag.name === name)!.fault(value)

test.each([
  ['only', 'artist, film', 'film is none of artist, label, recording, release, release-group, work.'],
  ['since', '2020-13', 'Write a date like 2020, 2020-06 or 2020-06-01.'],
  ['limit', '0', 'Write a whole number from 1 on.'],
  ['depth', 'far', 'Write a whole number from 1 on.'],
  ['around', ' ', 'Name an artist.'],
])('--%s %s is refused with the cure', (name, value, expected) => {
  expect(fault(name, value)).toBe(expected)
})

test('good values of flags have no fault', () => {
  for (const [name, value] of Object.entries({
    only: 'artist,release-group',
    since: '2020-06',
    limit: '10',
    depth: '3',
  }))
    expect(fault(name, value)).toBeUndefined()
})

describe('of many documents', async () => {
  const group = (number: number, date: string | null) => ({
    id: id(number),
    title: `Album ${number}`,
    'primary-type': 'Album',
    'first-release-date': date,
  })
  const files = () =>
    folder({
      artist: [artist(1, 'Ann'), artist(2, 'Bob'), artist(3, 'Cid')].map((one) => JSON.stringify(one)).join('\n'),
      'release-group': [group(50, '1999'), group(51, '2020'), group(52, '2020-07-01'), group(53, null)]
        .map((one) => JSON.stringify(one))
        .join('\n'),
    })

  test('--only takes some sorts', async () => {
    const graph = await imported(await files(), { only: 'release-group' })
    expect(graph.names('Artist')).toEqual([])
    expect(graph.names('Album')).toHaveLength(4)
  })

  test('--since takes what may have come out since then, and sorts without a day', async () => {
    const graph = await imported(await files(), { since: '2020-06' })
    expect(graph.names('Album')).toEqual(['Album 51', 'Album 52'])
    expect(graph.names('Artist')).toHaveLength(3)
  })

  test('--limit takes the first of each sort', async () => {
    const graph = await imported(await files(), { limit: '2' })
    expect(graph.names('Artist')).toEqual(['Ann', 'Bob'])
    expect(graph.names('Album')).toEqual(['Album 50', 'Album 51'])
  })
})

describe('--around', () => {
  const cid = artist(3, 'Cid')
  const dan = artist(4, 'Dan')
  const various = { ...artist(0, 'Various Artists'), id: '89ad4ac3-39f7-470e-963a-56509c546377' }
  const song = recording(10, 'Song of Ann', { 'artist-credit': credit(ann, bob) })
  const video = recording(11, 'Video', {
    video: true,
    relations: [
      relation('video director', director, 'artist', cid),
      relation('music video', musicVideo, 'recording', song),
    ],
  })
  const far = recording(12, 'Video of Dan', {
    video: true,
    'artist-credit': credit(dan),
    relations: [relation('video director', director, 'artist', cid)],
  })
  const nothing = recording(13, 'Of no one near', { 'artist-credit': credit(artist(5, 'Eve')) })
  const lost = recording(14, 'Only beside them')
  const born = { 'begin-area': { id: id(90), name: 'Town', type: 'City' } }
  const sampler = (title: string, number: number, tracks: readonly object[]) => ({
    id: id(number + 100),
    title,
    'release-group': { id: id(number), title, 'artist-credit': credit(various as never) },
    'label-info': [{ label: { id: id(60), name: 'Label', type: null } }],
    media: [{ position: 1, tracks: tracks.map((one, i) => ({ position: i + 1, title: 'x', recording: one })) }],
  })
  const files = async () =>
    folder({
      artist: [{ ...ann, ...born }, { ...bob, aliases: [{ name: 'Bobby' }] }, cid, { ...dan, ...born }]
        .map((one) => JSON.stringify(one))
        .join('\n'),
      recording: [nothing, far, video, song].map((one) => JSON.stringify(one)).join('\n'),
      release: [
        sampler('Sampler', 70, [song, nothing]),
        sampler('Another', 71, [nothing]),
        sampler('Third', 72, [lost]),
      ]
        .map((one) => JSON.stringify(one))
        .join('\n'),
    })
  const around = async (flags: Record<string, string>) => {
    const graph = await imported(await files(), flags)
    const named = (kind: string) => graph.names(kind).toSorted()
    return { graph, artists: named('Artist'), songs: named('Song'), videos: named('Video'), albums: named('Album') }
  }

  test('one step takes what the artist is linked to', async () => {
    const { artists, songs, videos, albums } = await around({ around: 'Ann', depth: '1' })
    expect([artists, songs, videos, albums]).toEqual([['Ann'], ['Song of Ann'], [], []])
  })

  test('two steps, as without a depth, take everything about that, and who is linked to it', async () => {
    const { graph, artists, songs, videos, albums } = await around({ around: 'Ann' })
    expect([artists, songs, videos]).toEqual([['Ann', 'Bob'], ['Song of Ann'], ['Video']])
    expect(albums).toEqual(['Sampler'])
    expect(graph.lines('TRACK_OF')).toHaveLength(1)
    expect(graph.of('DIRECTED')).toEqual([])
    expect(graph.node('Artist', 'Bob').aliases).toBeUndefined()
  })

  test('three steps go on over the video to its director, and not over labels, places and stopgap artists', async () => {
    const { graph, artists, songs, videos, albums } = await around({ around: id(1), depth: '3' })
    expect(artists).toEqual(['Ann', 'Bob', 'Cid', 'Various Artists'])
    expect([songs, videos, albums]).toEqual([['Of no one near', 'Song of Ann'], ['Video'], ['Sampler']])
    expect(graph.lines('ISSUED')).toHaveLength(1)
    expect(graph.node('Artist', 'Bob').aliases).toEqual(['Bobby'])
    const four = await around({ around: id(1), depth: '4' })
    expect(four.videos).toEqual(['Video', 'Video of Dan'])
    expect(four.albums).toEqual(['Another', 'Sampler'])
  })

  test('finds an artist by an alias, in any case', async () => {
    expect((await around({ around: 'bobby', depth: '1' })).artists).toEqual(['Bob'])
  })

  test('asks back for a name that nobody or more than one has', async () => {
    const twins = await dump('artist', artist(1, 'Twin'), { ...artist(2, 'Twin'), disambiguation: 'the other' })
    await expect(itemsOf([twins], { around: 'Twin' })).rejects.toThrow(`${id(1)} Twin, ${id(2)} Twin (the other)`)
    await expect(itemsOf([twins], { around: 'Zoe' })).rejects.toThrow('No artist in these files is called Zoe.')
    await expect(itemsOf(['-'], { around: 'Twin' })).rejects.toThrow('standard input can be read only once')
  })

  test('gives the same items each time', async () => {
    const path = await files()
    expect(await itemsOf([path], { around: 'Ann', depth: '3' })).toEqual(
      await itemsOf([path], { around: 'Ann', depth: '3' }),
    )
  })
})

describe('a set of ids', () => {
  test('holds what was added, of any form, and nothing else', () => {
    const ids = new IdSet()
    const all = Array.from({ length: 5000 }, (_, i) => id(i)).concat('123', '', 'album:musicbrainz-release.x')
    for (const one of all) expect(ids.add(one)).toBe(true)
    for (const one of all) expect(ids.add(one)).toBe(false)
    expect(ids.size).toBe(all.length)
    expect(all.every((one) => ids.has(one))).toBe(true)
    expect([id(5000), '124', 'x'].some((one) => ids.has(one))).toBe(false)
    const copy = new IdSet()
    for (const one of ids.ids()) copy.add(one)
    expect(all.every((one) => copy.has(one))).toBe(true)
  })

  test('is asked for the ids in a line', () => {
    expect([...mbidsIn(`{"id":"${id(7)}","a":["x","${id(8)}"]}`)]).toEqual([id(7), id(8)])
    expect([...mbidsIn('{}')]).toEqual([])
  })
})
