import { describe, expect, test } from 'vitest'
import { emptyStore, idsOf, joinsOf, load, nodesOf } from './loading.ts'

const artist = (name: string, more: object = {}) => ({ kind: 'Artist', properties: { name, ...more } })
const video = (from: object) => ({
  kind: 'Video',
  id: 'video:x',
  properties: { title: 'X' },
  links: [{ type: 'DIRECTED', from }],
})
const mbid = '381086ea-f511-4aba-bdf9-71c753dc5077'

/** What is in a fresh store after loading these, each load a run of its own. */
async function idsAfter(...runs: unknown[][]) {
  const store = await emptyStore()
  for (const run of runs) await load(store, run)
  return idsOf(store)
}

describe('a new node without an id', () => {
  test.each([
    [artist('Kendrick Lamar'), 'artist:kendrick-lamar'],
    [artist('Beyoncé & Jay-Z'), 'artist:beyonce-and-jay-z'],
    [artist('Mono', { disambiguation: 'Japanese band' }), 'artist:mono-japanese-band'],
    [{ kind: 'Song', properties: { title: 'HUMBLE.', version: 'Remix' } }, 'song:humble-remix'],
    [{ ...artist('X'), externalIds: { wikidata: 'Q1' } }, 'artist:x'],
    [{ ...artist('X'), externalIds: { wikidata: 'Q1', musicbrainz: mbid } }, `artist:musicbrainz.${mbid}`],
    [{ ...artist('椎名林檎'), externalIds: { wikidata: 'Q1' } }, 'artist:wikidata.Q1'],
    [artist('椎名林檎'), 'artist:named.fa3db4ea'],
  ])('%j is called %s', async (entry, id) => {
    expect(await idsAfter([entry])).toEqual([id])
  })

  test('gets a number when its name, but not the node, is taken', async () => {
    expect(await idsAfter([artist('Jay Z')], [artist('Jay-Z'), artist("Jay'Z")], [artist('J.ay. Z')])).toEqual([
      'artist:jay-z',
      'artist:jay-z-2',
      'artist:jay-z-3',
      'artist:jayz',
    ])
  })
})

describe('an entry without an id', () => {
  test('means the node that a trusted source knows by the same id', async () => {
    const store = await emptyStore()
    const curated = { ...artist('Kendrick Lamar'), id: 'artist:k-dot', externalIds: { musicbrainz: mbid } }
    await load(store, [curated])
    await load(store, [{ ...artist('Kendrick L.', { type: 'PERSON' }), externalIds: { musicbrainz: mbid } }])
    expect(await nodesOf(store)).toMatchObject([{ id: 'artist:k-dot', properties: { type: 'PERSON' } }])
  })

  test('does not go by the id of a source that may know several', async () => {
    const spotify = { externalIds: { spotify: '1' } }
    expect(await idsAfter([{ ...artist('A'), ...spotify }], [{ ...artist('B'), ...spotify }])).toHaveLength(2)
  })

  test('means the one node of its name, whatever case and accents, and leaves the name as it stands', async () => {
    const store = await emptyStore()
    await load(store, [{ ...artist('Beyoncé'), id: 'artist:queen' }])
    await load(store, [artist('BEYONCE', { type: 'PERSON' })])
    expect(await nodesOf(store)).toMatchObject([
      { id: 'artist:queen', properties: { name: 'Beyoncé', type: 'PERSON' } },
    ])
  })

  test('counts nodes of the same batch, written or not', async () => {
    expect(await idsAfter([artist('A'), { ...artist('B'), id: 'artist:b1' }, artist('a'), artist('B')])).toEqual([
      'artist:a',
      'artist:b1',
    ])
  })

  test('is somebody else than a namesake whom the same source knows by another id', async () => {
    const one = { ...artist('Mono'), id: 'artist:mono', externalIds: { musicbrainz: 'a' } }
    const other = { ...artist('Mono'), externalIds: { musicbrainz: 'b' } }
    expect(await idsAfter([one], [other])).toEqual(['artist:mono', 'artist:musicbrainz.b'])
    expect(await idsAfter([one, other])).toEqual(['artist:mono', 'artist:musicbrainz.b'])
  })

  test('is told from namesakes by the rest of its natural key', async () => {
    const song = (title: string, version?: string) => ({
      kind: 'Song',
      properties: { title, ...(version && { version }) },
    })
    const ids = await idsAfter([song('Alright'), song('Alright', 'live')], [song('Alright'), song('alright', 'LIVE')])
    expect(ids).toEqual(['song:alright', 'song:alright-live'])
  })

  test('that fits several is refused with all of them named', async () => {
    const store = await emptyStore()
    await load(store, [
      { ...artist('Mono'), id: 'artist:mono-1' },
      { ...artist('Mono'), id: 'artist:mono-2' },
    ])
    const report = await load(store, [artist('Mono')])
    expect(report.refusals).toMatchObject([
      {
        reason: 'names one node but fits several; name it by id',
        examples: [{ about: 'Artist "Mono": artist:mono-1, artist:mono-2' }],
      },
    ])
  })

  test('that outside ids tie to two nodes is taken as the better known, and both are reported', async () => {
    const store = await emptyStore()
    await load(store, [
      { ...artist('A'), externalIds: { imvdb: 'a' } },
      { ...artist('B'), externalIds: { musicbrainz: 'b' } },
    ])
    const entry = { ...artist('C', { gender: 'male' }), externalIds: { imvdb: 'a', musicbrainz: 'b' } }
    const report = await load(store, [entry])
    expect(report.refusals).toEqual([])
    expect(report.duplicates).toMatchObject([
      { what: 'Artist', count: 1, examples: [{ about: 'artist:musicbrainz.b artist:imvdb.a' }] },
    ])
    expect(await nodesOf(store)).toMatchObject([
      { id: 'artist:imvdb.a', properties: { gender: null } },
      { id: 'artist:musicbrainz.b', properties: { gender: 'male' } },
    ])
  })
})

