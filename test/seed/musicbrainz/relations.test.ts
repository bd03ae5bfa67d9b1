import { describe, expect, test } from 'vitest'
import { dump, imported } from './imported.ts'
import { ann, artist, bob, credit, director, id, musicVideo, recording, relation } from './made-up.ts'

describe('relations of the wrong sort', () => {
  test('keep the director of a recording that is no video, with a video beside the song', async () => {
    const song = recording(20, 'Audio', {
      'artist-credit': credit(ann),
      relations: [relation('video director', director, 'artist', bob)],
    })
    const graph = await imported(await dump('recording', song))
    expect(graph.lines('DIRECTED')).toEqual(['Bob → Audio'])
    expect(graph.of('DIRECTED')[0]!.to).toBe(`video:musicbrainz.${id(20)}`)
    expect(graph.of('VIDEO_OF').map(({ from, to }) => [from, to])).toEqual([
      [`video:musicbrainz.${id(20)}`, `song:musicbrainz.${id(20)}`],
    ])
    expect(graph.lines('PERFORMED')).toEqual(['Ann → Audio {"role":"main","position":1}'])
    expect(graph.remarks()).toEqual({
      'video director relation: joins a recording that is not marked as a video: a video is kept beside the song': 1,
    })
  })

  test('keep a music video that is not marked as a video', async () => {
    const film = recording(21, 'Film')
    const made = relation('music video', musicVideo, 'recording', film, { direction: 'forward' })
    const graph = await imported(await dump('recording', recording(20, 'Audio', { relations: [made] })))
    expect(graph.of('VIDEO_OF').map(({ from, to }) => [from, to])).toEqual(
      expect.arrayContaining([[`video:musicbrainz.${id(21)}`, `song:musicbrainz.${id(20)}`]]),
    )
    expect(Object.values(graph.remarks())).toEqual([1])
  })

  test('keep a sample taken from a video', async () => {
    const sampled = relation(
      'samples material',
      '9efd9ce9-e702-448b-8e76-641515e8fe62',
      'recording',
      recording(21, 'Film', { video: true }),
      { direction: 'forward' },
    )
    const graph = await imported(await dump('recording', recording(20, 'Audio', { relations: [sampled] })))
    expect(graph.of('SAMPLES').map(({ from, to }) => [from, to])).toEqual([
      [`song:musicbrainz.${id(20)}`, `song:musicbrainz.${id(21)}`],
    ])
    expect(graph.of('VIDEO_OF').map(({ from, to }) => [from, to])).toEqual([
      [`video:musicbrainz.${id(21)}`, `song:musicbrainz.${id(21)}`],
    ])
    expect(graph.remarks()).toEqual({
      'samples material relation: joins a video as if it were a song: a song is kept beside the video': 1,
    })
  })
})

