import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Store } from '../../src/store/contract.ts'
import { emptyStore, idsOf, joinsOf, load, nodesOf } from './loading.ts'

const seeded = { joins: true } as const
const musicbrainz = { teller: 'musicbrainz' } as const
const discogs = { teller: 'discogs' } as const

const person = (name: string, more: object = {}) => ({ kind: 'Artist', properties: { name }, ...more })
const directing = (from: object, title: object) => ({
  kind: 'Video',
  ...title,
  links: [{ type: 'DIRECTED', from }],
})

/** Curated: known by no outside id. */
const dave = person('Dave Free', { id: 'artist:dave-free' })
const humble = { id: 'video:humble', properties: { title: 'HUMBLE.' }, externalIds: { musicbrainz: 'v1' } }
const curated = [dave, directing({ id: 'artist:dave-free' }, humble)]

/** The same two by a source, and a namesake who has nothing to do with them. */
const daveThere = { name: 'Dave Free', externalIds: { musicbrainz: 'd1' } }
const told = [
  directing(daveThere, { properties: { title: 'Humble' }, externalIds: { musicbrainz: 'v1' } }),
  directing(
    { name: 'Dave Free', externalIds: { musicbrainz: 'd2' } },
    { properties: { title: 'Other' }, externalIds: { musicbrainz: 'v2' } },
  ),
]

async function leads(store: Store, id: string) {
  return (await store.find([{ by: 'id', id }]))[0]
}

describe('a namesake whom a source knows by an id', () => {
  test('is the curated one when they share a neighbour, and nobody else is', async () => {
    const store = await emptyStore()
    await load(store, curated, seeded)
    const report = await load(store, told, musicbrainz)
    expect(await joinsOf(store)).toEqual([
      'artist:dave-free DIRECTED video:humble',
      'artist:musicbrainz.d2 DIRECTED video:musicbrainz.v2',
    ])
    expect(await leads(store, 'artist:musicbrainz.d1')).toEqual(['artist:dave-free'])
    expect(report.remarks).toMatchObject([
      { what: 'Artist', examples: [{ about: 'artist:dave-free artist:musicbrainz.d1' }] },
    ])
  })

  test('with nothing in common is left alone and reported as a possible duplicate', async () => {
    const store = await emptyStore()
    await load(store, curated, seeded)
    const report = await load(store, [told[1]], musicbrainz)
    expect(await idsOf(store)).toContain('artist:musicbrainz.d2')
    expect(report.duplicates).toMatchObject([
      {
        what: 'Artist',
        reason: 'have one name, and nothing in common',
        examples: [{ about: 'artist:dave-free artist:musicbrainz.d2' }],
      },
    ])
  })

  test('is not joined over a hub', async () => {
    const store = await emptyStore()
    const born = { type: 'BORN_IN', to: { id: 'place:compton' } }
    await load(
      store,
      [
        { kind: 'Place', id: 'place:compton', properties: { name: 'Compton' } },
        { ...dave, links: [born] },
      ],
      seeded,
    )
    const report = await load(
      store,
      [{ ...person('Dave Free', { externalIds: { musicbrainz: 'd1' } }), links: [born] }],
      musicbrainz,
    )
    expect(await idsOf(store)).toEqual(['artist:dave-free', 'artist:musicbrainz.d1', 'place:compton'])
    expect(report.duplicates).toHaveLength(1)
  })

  test('two of whom share a neighbour with the curated one are both left', async () => {
    const store = await emptyStore()
    await load(store, curated, seeded)
    const video = (id: string) => ({
      kind: 'Video',
      properties: { title: 'Humble' },
      externalIds: { musicbrainz: 'v1' },
      links: [{ type: 'DIRECTED', from: { name: 'Dave Free', externalIds: { musicbrainz: id } } }],
    })
    const report = await load(store, [video('d1'), video('d2')], musicbrainz)
    expect(await idsOf(store)).toEqual([
      'artist:dave-free',
      'artist:musicbrainz.d1',
      'artist:musicbrainz.d2',
      'video:humble',
    ])
    expect(report.duplicates).toMatchObject([
      { reason: expect.stringContaining('as others of that name have'), count: 2 },
    ])
  })

  test('is joined once what joins them is joined', async () => {
    const store = await emptyStore()
    const song = (more: object) => ({ kind: 'Song', properties: { title: 'Sing' }, ...more })
    await load(
      store,
      [
        {
          ...song({ id: 'song:sing' }),
          links: [
            { type: 'VIDEO_OF', from: { id: 'video:sing' } },
            { type: 'PERFORMED', from: { id: 'artist:dave-free' } },
          ],
        },
        { kind: 'Video', id: 'video:sing', properties: { title: 'Sing' } },
        dave,
        ...curated,
      ],
      seeded,
    )
    await load(
      store,
      [
        ...told,
        {
          ...song({ externalIds: { musicbrainz: 's1' } }),
          links: [
            { type: 'PERFORMED', from: daveThere },
            { type: 'VIDEO_OF', from: { title: 'Sing', externalIds: { musicbrainz: 'v3' } } },
          ],
        },
      ],
      musicbrainz,
    )
    expect((await idsOf(store)).filter((id) => id.includes('musicbrainz'))).toEqual([
      'artist:musicbrainz.d2',
      'video:musicbrainz.v2',
    ])
  })

  test('a second time changes nothing', async () => {
    const store = await emptyStore()
    await load(store, curated, seeded)
    await load(store, told, musicbrainz)
    const revision = await store.revision()
    await load(store, curated, seeded)
    await load(store, told, musicbrainz)
    expect(await store.revision()).toBe(revision)
  })
})

