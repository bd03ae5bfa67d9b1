import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fixtures, type Imported, imported } from './imported.ts'

/** What the graph says once one fixture is imported into an empty store. */
const says: Record<string, (graph: Imported) => void> = {
  'acoustid.json': other('AcoustID answer', 1),
  'acoustid_null.json': other('AcoustID answer', 1),
  'acoustid_no_metadata.json': other('AcoustID answer', 1),
  'collection_list.json': other('collection', 4),
  'artist.json'(graph) {
    expect(graph.node('Artist', 'Ed Sheeran')).toMatchObject({
      id: 'artist:musicbrainz.b8a7c51f-362c-4dcb-a259-bc6e0095f0a6',
      sortName: 'Sheeran, Ed',
      disambiguation: 'famous UK singer-songwriter',
      type: 'PERSON',
      gender: 'male',
      began: '1991-02-17',
      aliases: ['Shearan', 'Ed Sheeran (en)', 'Ed Sheeran (en_CA)'],
      confidence: 'MEDIUM',
      sources: ['source:musicbrainz'],
      externalIds: [
        {
          source: 'musicbrainz',
          id: 'b8a7c51f-362c-4dcb-a259-bc6e0095f0a6',
          url: 'https://musicbrainz.org/artist/b8a7c51f-362c-4dcb-a259-bc6e0095f0a6',
        },
        { source: 'isni', id: '0000000364434564', url: 'https://isni.org/isni/0000000364434564' },
      ],
    })
    expect(graph.node('Artist', 'Ed Sheeran')).not.toHaveProperty('ended')
    expect(graph.lines('BORN_IN')).toEqual(['Ed Sheeran → Hebden Bridge'])
  },
  'artist_arabic.json'(graph) {
    expect(graph.node('Artist', 'محمد منير')).toMatchObject({
      sortName: 'Mounir, Mohamed',
      aliases: ['Mohamed Moneer', 'Mohamed Mounir'],
    })
    expect(graph.lines('BORN_IN')).toEqual(['محمد منير → Aswān'])
  },
  'artist_ended.json'(graph) {
    expect(graph.node('Artist', 'Serge Gainsbourg')).toMatchObject({ began: '1928-04-02', ended: '1991-03-02' })
  },
  'artist_null.json': refused('is an artist without a name'),
  'country.json'(graph) {
    const album = graph.node('Album', 'Master of Puppets')
    expect(album).toMatchObject({
      id: 'album:musicbrainz-release.03e4ebe1-0a44-411c-8e19-78e0768603f8',
      released: '1986-03',
      releases: [{ date: '1986-03', place: 'United Kingdom' }],
    })
    expect(album).not.toHaveProperty('editions')
    expect(graph.remarks()).toEqual({ [withoutGroup]: 1 })
  },
  'country_null.json': refused('is a release without an id'),
  'label_info.json'(graph) {
    expect(graph.node('Company', 'naïve').id).toBe('company:musicbrainz.3c6b98c7-407e-498e-ab8c-adf891ab0d38')
    expect(graph.refused()).toEqual({
      'unreadable: is a release without an id; its labels are taken': 3,
      'unreadable: is a release without an id': 1,
    })
  },
  'label_info_null.json': refused('is a release without an id'),
  'media_null.json': refused('names no recording that has an id or a title'),
  'media_pregap.json'(graph) {
    expect(graph.node('Song', 'Sexy DVD')).toMatchObject({ duration: 88, released: '2019', creditedAs: 'Lemon Demon' })
    expect(graph.lines('PERFORMED')).toEqual(['Lemon Demon → Sexy DVD {"role":"main","position":1}'])
    expect(graph.remarks()).toEqual({ 'track: names no release: its recording is taken, its place is not': 1 })
  },
  'recording.json'(graph) {
    const song = graph.node('Song', 'song:musicbrainz.cb2cc207-8125-445c-9ef9-6ea44eee959a')
    expect(song).toMatchObject({
      title: 'Thinking Out Loud',
      duration: 281,
      released: '2014-06-20',
      isrcs: ['GBAHS1400099'],
      works: ['dc469dc8-198e-42e5-b5a7-6be2f0a95ac0'],
    })
    const to = (type: string) => graph.of(type).filter((link) => link.to === song.id)
    expect(to('PERFORMED').map(({ properties: { role, instrument } }) => [role, instrument])).toEqual(
      expect.arrayContaining([
        ['main', null],
        ['performer', null],
        ['vocals', null],
        ['instrument', 'guitar family'],
      ]),
    )
    expect(to('WROTE')).toHaveLength(2)
    // Seven of the nine other recordings of the work are covers; all ten have its writers.
    expect(to('COVERS')).toHaveLength(7)
    expect(graph.of('COVERS')).toHaveLength(7)
    expect(graph.of('WROTE')).toHaveLength(2 * 9)
    expect(graph.lines('SAMPLES')).toEqual([
      'United State of Pop 2015 (50 Shades of Pop) → Thinking Out Loud {"how":"DJ-mix"}',
    ])
    expect(graph.untaken()).toEqual({ 'url-work relation: wikidata: has no link in this graph': 1 })
  },
  'recording_artist_aliases.json': underAnotherName,
  'recording_artist_aliases_locales.json': underAnotherName,
  'recording_artist_name_change.json'(graph) {
    expect(graph.node('Artist', 'Bob Dylan')).toMatchObject({ realName: 'Robert Allen Zimmerman' })
    expect(graph.lines('PERFORMED')).toEqual([
      'Bob Dylan → Dreadful Day {"role":"main","position":1,"creditedAs":"Blind Boy Grunt"}',
    ])
    expect(graph.node('Song', 'Dreadful Day')).toMatchObject({ released: '1972', creditedAs: 'Blind Boy Grunt' })
  },
  'recording_composer.json'(graph) {
    const swans = 'Act 2: IVc. Dance des Cygnes - Dance des Cygnes'
    expect(graph.lines('WROTE')).toEqual([
      `Пётр Ильич Чайковский → ${swans} {"role":"composer","creditedAs":"Tchaikovsky"}`,
    ])
    expect(graph.lines('PERFORMED')).toEqual([
      `Charles Dutoit → ${swans} {"role":"conductor"}`,
      `Orchestre symphonique de Montréal → ${swans} {"role":"orchestra"}`,
      `Пётр Ильич Чайковский → ${swans} {"role":"main","position":1,"creditedAs":"Pyotr Ilyich Tchaikovsky"}`,
    ])
    expect(graph.lines('CREWED')).toEqual([`Colin Moorfoot → ${swans} {"role":"engineer"}`])
    expect(graph.lines('PRODUCED')).toEqual([`Ray Minshull → ${swans}`])
    expect(graph.node('Artist', 'Orchestre symphonique de Montréal')).toMatchObject({ type: 'ORCHESTRA' })
    expect(graph.untaken()).toEqual({ 'work-work relation: parts: has no link in this graph': 1 })
  },
  'recording_credits.json'(graph) {
    const song = 'Knowing Me, Knowing You'
    expect(graph.lines('PERFORMED')).toEqual([
      `ABBA → ${song} {"role":"main","position":1}`,
      `Anni-Frid Lyngstad → ${song} {"role":"vocals","creditedAs":"Frida","attributes":["solo"]}`,
      `Lasse Wellander → ${song} {"role":"instrument","instrument":"electric guitar"}`,
      `Michael Brecker → ${song} {"role":"instrument","instrument":"EWI"}`,
      `Ola Brunkert → ${song} {"role":"instrument","instrument":"membranophone"}`,
      `Rutger Gunnarsson → ${song} {"role":"instrument","instrument":"bass"}`,
    ])
    expect(graph.lines('CREWED')).toEqual([
      `Benny Andersson → ${song} {"role":"arranger"}`,
      `Björn Ulvaeus → ${song} {"role":"arranger"}`,
      `Michael B. Tretow → ${song} {"role":"engineer"}`,
    ])
    expect(graph.lines('PRODUCED')).toEqual([`Benny Andersson → ${song}`, `Björn Ulvaeus → ${song}`])
  },
  'recording_generic_instrument.json'(graph) {
    expect(graph.node('Video', 'Kill V. Maim')).toMatchObject({ duration: 247, released: '2025-09-02' })
    expect(graph.lines('CREWED')).toEqual([
      'QueenPb → Kill V. Maim {"role":"mixer"}',
      'Todd Barriage → Kill V. Maim {"role":"sound engineer"}',
      'Xeapher → Kill V. Maim {"role":"illustrator"}',
      'ilhamdz → Kill V. Maim {"role":"animator"}',
    ])
    expect(graph.lines('PERFORMED')).toEqual([
      'Camila → Kill V. Maim {"role":"vocals"}',
      'Michi Mochievee → Kill V. Maim {"role":"vocals"}',
      'SixteenInMono → Kill V. Maim {"role":"instrument"}',
    ])
    expect(graph.node('Artist', 'Camila')).toMatchObject({ type: 'CHARACTER' })
  },
  'recording_instrumental.json'(graph) {
    expect(graph.lines('WROTE')).toEqual([
      'Bobby Scott → A Taste of Honey {"role":"composer"}',
      'Ric Marlow → A Taste of Honey {"role":"lyricist"}',
    ])
    expect(graph.node('Song', 'A Taste of Honey')).toMatchObject({
      works: ['47dcb656-3e85-39eb-ab71-d2e75564fc44'],
      externalIds: expect.arrayContaining([{ source: 'iswc', id: 'T-070.178.113-6', url: null }]),
    })
    expect(graph.of('COVERS')).toEqual([])
    expect(graph.remarks()).toEqual({
      'cover: no recording of its work that is no cover itself is told beside it': 1,
    })
    expect(graph.untaken()).toEqual({ 'work-work relation: other version: has no link in this graph': 5 })
  },
  'recording_multi_artists_1.json': threeArtists,
  'recording_multi_artists_2.json': threeArtists,
  'recording_multiple_works.json'(graph) {
    const song = graph.node('Song', '組曲「らき☆すた動画」')
    expect(song.works).toHaveLength(30)
    expect(graph.lines('WROTE').filter((line) => line.includes('畑亜貴'))).toEqual([
      '畑亜貴 → 組曲「らき☆すた動画」 {"role":"lyricist"}',
    ])
    expect(graph.lines('WROTE').filter((line) => line.includes('神前暁'))).toEqual([
      '神前暁 → 組曲「らき☆すた動画」 {"role":"composer"}',
      '神前暁 → 組曲「らき☆すた動画」 {"role":"lyricist"}',
    ])
    expect(graph.untaken()['work-work relation: parts: has no link in this graph']).toBe(11)
  },
  'recording_null.json': refused('is a recording with neither an id nor a title'),
  'recording_video.json'(graph) {
    const video = graph.node('Video', 'video:musicbrainz.370889ee-7a70-4d0a-8f4d-e514e0494d7e')
    const song = graph.node('Song', 'song:musicbrainz.20ac46d2-aa41-45e0-b3f4-8b660560c696')
    expect(video).toMatchObject({
      title: 'The Enemy',
      type: 'MUSIC_VIDEO',
      version: 'official music video',
      released: '2008-05-23',
      duration: 218,
      urls: ['https://www.youtube.com/watch?v=O_HwMrrJ4M4'],
      works: ['9a186e42-bf73-3e91-9359-cc7b6579eeb8'],
    })
    expect((video.externalIds as { source: string; id: string }[]).map(({ source, id }) => `${source} ${id}`)).toEqual([
      'musicbrainz 370889ee-7a70-4d0a-8f4d-e514e0494d7e',
      'youtube O_HwMrrJ4M4',
      'imvdb-page video/paradise-lost/the-enemy',
      'iswc T-900.213.450-1',
    ])
    expect(graph.lines('DIRECTED')).toEqual(['Edward Mavskegg → The Enemy {"creditedAs":"Edward 209"}'])
    expect(graph.lines('PRODUCED')).toEqual(['Edward Mavskegg → The Enemy {"creditedAs":"Edward 209"}'])
    expect([...graph.of('DIRECTED'), ...graph.of('PRODUCED'), ...graph.of('PERFORMED')].map(({ to }) => to)).toEqual([
      video.id,
      video.id,
      video.id,
    ])
    expect(graph.of('VIDEO_OF').map(({ from, to }) => [from, to])).toEqual([[video.id, song.id]])
    // Its one song performs its one work.
    expect(song).toMatchObject({ duration: 219, works: ['9a186e42-bf73-3e91-9359-cc7b6579eeb8'] })
    expect(graph.lines('WROTE')).toEqual([
      'Gregor Mackintosh → The Enemy {"role":"composer"}',
      'Nick Holmes → The Enemy {"role":"lyricist"}',
    ])
    expect(graph.of('WROTE').every(({ to }) => to === song.id)).toBe(true)
    expect(graph.untaken()).toEqual({ 'url-work relation: lyrics: has no link in this graph': 1 })
  },
  // A search answer: whether it is a video is null, and only the track found stands in its release.
  'recording_video_null.json'(graph) {
    expect(graph.node('Song', 'Lune')).toMatchObject({ duration: 567, released: '2022-10-28' })
    expect(graph.lines('TRACK_OF')).toEqual([
      'Lune → Eastbound Silhouette {"edition":"af96cd94-f759-4f9f-8c63-75404d4853dc","disc":1,"position":4,"number":"4"}',
    ])
    expect(graph.lines('RELEASED')).toEqual(['Tim Green → Eastbound Silhouette {"position":1}'])
    expect(graph.node('Artist', 'Tim Green').aliases).toEqual(['TG', 'T.G', 'Tg'])
  },
  'release.json'(graph) {
    const album = graph.node('Album', 'The Dark Side of the Moon')
    const key = 'b84ee12a-09ef-421b-82de-0441a926375b'
    expect(album).toMatchObject({
      id: 'album:musicbrainz.f5093c06-23e3-404f-aeaa-40f72885ee3a',
      type: 'ALBUM',
      released: '1973-03-24',
      releases: [
        { date: '1973-03-24', place: 'United Kingdom' },
        { date: '1973', place: 'New Zealand' },
      ],
      defaultEdition: key,
      editions: [
        {
          key,
          title: 'The Dark Side of the Moon (stereo)',
          date: '1973-03-24',
          country: 'GB',
          format: '12" Vinyl',
          catalogNumber: 'SHVL 804',
          barcode: '123',
          discCount: 1,
          trackCount: 10,
          status: 'Official',
          isDefault: true,
        },
      ],
    })
    expect(album.externalIds).toContainEqual({
      source: 'discogs-release',
      id: '1873013',
      url: 'https://www.discogs.com/release/1873013',
    })
    expect(graph.of('TRACK_OF')).toHaveLength(10)
    expect(graph.lines('TRACK_OF')[9]).toBe(
      `Us and Them → The Dark Side of the Moon {"edition":"${key}","disc":1,"position":7,"number":"B2"}`,
    )
    expect(graph.node('Song', 'Money')).toMatchObject({ version: 'original studio stereo mix', duration: 383 })
    expect(graph.lines('CREWED')).toEqual([
      'George Hardie → The Dark Side of the Moon {"role":"design and illustration","creditedAs":"George Hardie N.T.A."}',
      'Hipgnosis → The Dark Side of the Moon {"role":"design and illustration"}',
      'Hipgnosis → The Dark Side of the Moon {"role":"photographer"}',
    ])
    expect(graph.lines('ISSUED')).toEqual([
      `Harvest → The Dark Side of the Moon {"edition":"${key}","catalogNumber":"SHVL 804","position":1}`,
    ])
    expect(graph.lines('RELEASED')).toEqual(['Pink Floyd → The Dark Side of the Moon {"position":1}'])
    expect(graph.untaken()).toEqual({
      'release-group-series relation: part of: has no link in this graph': 2,
      'release-series relation: part of: has no link in this graph': 1,
    })
  },
  'release_5medias.json'(graph) {
    expect(graph.node('Album', 'Wish You Were Here').editions).toMatchObject([
      { format: '2×CD + 2×DVD-Video + Blu-ray', discCount: 5, date: '2011-07-11', country: 'XE' },
    ])
    expect(graph.node('Company', 'EMI')).toMatchObject({ type: 'LABEL', activities: ['original production'] })
    expect(graph.remarks()).toEqual({ [withoutGroup]: 1 })
  },
  'release_djmix.json'(graph) {
    expect(graph.lines('PRODUCED')).toEqual([
      'David Norland → Complete Me {"role":"executive producer"}',
      'Frankmusik → Complete Me {"role":"executive producer"}',
    ])
    expect(graph.lines('CREWED')).toContain('Frankmusik → Complete Me {"role":"DJ mixer","attributes":["medium 2"]}')
    expect(graph.of('CREWED')).toHaveLength(9)
  },
  'release_group.json'(graph) {
    const { editions, ...album } = graph.node('Album', 'The Dark Side of the Moon')
    expect(album).toMatchObject({ type: 'ALBUM', released: '1973-03-24' })
    expect(editions).toHaveLength(25)
    expect(editions).toContainEqual(
      expect.objectContaining({
        title: 'The Dark Side of the Moon (1979 Mobile Fidelity Sound Lab remaster)',
        date: '1979-06',
        trackCount: 10,
        isDefault: false,
      }),
    )
  },
  'release_group_2.json': foo('Foo', ['123', '456', '789']),
  'release_group_3.json': foo('Foox', ['789']),
  'release_group_4.json': foo('Foox', ['789']),
  'release_group_5.json'(graph) {
    foo('Foox', ['789'])(graph)
    expect(graph.node('Album', 'Foox').editions).toMatchObject([{ format: '3×CD', discCount: 3, trackCount: 9 }])
  },
  'release_group_null.json': refused('is a release group without a title'),
  'release_multidisc.json'(graph) {
    expect(graph.names('Video').sort()).toEqual([
      'ケアレス (15秒CM)',
      'ケアレス (30秒メッセージコメント入りCM)',
      'ケアレス (Music Video)',
    ])
    expect(graph.lines('TRACK_OF')[0]).toBe(
      'Bye‐Bye Butterfly → ケアレス {"edition":"6c4f766f-3351-4c10-a53d-b119452c27b2","disc":1,"position":2,"number":"2","creditedTitle":"Bye-Bye Butterfly"}',
    )
    expect(graph.of('TRACK_OF')).toHaveLength(4)
    expect(graph.node('Album', 'ケアレス')).toMatchObject({
      type: 'SINGLE',
      editions: [{ format: 'CD + DVD-Video', discCount: 2, trackCount: 7, barcode: '4547366518764' }],
    })
    expect(graph.untaken()).toEqual({ 'video on a release: an album lists songs; the video itself is taken': 3 })
  },
  'release_no_type.json'(graph) {
    const album = graph.node('Album', 'Eastbound Silhouette')
    expect(album.id).toBe('album:musicbrainz.275f2ad4-a506-4ab1-8ae2-ff7f203cbf6b')
    expect(album).not.toHaveProperty('type')
    expect(album.editions).toMatchObject([{ date: '2022-10-28', country: 'XW', trackCount: 6 }])
  },
  'release_null.json': refused('is a release without an id'),
  'track.json'(graph) {
    expect(graph.node('Song', 'Speak to Me')).toMatchObject({ version: 'original stereo mix', duration: 68 })
    expect(graph.of('TRACK_OF')).toEqual([])
  },
  'track_null.json': refused('names no recording that has an id or a title'),
  'track_pregap.json'(graph) {
    expect(graph.lines('PERFORMED')).toEqual(['Die Ärzte → Lady {"role":"main","position":1}'])
    expect(graph.node('Artist', 'Die Ärzte')).toMatchObject({
      type: 'GROUP',
      aliases: expect.arrayContaining(['Die Aerzte', 'Laternen Joe']),
    })
  },
}