describe('relations', () => {
  test('are known by the id of their type, whatever it is called now', async () => {
    const renamed = relation('filmed by', director, 'artist', bob)
    const graph = await imported(await dump('recording', recording(20, 'Film', { video: true, relations: [renamed] })))
    expect(graph.lines('DIRECTED')).toEqual(['Bob → Film'])
  })

  test('of unknown types are counted by name, those without a type too', async () => {
    const relations = [
      relation('brand new', id(99), 'artist', bob),
      relation('brand new', id(99), 'artist', ann),
      { type: null, 'type-id': null, 'target-type': null },
    ]
    const graph = await imported(await dump('recording', recording(20, 'Song', { relations })))
    expect(graph.untaken()).toEqual({
      'artist-recording relation: brand new: has no link in this graph': 2,
      'relation without a type: says neither what it is nor what it joins': 1,
    })
  })

  test('between artists: members with their times, personas, and labels', async () => {
    const band = { ...artist(3, 'Band'), type: 'Group' }
    const member = (begin: string | null, end: string | null) =>
      relation('member of band', '5be4c609-9afa-4ea0-910b-12ffb71e3821', 'artist', band, {
        direction: 'forward',
        begin,
        end,
        attributes: ['drums'],
      })
    const persona = relation('is person', 'dd9886f2-1dfe-4270-97db-283f6839a666', 'artist', artist(4, 'Mask'), {
      direction: 'forward',
    })
    const founded = relation(
      'label founder',
      '577996f3-7ff9-45cf-877e-740fb1267a63',
      'label',
      { id: id(60), name: 'L', type: null },
      { direction: 'forward', begin: '2001-02-00' },
    )
    const graph = await imported(
      await dump('artist', { ...ann, relations: [member('2001', null), member('1990', '1995-03'), persona, founded] }),
    )
    expect(graph.lines('MEMBER_OF')).toEqual(['Ann → Band {"begin":"1990","note":"1990–1995-03, 2001–"}'])
    expect(graph.lines('IS_PERSON')).toEqual(['Mask → Ann'])
    expect(graph.lines('WORKED_FOR')).toEqual(['Ann → L {"role":"founder","begin":"2001-02"}'])
  })

  test('lead from a subsidiary to its owner, from a single to its album, from a video to where it was shot', async () => {
    const owns = relation(
      'label ownership',
      'ab7a9be0-c060-4852-8f2e-4faf5b33231e',
      'label',
      { id: id(61), name: 'Small' },
      { direction: 'forward' },
    )
    const labels = await dump('label', { id: id(60), name: 'Big', type: 'Holding', relations: [owns] })
    const single = relation(
      'single from',
      'fcf680a9-6871-4519-8c4b-8c6549575b35',
      'release_group',
      { id: id(50), title: 'Album' },
      { direction: 'forward' },
    )
    const groups = await dump('release-group', { id: id(51), title: 'Single', relations: [single] })
    const shot = relation('video shot at', '07e6b4eb-5891-4646-b167-f96c5a4ccc77', 'place', {
      id: id(80),
      name: 'The Hall',
      type: 'Venue',
    })
    const videos = await dump('recording', recording(20, 'Film', { video: true, relations: [shot] }))
    const graph = await imported([labels, groups, videos])
    expect(graph.lines('PART_OF')).toEqual(['Small → Big'])
    expect(graph.lines('SINGLE_FROM')).toEqual(['Single → Album'])
    expect(graph.lines('FILMED_AT')).toEqual(['Film → The Hall'])
    expect(graph.node('Place', 'The Hall')).toMatchObject({ type: 'venue' })
  })

  test('make a link for each instrument, and say how far in attributes', async () => {
    const played = relation('instrument', '59054b12-01ac-43ee-a618-285fd397e461', 'artist', bob, {
      attributes: ['guest', 'piano', 'organ'],
    })
    const co = relation('producer', '5c0ceac3-feb4-41f0-868d-dc06f6e27fc0', 'artist', bob, {
      attributes: ['co', 'executive'],
    })
    const task = relation('misc', '68330a36-44cf-4fa2-84e8-533c6fe3fc23', 'artist', bob, {
      attributes: ['task'],
      'attribute-values': { task: 'catering' },
    })
    const graph = await imported(await dump('recording', recording(20, 'Song', { relations: [played, co, task] })))
    expect(graph.lines('PERFORMED')).toEqual([
      'Bob → Song {"role":"instrument","instrument":"organ","attributes":["guest"]}',
      'Bob → Song {"role":"instrument","instrument":"piano","attributes":["guest"]}',
    ])
    expect(graph.lines('PRODUCED')).toEqual(['Bob → Song {"role":"executive producer","attributes":["co"]}'])
    expect(graph.lines('CREWED')).toEqual(['Bob → Song {"role":"catering"}'])
  })

  test('told at both ends are one link', async () => {
    const produced = { type: 'producer', 'type-id': '5c0ceac3-feb4-41f0-868d-dc06f6e27fc0' }
    const one = await dump(
      'recording',
      recording(20, 'Song', {
        relations: [relation('producer', produced['type-id'], 'artist', bob, { 'target-credit': 'B.' })],
      }),
    )
    const other = await dump('artist', {
      ...bob,
      relations: [
        relation('producer', produced['type-id'], 'recording', recording(20, 'Song'), {
          direction: 'forward',
          'source-credit': 'B.',
        }),
      ],
    })
    const graph = await imported([one, other])
    expect(graph.lines('PRODUCED')).toEqual(['Bob → Song {"creditedAs":"B."}'])
    expect(graph.report.tallies.get('PRODUCED')).toMatchObject({ read: 2, written: 1, unchanged: 1 })
  })
})
