import { describe, expect, test } from 'vitest'
import { ingest } from '../../src/ingest/ingest.ts'
import { totals } from '../../src/ingest/report.ts'
import { emptyStore, idsOf, joinsOf, lines, linksOf, load, nodesOf } from './loading.ts'
import { withWrite } from './with-write.ts'

const wct = {
  kind: 'Video',
  id: 'video:we-cry-together',
  properties: { title: 'We Cry Together', type: 'SHORT_FILM', released: '2022-09-01' },
  sources: ['https://example.org/wct'],
  links: [
    { type: 'DIRECTED', from: { id: 'artist:jake' }, properties: { role: 'director' }, confidence: 'high' },
    { type: 'APPEARED_IN', from: { id: 'artist:taylour' }, properties: { character: 'her' } },
  ],
}
const people = ['jake', 'taylour'].map((name) => ({ kind: 'Artist', id: `artist:${name}`, properties: { name } }))

describe('an import', () => {
  test('writes nodes and links and counts them by kind and type', async () => {
    const store = await emptyStore()
    const report = await load(store, [...people, wct])
    expect(Object.fromEntries(report.tallies)).toMatchObject({
      Artist: { read: 2, written: 2, refused: 0 },
      Video: { read: 1, written: 1 },
      Source: { read: 0, written: 1 },
      DIRECTED: { read: 1, written: 1 },
      APPEARED_IN: { read: 1, written: 1 },
    })
    expect(await joinsOf(store)).toEqual([
      'artist:taylour APPEARED_IN video:we-cry-together',
      'artist:jake DIRECTED video:we-cry-together',
    ])
  })

  test('run twice changes nothing, not even its own record', async () => {
    const store = await emptyStore()
    const entries = [...people, wct, { kind: 'Artist', properties: { name: 'Told by name' } }]
    await load(store, entries, { source: 'test' })
    const before = { revision: await store.revision(), stats: await store.stats(), nodes: await nodesOf(store) }
    const again = await load(store, entries, { source: 'test' })
    expect(totals(again)).toMatchObject({ written: 0, changed: 0, refused: 0, unchanged: 6 })
    expect({ revision: await store.revision(), stats: await store.stats(), nodes: await nodesOf(store) }).toEqual(
      before,
    )
  })

  test('does not count a node that is only named to hold links', async () => {
    const store = await emptyStore()
    await load(store, [...people, wct])
    const links = [{ type: 'DIRECTED', to: { id: 'video:we-cry-together' } }]
    const report = await load(store, [{ kind: 'Artist', id: 'artist:taylour', links }])
    expect(Object.fromEntries(report.tallies)).toEqual({
      DIRECTED: { read: 1, written: 1, changed: 0, unchanged: 0, refused: 0 },
    })
  })

  test('records its run by the name of the source', async () => {
    const store = await emptyStore()
    await load(store, [...people, { kind: 'Nothing' }], { source: 'test' })
    expect((await store.stats()).runs).toMatchObject([{ source: 'test', written: 2, refused: 1 }])
  })

  test('counts what it changed', async () => {
    const store = await emptyStore()
    await load(store, people)
    const report = await load(store, [{ kind: 'Artist', id: 'artist:jake', properties: { type: 'PERSON' } }])
    expect(report.tallies.get('Artist')).toMatchObject({ written: 0, changed: 1 })
    expect(await nodesOf(store)).toMatchObject([{ properties: { name: 'jake', type: 'PERSON' } }, {}])
  })

  test.each([1, 2, 1000])('takes links that name nodes further on, in batches of %i', async (batchSize) => {
    const store = await emptyStore()
    const report = await load(store, [wct, ...people], { batchSize })
    expect(totals(report).refused).toBe(0)
    expect(report.tallies.get('DIRECTED')).toMatchObject({ read: 1, written: 1 })
    expect(await joinsOf(store)).toHaveLength(2)
  })

  test('takes more on the node of an entry further on', async () => {
    const store = await emptyStore()
    const later = { kind: 'Artist', id: 'artist:jake', properties: { type: 'PERSON' } }
    expect(totals(await load(store, [later, ...people], { batchSize: 1 })).refused).toBe(0)
    expect(await nodesOf(store)).toMatchObject([{ properties: { name: 'jake', type: 'PERSON' } }, {}])
  })

  test('takes more on a node that stands behind it in the same batch', async () => {
    const store = await emptyStore()
    const later = { kind: 'Artist', id: 'artist:jake', properties: { type: 'PERSON' } }
    expect(totals(await load(store, [later, ...people])).refused).toBe(0)
    expect(await idsOf(store)).toEqual(['artist:jake', 'artist:taylour'])
  })

  test('puts off many links without keeping them in memory', async () => {
    const store = await emptyStore()
    const count = 12_000
    const videos = Array.from({ length: count }, (_, i) => ({
      kind: 'Video',
      id: `video:${i}`,
      properties: { title: `V${i}` },
      links: [{ type: 'DIRECTED', from: { id: 'artist:jake' } }],
    }))
    const report = await load(store, [...videos, ...people], { batchSize: 5_000 })
    expect(report.tallies.get('DIRECTED')).toMatchObject({ read: count, written: count, refused: 0 })
  })

  test('writes an entry of very many links in several transactions', async () => {
    const store = await emptyStore()
    const songs = Array.from({ length: 50 }, (_, i) => ({
      kind: 'Song',
      id: `song:${i}`,
      properties: { title: `S${i}` },
    }))
    const links = songs.map(({ id }) => ({ type: 'PERFORMED', to: { id } }))
    const batches: number[] = []
    const watched = withWrite(store, (batch) => {
      batches.push(batch.nodes.length + batch.links.length)
      return store.write(batch)
    })
    await ingest(watched, lines(...songs, { ...people[0], links }), { batchSize: 10 })
    expect(Math.max(...batches)).toBeLessThanOrEqual(20)
    expect(await linksOf(store)).toHaveLength(50)
  })
})