const withoutGroup =
  'release: names no release group and is kept as an album of its own; ask for release-groups with it'

function other(what: string, count: number) {
  return (graph: Imported) => {
    expect(graph.nodes.map(({ id }) => id)).toEqual(['source:musicbrainz'])
    expect(graph.untaken()).toEqual({ [`${what}: is of a sort that this graph does not keep`]: count })
  }
}

function refused(reason: string) {
  return (graph: Imported) => {
    expect(graph.nodes.map(({ id }) => id)).toEqual(['source:musicbrainz'])
    expect(graph.refused()).toEqual({ [`unreadable: ${reason}`]: 1 })
  }
}

function underAnotherName(graph: Imported) {
  expect(graph.node('Artist', 'クー子')).toMatchObject({ sortName: 'Kūko', disambiguation: '這いよれ！ニャル子さん' })
  expect(graph.lines('PERFORMED')).toEqual([
    'クー子 → そして伝説のように × my burning desire {"role":"main","position":1,"creditedAs":"後ろから這いより隊C"}',
  ])
}

function threeArtists(graph: Imported) {
  expect(graph.lines('PERFORMED')).toEqual([
    'A Boogie Wit da Hoodie → 1000 Nights {"role":"featured","position":3}',
    'Ed Sheeran → 1000 Nights {"role":"main","position":1,"joinPhrase":"feat."}',
    'Meek Mill → 1000 Nights {"role":"featured","position":2,"joinPhrase":"&"}',
  ])
  expect(graph.node('Song', '1000 Nights').creditedAs).toBe('Ed Sheeran feat. Meek Mill & A Boogie Wit da Hoodie')
}

function foo(title: string, releases: readonly string[]) {
  return (graph: Imported) => {
    const ids = releases.map((id) => `album:musicbrainz-release.${id}`)
    expect(graph.nodes.filter(({ kind }) => kind === 'Album').map(({ id }) => id)).toEqual(ids)
    expect(graph.names('Album').every((name) => name === title)).toBe(true)
    expect(graph.lines('ISSUED')).toEqual(
      releases.map((id) => `label A → ${title} {"edition":"${id}","catalogNumber":"cat 123","position":1}`),
    )
  }
}

describe('an answer of MusicBrainz becomes', async () => {
  const files = (await readdir(fixtures)).filter((name) => name.endsWith('.json'))

  test('something this file knows', () => {
    expect(files.toSorted()).toEqual(Object.keys(says).toSorted())
  })

  for (const name of files)
    test(name, async () => {
      const graph = await imported(join(fixtures, name))
      says[name]!(graph)
      // Everything says where it was read, and nothing else is refused than what is told above.
      expect(graph.links.filter(({ properties: { sources } }) => String(sources) !== 'source:musicbrainz')).toEqual([])
      if (!says[name]!.toString().includes('refused')) expect(graph.refused()).toEqual({})
    })
})