describe('a node that a source brought', () => {
  test('goes by the curated id once the curated entry names its outside id, and the old id leads there', async () => {
    const store = await emptyStore()
    await load(
      store,
      [
        {
          ...person('Kendrick Duckworth', { externalIds: { musicbrainz: 'k' } }),
          links: [{ type: 'DIRECTED', to: { title: 'X', externalIds: { imvdb: '1' } } }],
        },
      ],
      musicbrainz,
    )
    await load(
      store,
      [person('Kendrick Lamar', { id: 'artist:kendrick-lamar', externalIds: { musicbrainz: 'k' } })],
      seeded,
    )
    expect(await joinsOf(store)).toEqual(['artist:kendrick-lamar DIRECTED video:imvdb.1'])
    expect(await leads(store, 'artist:musicbrainz.k')).toEqual(['artist:kendrick-lamar'])
    expect((await nodesOf(store))[0]!.properties).toMatchObject({
      name: 'Kendrick Lamar',
      aliases: ['Kendrick Duckworth'],
    })
  })

  test('goes by the id of the source that ranks before', async () => {
    const store = await emptyStore()
    await load(store, [person('A', { externalIds: { 'discogs-artist': '1' } })], discogs)
    await load(store, [person('A', { externalIds: { 'discogs-artist': '1', musicbrainz: 'a' } })], musicbrainz)
    expect(await idsOf(store)).toEqual(['artist:musicbrainz.a'])
    expect(await leads(store, 'artist:discogs-artist.1')).toEqual(['artist:musicbrainz.a'])
  })

  test('is not known for certain by one of several ids of one source', async () => {
    const store = await emptyStore()
    await load(store, [person('A', { externalIds: { 'discogs-artist': ['1', '2'], musicbrainz: 'a' } })], musicbrainz)
    await load(store, [person('A', { externalIds: { 'discogs-artist': '1' } })], discogs)
    expect(await idsOf(store)).toEqual(['artist:discogs-artist.1', 'artist:musicbrainz.a'])
  })

  test('that an entry says is another known one is left, and both are reported', async () => {
    const store = await emptyStore()
    await load(store, [dave], seeded)
    await load(store, [person('D. Free', { externalIds: { musicbrainz: 'd1' } })], musicbrainz)
    const report = await load(store, [{ ...dave, externalIds: { musicbrainz: 'd1' } }], seeded)
    expect(await idsOf(store)).toEqual(['artist:dave-free', 'artist:musicbrainz.d1'])
    expect(report.duplicates).toMatchObject([{ examples: [{ about: 'artist:dave-free artist:musicbrainz.d1' }] }])
  })
})

test('the order of imports changes neither the graph nor where ids lead', async () => {
  const both = { musicbrainz: 'd1', 'discogs-artist': '9' }
  const onDiscogs = directing(
    { name: 'David Free', externalIds: { 'discogs-artist': '9' } },
    { properties: { title: 'Another' }, externalIds: { imvdb: 'i1' } },
  )
  const imports = [
    [curated, seeded],
    [[person('Dave Free', { externalIds: both }), ...told], musicbrainz],
    [[onDiscogs], discogs],
    [
      [{ ...person('Dave Free', { externalIds: both }), properties: { name: 'Dave Free', gender: 'male' } }],
      musicbrainz,
    ],
  ] as const
  const graph = async (order: readonly number[]) => {
    const store = await emptyStore()
    for (const place of order) await load(store, imports[place]![0], { ...imports[place]![1], batchSize: 1 })
    const old = ['artist:musicbrainz.d1', 'artist:discogs-artist.9', 'video:musicbrainz.v1'].map((id) =>
      leads(store, id),
    )
    const nodes = (await nodesOf(store)).map(({ id, properties: { name, gender, title, standing } }) => ({
      id,
      name,
      gender,
      title,
      standing,
    }))
    return { nodes, links: await joinsOf(store), old: await Promise.all(old) }
  }
  const plain = await graph([0, 1, 2, 3])
  expect(plain.old[0]).toEqual(['artist:dave-free'])
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), async (order) => {
      expect(await graph(order)).toEqual(plain)
    }),
    { numRuns: 24 },
  )
})