test('a large batch written in parts tells of each node and link what became of it', async () => {
  const songs = Array.from({ length: 12 }, (_, n) => ({ kind: 'Song', id: `song:${n}`, properties: { title: 'S' } }))
  const known = { kind: 'Artist', properties: { name: 'A' }, externalIds: { imvdb: '1' } }
  const links = songs.flatMap(({ id: to }) =>
    ['composer', 'lyricist'].map((role) => ({ type: 'WROTE', to: { id: to }, properties: { role } })),
  )
  const loaded = async (batchSize: number) => {
    const store = await emptyStore()
    await load(store, [...songs.slice(0, 6), known])
    // The artist becomes one with the one that is known. Links wait for the song that comes last.
    const entries = [...songs.filter((_, n) => n !== 8).reverse(), { ...known, id: 'artist:a', links }, songs[8]]
    let writes = 0
    const watched = withWrite(store, (batch) => {
      writes++
      return store.write(batch)
    })
    const { seconds: _, ...report } = await ingest(watched, lines(...entries), { batchSize })
    return { told: { report, nodes: await nodesOf(store), links: await linksOf(store) }, writes }
  }
  const [whole, inParts] = [await loaded(35), await loaded(12)]
  expect(whole.told.report.tallies.get('Song')).toMatchObject({ written: 6, unchanged: 6 })
  expect(whole.told.links).toHaveLength(24)
  expect(inParts.told).toEqual(whole.told)
  // One batch; or the artist that becomes one with another, the songs, the links by twelves. Then the song, and what waits.
  expect([whole.writes, inParts.writes]).toEqual([3, 6])
})

test('a batch whose transaction an engine has to begin again is told once, and waits once', async () => {
  const entries = [
    {
      ...people[0],
      links: [
        { type: 'DIRECTED', to: { id: 'video:v' } },
        { type: 'WROTE', to: { id: 'song:never' } },
      ],
    },
    { kind: 'Video', id: 'video:v', properties: { title: 'V' } },
  ]
  const waited: number[] = []
  const loaded = async (times: number) => {
    const store = await emptyStore()
    const trying = withWrite(store, (batch) => {
      const journal: typeof batch.journal = (outcomes) => {
        for (let time = 1; time < times; time++) batch.journal!(outcomes)
        const entry = batch.journal!(outcomes)
        waited.push(entry.waiting.length)
        return entry
      }
      return store.write({ ...batch, ...(batch.journal && { journal }) })
    })
    const options = { source: 'test', input: 'the same', batchSize: 2 }
    const { seconds: _, ...report } = await ingest(trying, lines(...entries), options)
    return { report, links: await linksOf(store), waited: waited.splice(0) }
  }
  const once = await loaded(1)
  expect(once.waited[0]).toBe(2)
  expect(await loaded(3)).toEqual(once)
})

