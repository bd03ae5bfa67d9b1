import { beforeAll, describe, expect, test } from 'vitest'
import { readKendrick } from '../../seed/importers/kendrick/read-kendrick.ts'
import type { LinkRecord, NodeRecord } from '../../src/store/contract.ts'
import { tables } from './kendrick/cells/tables.ts'
import { faultsOf } from './kendrick/faults.ts'
import { files, refusalsFile, rowsOf } from './kendrick/files.ts'
import { Graph } from './kendrick/graph.ts'
import { contentOf, emptyStore, folder, seed } from './kendrick/loaded.ts'

let nodes: NodeRecord[]
let links: LinkRecord[]

beforeAll(async () => {
  const store = await emptyStore()
  await seed(store)
  ;({ nodes, links } = await contentOf(store))
  await store.close()
})

test('every table and every column has an expectation', () => {
  expect(tables.map(({ file }) => file).sort()).toEqual([...files].sort())
  for (const { file, columns } of tables)
    expect(Object.keys(columns), file).toEqual(expect.arrayContaining(Object.keys(rowsOf(file)[0]!.cells)))
})

test('every cell that is not empty is found in the graph', () => {
  expect(faultsOf(new Graph(nodes, links))).toEqual([])
})

test('every node and every link of the graph is told by some cell', () => {
  const graph = new Graph(nodes, links)
  faultsOf(graph)
  const untold = [...nodes, ...links].filter(({ properties }) => !graph.seen.has(properties))
  expect(untold).toEqual([])
})

test('what is refused is what was expected, for the reason given', async () => {
  const refused: string[] = []
  for await (const item of readKendrick(folder))
    if ('refused' in item) refused.push(`${item.origin.file}:${item.origin.line} ${item.refused}`)
  const expected = rowsOf(refusalsFile).map(
    ({ cells }) => `${cells.file}:${cells.line} ${cells.column} "${cells.value}": ${cells.reason}`,
  )
  expect(refused.sort()).toEqual(expected.sort())
})

describe('the check bites', () => {
  /** Every so many-th of the things a spoiling applies to, spoilt one at a time. */
  const spoilt = <T extends NodeRecord | LinkRecord>(
    all: T[],
    step: number,
    applies: (one: T) => boolean,
    spoil: (one: T) => object,
  ) => {
    const chosen = all.filter(applies).filter((_, at) => at % step === 0)
    expect(chosen.length).toBeGreaterThan(0)
    return chosen.map((one) => ({
      one,
      all: all.map((each) => (each === one ? { ...one, properties: { ...one.properties, ...spoil(one) } } : each)),
    }))
  }
  const unnoticedLinks = (step: number, applies: (link: LinkRecord) => boolean, spoil: (link: LinkRecord) => object) =>
    spoilt(links, step, applies, spoil)
      .filter(({ all }) => faultsOf(new Graph(nodes, all)).length === 0)
      .map(({ one }) => one)
  const unnoticedNodes = (step: number, applies: (node: NodeRecord) => boolean, spoil: (node: NodeRecord) => object) =>
    spoilt(nodes, step, applies, spoil)
      .filter(({ all }) => faultsOf(new Graph(all, links)).length === 0)
      .map(({ one }) => one)

  test('on a link that is gone', () => {
    const gone = links.filter((_, at) => at % 197 === 0)
    const unnoticed = gone.filter((one) => {
      const rest = links.filter((each) => each !== one)
      return faultsOf(new Graph(nodes, rest)).length === 0
    })
    expect(unnoticed).toEqual([])
  })

  test('on links without their sources', () => {
    const unnoticed = unnoticedLinks(
      179,
      ({ properties }) => (properties.sources as []).length > 0,
      () => ({ sources: [] }),
    )
    expect(unnoticed).toEqual([])
  })

  test('on another confidence', () => {
    const other = ({ properties }: LinkRecord) => ({ confidence: properties.confidence === 'HIGH' ? 'LOW' : 'HIGH' })
    expect(unnoticedLinks(211, ({ properties }) => properties.confidence !== 'UNKNOWN', other)).toEqual([])
  })

  test('on links and nodes without their notes', () => {
    const noted = ({ properties }: { properties: Readonly<Record<string, unknown>> }) => properties.note !== null
    expect(unnoticedLinks(59, noted, () => ({ note: null }))).toEqual([])
    expect(unnoticedNodes(41, noted, () => ({ note: null }))).toEqual([])
  })

  test('on another role, segment, character or way', () => {
    for (const name of ['role', 'instrument', 'segment', 'character', 'how', 'creditedAs', 'edition'])
      expect(
        unnoticedLinks(
          name === 'role' ? 131 : 41,
          ({ properties }) => Boolean(properties[name]),
          () => ({ [name]: 'x' }),
        ),
        name,
      ).toEqual([])
  })

  test('on nodes without a property', () => {
    for (const name of ['url', 'realName', 'began', 'duration', 'hot100Peak', 'creditedAs', 'dateText'])
      expect(
        unnoticedNodes(
          47,
          ({ properties }) => Boolean(properties[name]),
          () => ({ [name]: null }),
        ),
        name,
      ).toEqual([])
  })

  test('on nodes without their claims, aliases, outside ids or releases', () => {
    for (const name of ['claims', 'aliases', 'externalIds', 'releases'])
      expect(
        unnoticedNodes(
          43,
          ({ properties }) => (properties[name] as [] | undefined)?.length !== 0 && properties[name] !== undefined,
          () => ({ [name]: [] }),
        ),
        name,
      ).toEqual([])
  })
})
