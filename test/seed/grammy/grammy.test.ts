import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { curatedFolder, grammyFile } from '../../../seed/curated.ts'
import { grammy } from '../../../seed/importers/grammy/read-grammy.ts'
import { readKendrick } from '../../../seed/importers/kendrick/read-kendrick.ts'
import type { Item } from '../../../src/ingest/entry.ts'
import { ingest } from '../../../src/ingest/ingest.ts'
import { totals } from '../../../src/ingest/report.ts'
import type { Store } from '../../../src/store/contract.ts'
import { emptyStore, linksOf, nodesOf } from '../../ingest/loading.ts'

const seed = (store: Store) => ingest(store, readKendrick(curatedFolder), { source: 'kendrick', joins: true })
const add = (store: Store, ...paths: string[]) =>
  ingest(store, grammy.read(paths, { flags: {} }), { source: 'grammy', teller: 'S103' })

async function contentOf(store: Store) {
  const nodes = await nodesOf(store)
  const links = await linksOf(store)
  const node = (id: string) => nodes.find((node) => node.id === id)?.properties
  const name = (id: string) => String(node(id)!.name ?? node(id)!.title)
  const at = (type: string, to: string) =>
    links
      .filter((link) => link.type === type && link.to === to)
      .map(({ from }) => name(from))
      .sort()
  return { nodes, links, node, at }
}

describe('into an empty store', () => {
  test('come 66 nominations and videos with everyone of the table', async () => {
    const store = await emptyStore()
    const report = await add(store)
    expect([report.refusals, report.untaken]).toEqual([[], []])
    const { nodes, links, node, at } = await contentOf(store)
    const count = (kind: string) => nodes.filter((node) => node.kind === kind).length
    expect([count('Nomination'), count('Video')]).toEqual([66, 66])
    // Counted here without the importer: one link for each role of each name.
    const rows = (await readFile(grammyFile, 'utf8'))
      .trim()
      .split('\n')
      .slice(1)
      .map((row) => row.split('\t'))
    for (const [role, type] of [
      ['director', 'DIRECTED'],
      ['producer', 'PRODUCED'],
    ])
      expect(links.filter((link) => link.type === type)).toHaveLength(rows.filter((row) => row[5] === role).length)
    expect(nodes.filter(({ kind, properties }) => kind === 'Nomination' && properties.result !== 'UNKNOWN')).toEqual([])
    const id = 'nomination:grammy-2005-best-short-form-music-video-vertigo'
    expect(node(id)).toMatchObject({
      name: 'Grammy 2005: Best Short Form Music Video',
      award: 'Grammy',
      ceremonyYear: 2005,
      eligibilityYear: 2004,
      sources: ['source:S103'],
    })
    expect(at('RECEIVED', id)).toEqual(['Alex & Martin', 'Grace Bodie', 'U2'])
    const video = links.find(({ type, from }) => type === 'NOMINATED_FOR' && from === id)!.to
    expect([at('DIRECTED', video), at('PRODUCED', video), at('PERFORMED', video)]).toEqual([
      ['Alex & Martin'],
      ['Grace Bodie'],
      ['U2'],
    ])
    expect(
      nodes.map(({ properties }) => properties.name).filter((name) => /Jr\.\)|^Jr|\(Bono/.test(String(name))),
    ).toEqual([])
  })

  test('an artist in brackets is whom the film is about, and was not nominated', async () => {
    const store = await emptyStore()
    await add(store)
    const { links, at } = await contentOf(store)
    const id = 'nomination:grammy-2011-best-long-form-music-video-when-youre-strange'
    const video = links.find(({ type, from }) => type === 'NOMINATED_FOR' && from === id)!.to
    expect(at('PERFORMED', video)).toEqual(['The Doors'])
    expect(at('RECEIVED', id)).not.toContain('The Doors')
  })
})