describe('what is refused', () => {
  test('stands in the report with reason, file and line, alike reasons together', async () => {
    const store = await emptyStore()
    const bad = { kind: 'Artist', properties: { name: 'A', began: 'long ago' } }
    const report = await load(store, [bad, ...people, bad, bad, bad])
    expect(report.tallies.get('Artist')).toMatchObject({ read: 6, written: 2, refused: 4 })
    expect(report.refusals).toHaveLength(1)
    expect(report.refusals[0]).toMatchObject({
      what: 'Artist',
      reason: 'began is not a date like "2022", "2022-09" or "2022-09-01"',
      count: 4,
    })
    expect(report.refusals[0]!.examples.map(({ origin }) => origin.line)).toEqual([1, 4, 5])
  })

  test('takes the links of a refused entry with it', async () => {
    const store = await emptyStore()
    const report = await load(store, [...people, { ...wct, note: 5 }])
    expect(report.tallies.get('DIRECTED')).toMatchObject({ read: 1, refused: 1 })
    expect(await joinsOf(store)).toEqual([])
  })

  test('is counted once, also when the entry it stands in has to wait', async () => {
    const store = await emptyStore()
    const later = {
      kind: 'Artist',
      id: 'artist:x',
      properties: { type: 'PERSON' },
      links: [{ type: 'DIRECTED' }, { type: 'DIRECTED', to: { id: 'video:x' } }],
    }
    const report = await load(store, [later])
    expect(report.tallies.get('Artist')).toMatchObject({ read: 1, refused: 1 })
    expect(report.tallies.get('DIRECTED')).toMatchObject({ read: 2, refused: 2 })
  })

  test('a link whose other end never comes', async () => {
    const store = await emptyStore()
    const report = await load(store, [people[1], wct])
    expect(report.refusals).toMatchObject([
      { what: 'DIRECTED', reason: 'names a node that does not exist; import that node too', count: 1 },
    ])
    expect(report.refusals[0]!.examples).toEqual([
      { about: 'artist:jake → video:we-cry-together', origin: { file: 'a.jsonl', line: 2 } },
    ])
  })

  test('an entry that could only add to a node that never comes', async () => {
    const store = await emptyStore()
    const report = await load(store, [{ kind: 'Artist', id: 'artist:x', properties: { type: 'PERSON' } }])
    expect(report.refusals).toMatchObject([{ reason: 'is not in the store, and lacks name, which it must have' }])
    expect(await idsOf(store)).toEqual([])
  })

  test('a source that is cited and never described', async () => {
    const store = await emptyStore()
    const report = await load(store, [{ ...people[0], sources: ['S404'] }])
    expect(report.refusals).toMatchObject([{ what: 'citation', examples: [{ about: 'source:S404' }] }])
    const source = { kind: 'Source', id: 'source:S404', properties: { name: 'Here' } }
    expect((await load(store, [{ ...people[0], sources: ['S404'] }, source])).refusals).toEqual([])
  })

  test('is bounded, however many reasons there are', async () => {
    const store = await emptyStore()
    const bad = Array.from({ length: 2_000 }, (_, i) => ({ kind: 'Artist', properties: { name: 'A', [`p${i}`]: 1 } }))
    const report = await load(store, bad)
    expect(report.tallies.get('Artist')?.refused).toBe(2_000)
    expect(report.refusals.length).toBeLessThanOrEqual(501)
    expect(report.refusals.reduce((sum, { count }) => sum + count, 0)).toBe(2_000)
  })
})

describe('sources', () => {
  test('cited by address are made once, and not renamed by being cited again', async () => {
    const store = await emptyStore()
    await load(store, [{ ...people[0], sources: ['https://example.org/a/'] }])
    const [source] = (await nodesOf(store)).filter(({ kind }) => kind === 'Source')
    expect(source?.properties).toMatchObject({ name: 'example.org/a', url: 'https://example.org/a/' })
    await load(store, [{ kind: 'Source', id: source!.id, properties: { name: 'A magazine' } }])
    const report = await load(store, [{ ...people[1], sources: ['https://example.org/a/'] }])
    expect(report.tallies.get('Source')).toBeUndefined()
    expect((await nodesOf(store)).find(({ id }) => id === source!.id)?.properties.name).toBe('A magazine')
  })

  test('described by address are the ones that are cited by it', async () => {
    const store = await emptyStore()
    const described = { kind: 'Source', properties: { name: 'A magazine', url: 'https://example.org/a' } }
    await load(store, [described, { ...people[0], sources: ['https://example.org/a'] }])
    expect((await nodesOf(store)).filter(({ kind }) => kind === 'Source')).toHaveLength(1)
  })
})