describe("a link's other end", () => {
  test.each([
    ['its name', { name: 'jake schreier' }],
    ['an outside id', { externalIds: { imvdb: '7' } }],
    ['an id', { id: 'artist:jake' }],
  ])('is found by %s', async (_, from) => {
    const jake = { ...artist('Jake Schreier'), id: 'artist:jake', externalIds: { imvdb: '7' } }
    for (const entries of [
      [jake, video(from)],
      [video(from), jake],
    ]) {
      const store = await emptyStore()
      await load(store, entries, { batchSize: 1 })
      expect(await idsOf(store)).toEqual(['artist:jake', 'video:x'])
      expect(await joinsOf(store)).toEqual(['artist:jake DIRECTED video:x'])
    }
  })

  test('told by name is made when no node has that name, and made once', async () => {
    const store = await emptyStore()
    const other = { ...video({ name: 'JAKE Schreier' }), id: 'video:y' }
    const report = await load(store, [video({ name: 'Jake Schreier' }), other], { batchSize: 1 })
    expect(await joinsOf(store)).toEqual([
      'artist:jake-schreier DIRECTED video:x',
      'artist:jake-schreier DIRECTED video:y',
    ])
    expect(report.tallies.get('Artist')).toMatchObject({ read: 0, written: 1 })
  })

  test('told by outside id and name is made with both', async () => {
    const store = await emptyStore()
    await load(store, [video({ name: 'Jake', externalIds: { imvdb: '7' } })])
    expect((await nodesOf(store))[0]).toMatchObject({
      id: 'artist:imvdb.7',
      properties: { name: 'Jake', externalIds: [{ source: 'imvdb', id: '7' }] },
    })
  })

  test('known only by an outside id that nobody has is refused', async () => {
    const store = await emptyStore()
    const report = await load(store, [video({ externalIds: { imvdb: '7' } })])
    expect(report.refusals).toMatchObject([
      { what: 'DIRECTED', reason: 'leads to a node that is not in the store, and lacks name, which it must have' },
    ])
    expect(await joinsOf(store)).toEqual([])
  })

  test('that fits several is refused, and nothing else of the entry', async () => {
    const store = await emptyStore()
    const monos = ['1', '2'].map((n) => ({ ...artist('Mono'), id: `artist:mono-${n}` }))
    const report = await load(store, [...monos, video({ name: 'Mono' })])
    expect(report.tallies.get('DIRECTED')).toMatchObject({ read: 1, refused: 1 })
    expect(await idsOf(store)).toContain('video:x')
  })
})

test('entries with ids ask the store nothing but to write', async () => {
  const store = await emptyStore()
  const asked: string[] = []
  const watched = new Proxy(store, {
    get: (target, name) => {
      const member: unknown = Reflect.get(target, name)
      if (typeof member !== 'function') return member
      return (...args: unknown[]) => {
        asked.push(String(name))
        return member.apply(target, args)
      }
    },
  })
  await load(watched, [{ ...artist('Jake'), id: 'artist:jake' }, video({ id: 'artist:jake' })])
  expect(asked).toEqual(['write'])
})
