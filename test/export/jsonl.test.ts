import { describe, expect, test } from 'vitest'
import { curated } from '../../seed/importers/index.ts'
import { syntheticEntries } from '../../seed/importers/synthetic/synthetic.ts'
import { ingest } from '../../src/ingest/ingest.ts'
import { totals } from '../../src/ingest/report.ts'
import type { Store } from '../../src/store/contract.ts'
import { emptyStore, load } from '../ingest/loading.ts'
import { exported, itemsOf } from './exported.ts'

const everything = [
  { kind: 'Source', id: 'source:S1', properties: { name: 'VIBE', url: 'https://example.org/1' } },
  {
    kind: 'Artist',
    id: 'artist:kendrick-lamar',
    properties: { name: 'Kendrick Lamar', type: 'PERSON', occupations: ['rapper', 'director'] },
    aliases: ['Oklama', 'K.Dot'],
    externalIds: [
      { source: 'musicbrainz', id: 'x', url: 'https://example.org/x' },
      { source: 'imvdb', id: '7' },
    ],
    claims: [{ field: 'began', value: '1987', followed: true, sources: ['S1'], note: 'widely printed' }],
    sources: ['S1'],
    confidence: 'high',
    disputed: true,
    note: 'Ünïcode 🎬 “quotes”\nand a line',
    links: [{ type: 'DIRECTED', to: { id: 'video:x' }, properties: { segment: 'b', position: 2 }, sources: ['S1'] }],
  },
  {
    kind: 'Video',
    id: 'video:x',
    properties: { title: 'X', released: '2022-09', releases: [{ date: '2022-06', sources: ['S1'] }] },
  },
]

describe('an export', () => {
  test('says everything, in the order it is declared, and leaves out what is not known', async () => {
    const store = await emptyStore()
    await load(store, everything)
    expect(await exported(store)).toBe(
      `${[
        '{"kind":"Artist","id":"artist:kendrick-lamar","properties":{"name":"Kendrick Lamar","sortName":"Kendrick Lamar","type":"PERSON","occupations":["rapper","director"]},"aliases":["Oklama","K.Dot"],"externalIds":[{"source":"musicbrainz","id":"x","url":"https://example.org/x"},{"source":"imvdb","id":"7"}],"claims":[{"field":"began","value":"1987","sources":["source:S1"],"followed":true,"note":"widely printed"}],"sources":["source:S1"],"confidence":"HIGH","disputed":true,"note":"Ünïcode 🎬 “quotes”\\nand a line"}',
        '{"kind":"Video","id":"video:x","properties":{"title":"X","released":"2022-09","releases":[{"date":"2022-06","sources":["source:S1"]}]},"confidence":"UNKNOWN","disputed":false}',
        '{"kind":"Source","id":"source:S1","properties":{"name":"VIBE","url":"https://example.org/1"},"confidence":"UNKNOWN","disputed":false}',
        '{"kind":"Artist","id":"artist:kendrick-lamar","links":[{"type":"DIRECTED","to":{"id":"video:x"},"properties":{"segment":"b","position":2},"sources":["source:S1"],"confidence":"UNKNOWN","disputed":false}]}',
      ].join('\n')}\n`,
    )
  })

  test('of an empty store is empty', async () => {
    expect(await exported(await emptyStore())).toBe('')
  })

  test('does not depend on the order things came in', async () => {
    const [one, other] = [await emptyStore(), await emptyStore()]
    await load(one, everything)
    await load(other, everything.toReversed(), { batchSize: 1 })
    expect(await exported(other)).toBe(await exported(one))
  })

  test('writes at most a hundred links in a line', async () => {
    const store = await emptyStore()
    const songs = Array.from({ length: 250 }, (_, i) => ({
      kind: 'Song',
      id: `song:${i}`,
      properties: { title: `S${i}` },
    }))
    const links = songs.map(({ id }) => ({ type: 'PERFORMED', to: { id } }))
    await load(store, [...songs, { kind: 'Artist', id: 'artist:a', properties: { name: 'A' }, links }])
    const counts = itemsOf(await exported(store)).flatMap((item) => ('entry' in item && item.entry.links?.length) || [])
    expect(counts).toEqual([100, 100, 50])
  })
})

describe('read into an empty store and exported again, the bytes are the same:', () => {
  async function expectSame(store: Store) {
    const text = await exported(store)
    const again = await emptyStore()
    const report = await ingest(again, itemsOf(text), { batchSize: 500 })
    expect(totals(report)).toMatchObject({ changed: 0, refused: 0 })
    expect(await exported(again)).toBe(text)
    expect(totals(await ingest(again, itemsOf(text)))).toMatchObject({ written: 0, changed: 0, refused: 0 })
    return text
  }

  test('the curated graph', async () => {
    const store = await emptyStore()
    await ingest(store, curated.read([], { flags: {} }))
    expect((await expectSame(store)).length).toBeGreaterThan(500_000)
  })

  test('a synthetic graph', async () => {
    const store = await emptyStore()
    await load(store, [...syntheticEntries({ nodes: 2_000, seed: 3 })])
    await expectSame(store)
  })

  test('a graph in which nodes were merged', async () => {
    const store = await emptyStore()
    const person = (n: number) => ({ kind: 'Artist', id: `artist:${n}`, properties: { name: `A${n}` } })
    await load(store, [person(1), person(2), person(3), ...everything])
    await store.merge('artist:1', 'artist:2')
    await store.merge('artist:2', 'artist:kendrick-lamar')
    await store.merge('artist:3', 'artist:kendrick-lamar')
    const text = await expectSame(store)
    expect(text).toContain('{"redirect":"artist:1","into":"artist:kendrick-lamar"}\n')
    expect(text.match(/"redirect"/g)).toHaveLength(3)
  })
})