describe('redirects', () => {
  const redirect = { redirect: { redirect: 'artist:old', into: 'artist:jake' }, origin: { file: 'a.jsonl', line: 9 } }

  test('lead from an old id to a node, wherever they stand', async () => {
    const store = await emptyStore()
    const report = await ingest(store, [redirect, ...lines(...people)])
    expect(report.tallies.get('redirect')).toMatchObject({ read: 1, written: 1 })
    expect(await store.find([{ by: 'id', id: 'artist:old' }])).toEqual([['artist:jake']])
    expect((await ingest(store, [redirect])).tallies.get('redirect')).toMatchObject({ unchanged: 1 })
  })

  test('are followed by links of the same run, which wait for them', async () => {
    const store = await emptyStore()
    const using = { kind: 'Video', id: 'video:v', properties: { title: 'V' } }
    const links = [{ type: 'DIRECTED', from: { id: 'artist:old' } }]
    const report = await ingest(store, [...lines({ ...using, links }, ...people), redirect])
    expect(await joinsOf(store)).toEqual(['artist:jake DIRECTED video:v'])
    expect(report.refusals).toEqual([])
  })

  test('are followed by entries and links that still use the old id', async () => {
    const store = await emptyStore()
    await ingest(store, [redirect, ...lines(...people)])
    await load(store, [
      { kind: 'Artist', id: 'artist:old', properties: { type: 'PERSON' } },
      { ...wct, links: [{ type: 'DIRECTED', from: { id: 'artist:old' } }] },
    ])
    expect(await joinsOf(store)).toEqual(['artist:jake DIRECTED video:we-cry-together'])
    expect((await nodesOf(store)).find(({ id }) => id === 'artist:jake')?.properties.type).toBe('PERSON')
  })

  test.each([
    [{ redirect: 'artist:old', into: 'artist:nobody' }, /leads to a node that does not exist/],
    [{ redirect: 'artist:old', into: 'video:x' }, /two ids of one kind/],
    [{ redirect: 5, into: 'artist:jake' }, /two ids of one kind/],
    [{ redirect: 'artist:jake', into: 'artist:jake' }, /leads to itself/],
    [{ redirect: 'artist:jake', into: 'artist:taylour' }, /would hide a node that exists/],
    [{ redirect: 'artist:old', into: 'artist:jake', why: 'x' }, /has "why"/],
  ])('%j is refused with the reason', async (line, reason) => {
    const store = await emptyStore()
    const item = { redirect: line as never, origin: { file: 'a', line: 1 } }
    const report = await ingest(store, [item, ...lines(...people)])
    expect(report.refusals[0]?.reason).toMatch(reason)
    expect(await idsOf(store)).toEqual(['artist:jake', 'artist:taylour'])
  })
})

describe('a run that is stopped', () => {
  test('keeps whole batches, reads no further and says so', async () => {
    const store = await emptyStore()
    const stop = new AbortController()
    let read = 0
    async function* endless() {
      for (;;)
        yield {
          entry: { kind: 'Artist', id: `artist:${read}`, properties: { name: `A${read++}` } },
          origin: { file: 'x' },
        }
    }
    const report = await ingest(store, endless(), {
      batchSize: 10,
      source: 'test',
      signal: stop.signal,
      onProgress: ({ entries }) => entries >= 30 && stop.abort(),
    })
    expect(report.stopped).toBe(true)
    expect(report.tallies.get('Artist')?.written).toBe(30)
    expect(await idsOf(store)).toHaveLength(30)
    expect((await store.stats()).runs).toEqual([])
  })

  test('leaves what it had read beyond the batch, also when that was the last of all', async () => {
    const store = await emptyStore()
    const stop = new AbortController()
    let allRead = () => {}
    const end = new Promise<void>((resolve) => {
      allRead = resolve
    })
    async function* fifteen() {
      const artists = Array.from({ length: 15 }, (_, n) => ({ kind: 'Artist', id: `artist:${n}` }))
      yield* lines(...artists.map((one) => ({ ...one, properties: { name: one.id } })))
      allRead()
    }
    const slow = withWrite(store, async (batch) => {
      await end
      return store.write(batch)
    })
    const options = { batchSize: 10, signal: stop.signal, onProgress: () => stop.abort() }
    expect((await ingest(slow, fifteen(), options)).stopped).toBe(true)
    expect(await idsOf(store)).toHaveLength(10)
  })

  test('lets signals and timers in between batches', async () => {
    const store = await emptyStore()
    const stop = new AbortController()
    setTimeout(() => stop.abort(), 20)
    function* endless() {
      for (;;) yield { entry: { kind: 'Artist', id: 'artist:a', properties: { name: 'A' } }, origin: { file: 'x' } }
    }
    expect((await ingest(store, endless(), { batchSize: 100, signal: stop.signal })).stopped).toBe(true)
  })

  test('by the store throws its failure after telling what is committed', async () => {
    const store = await emptyStore()
    let writes = 0
    const failing = withWrite(store, (batch) => {
      if (++writes > 1) throw new Error('the disk is full')
      return store.write(batch)
    })
    let committed = 0
    const run = ingest(failing, lines(...people), {
      batchSize: 1,
      onProgress: ({ report }) => {
        committed = totals(report).written
      },
    })
    await expect(run).rejects.toThrow('the disk is full')
    expect(committed).toBe(1)
    expect(await idsOf(store)).toEqual(['artist:jake'])
  })
})