describe('beside the curated graph', () => {
  test('every nomination it has stays one node, with its result, and so does its video', async () => {
    for (const order of [
      [seed, add],
      [add, seed],
    ]) {
      const store = await emptyStore()
      for (const step of order) expect((await step(store)).refusals.length).toBeLessThan(2)
      const { nodes, links, node, at } = await contentOf(store)
      const nominations = nodes.filter(({ kind }) => kind === 'Nomination')
      expect(nominations).toHaveLength(43 + 66 - 4)
      for (const [id, recipients] of [
        ['nomination:grammy-2018-best-music-video-humble', ['Dave Meyers', 'The Little Homies']],
        ['nomination:grammy-2020-best-music-video-old-town-road', ['Calmatic']],
        ['nomination:grammy-2016-best-music-video-bad-blood', ['Kendrick Lamar', 'Taylor Swift']],
        ['nomination:grammy-2006-best-short-form-music-video-lose-control', ['Dave Meyers', 'Missy Elliott']],
      ] as const) {
        const { ceremonyYear, category, result, eligibilityYear, claims } = node(id)!
        expect({ result, eligibilityYear, claims }, id).toEqual({
          result: 'WON',
          eligibilityYear: Number(ceremonyYear) - 1,
          claims: [],
        })
        expect(at('RECEIVED', id)).toEqual(expect.arrayContaining([...recipients]))
        const works = links.filter(({ type, from }) => type === 'NOMINATED_FOR' && from === id)
        expect(works.map(({ to }) => to)).toEqual([id.replace(/^.*-video-/, 'video:')])
        const twins = nominations.filter(
          ({ properties }) => properties.ceremonyYear === ceremonyYear && properties.category === category,
        )
        expect(twins.length, id).toBe({ 2016: 2, 2020: 5 }[ceremonyYear as number] ?? 1)
      }
      // Nominated for the same category of that year, and not in the table: another nomination.
      expect(node('nomination:grammy-2016-best-music-video-alright')).toMatchObject({
        result: 'NOMINATED',
        eligibilityYear: null,
      })
      expect(at('PRODUCED', 'video:humble')).toEqual(
        expect.arrayContaining(['Anthony Tiffith', 'Dave Free', 'Jamie Rabineau', 'Jason Baum', 'Nathan K. Scherrer']),
      )
      for (const name of ['Dave Meyers', 'Nathan K. Scherrer', 'Jason Baum', 'Kendrick Lamar', 'Missy Elliott'])
        expect(
          nodes.filter(({ properties }) => properties.name === name),
          name,
        ).toHaveLength(1)
      expect(
        nodes
          .filter(({ properties }) => properties.url === 'https://github.com/y4xulSC/workshop002')
          .map(({ id }) => id),
      ).toEqual(['source:S103'])
    }
  })

  test('nothing changes the second time', async () => {
    const store = await emptyStore()
    await seed(store)
    await add(store)
    const { written, changed } = totals(await add(store))
    expect([written, changed]).toEqual([0, 0])
  })
})

describe('another file', () => {
  const head = 'year\tcategory\tnominee\tartist\tperformers\trole\tperson'
  async function file(content: string): Promise<string> {
    const path = await mkdtemp(join(tmpdir(), 'linernotes-test-'))
    onTestFinished(() => rm(path, { recursive: true }))
    await writeFile(join(path, 'x.tsv'), content)
    return join(path, 'x.tsv')
  }
  async function items(content: string): Promise<Item[]> {
    const found: Item[] = []
    for await (const item of grammy.read([await file(content)], { flags: {} })) found.push(item)
    return found
  }

  test('has its faulty rows told by line, and the others read', async () => {
    const found = await items(
      `${head}\nMMXX\tBest\tA\tB\tB\tdirector\tC\n2020\tBest\tA\tB\tB\tgaffer\tC\n2020\tBest\tA\tB\tB\tdirector\t\n2020\tBest\tA\tB\tB\tdirector\tC\n`,
    )
    expect(found.flatMap((item) => ('refused' in item ? [[item.origin.line, item.refused]] : []))).toEqual([
      [2, 'year is not one'],
      [3, 'role is neither director nor producer'],
      [4, 'lacks a category, a nominee or a person'],
    ])
    expect(
      found.flatMap((item) => ('entry' in item && item.entry.kind === 'Nomination' ? [item.entry.id] : [])),
    ).toEqual(['nomination:grammy-2021-best-a'])
  })

  test('that is no such table is refused', async () => {
    await expect(items('year\tname\n')).rejects.toMatchObject({ code: 'BAD_INPUT' })
    expect((await items('')).at(-1)).toMatchObject({ refused: 'holds no rows' })
    await expect(add(await emptyStore(), '/nowhere/x.tsv')).rejects.toThrow('x.tsv cannot be read from /nowhere.')
  })
})
