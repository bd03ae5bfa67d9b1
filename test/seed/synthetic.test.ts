import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { synthetic, syntheticEntries } from '../../seed/importers/synthetic/synthetic.ts'
import type { Entry } from '../../src/ingest/entry.ts'
import { Validator } from '../../src/ingest/validate.ts'
import { model } from '../../src/model/index.ts'

const entries = (nodes: number, seed = 1) => [...syntheticEntries({ nodes, seed })]
const linksOf = (all: Entry[]) => all.flatMap(({ links }) => links ?? [])

test('the same seed gives the same bytes, on any machine', () => {
  const digest = createHash('sha256')
  for (const entry of syntheticEntries({ nodes: 2_000, seed: 1 })) digest.update(JSON.stringify(entry))
  expect(digest.digest('hex').slice(0, 12)).toBe('f074de86ad78')
})

test('another seed gives another graph', () => {
  expect(entries(200, 1)).not.toEqual(entries(200, 2))
})

test.each([100, 101, 3_000])('%i nodes are exactly that many', (nodes) => {
  const ids = entries(nodes).map(({ id }) => id)
  expect(new Set(ids).size).toBe(nodes)
  expect(ids).toHaveLength(nodes)
})

describe('a generated graph', () => {
  const all = entries(20_000)

  test('has about three links for each node', () => {
    const perNode = linksOf(all).length / all.length
    expect(perNode).toBeGreaterThan(2.8)
    expect(perNode).toBeLessThan(3.3)
  })

  test('has a few artists with a large part of the songs and many with few', () => {
    const songs = new Map<string, number>()
    for (const { type, from } of linksOf(all))
      if (type === 'PERFORMED') songs.set(from!.id!, (songs.get(from!.id!) ?? 0) + 1)
    const counts = [...songs.values()].sort((a, b) => b - a)
    expect(counts[0]).toBeGreaterThan(300)
    expect(counts[Math.floor(counts.length / 2)]).toBeLessThan(6)
  })

  test('names only nodes that came before, or the same', () => {
    const seen = new Set<string>()
    for (const { id, links = [], sources = [] } of all) {
      seen.add(id!)
      for (const { from, to } of links) expect(seen.has((from ?? to)!.id!)).toBe(true)
      for (const source of sources) expect(seen.has(source)).toBe(true)
    }
  })

  test('has nothing to refuse', () => {
    const validator = new Validator(model)
    const faults: unknown[] = []
    for (const entry of all) {
      const node = validator.node(entry, { cite: () => {}, refuseLink: (_, finding) => faults.push(finding) })
      if ('reason' in node || node.lacks) faults.push(node)
    }
    expect(faults).toEqual([])
  })

  test('has every kind but places and nominations, and albums that share songs', () => {
    expect(new Set(all.map(({ kind }) => kind))).toEqual(
      new Set(['Source', 'Company', 'Artist', 'Song', 'Album', 'Video']),
    )
    const albums = new Map<string, number>()
    for (const { type, from } of linksOf(all))
      if (type === 'TRACK_OF') albums.set(from!.id!, (albums.get(from!.id!) ?? 0) + 1)
    expect(Math.max(...albums.values())).toBeGreaterThan(3)
  })
})

test.each(['99', 'many', '1e9x', '-5', '1e3'])('--nodes %s is refused with the cure', (nodes) => {
  const flag = synthetic.flags.find(({ name }) => name === 'nodes')!
  expect(flag.fault(nodes)).toBe('Give a whole number from 100 up.')
  expect(flag.fault(flag.fallback!)).toBeUndefined()
})

test('the importer gives the entries with their places', async () => {
  const items = []
  for await (const item of synthetic.read([], { flags: { nodes: '100', seed: '1' } })) items.push(item)
  expect(items.map((item) => 'entry' in item && item.entry)).toEqual(entries(100))
  expect(items[99]?.origin).toEqual({ file: 'synthetic', line: 100 })
})
