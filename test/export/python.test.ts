import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { curated } from '../../seed/importers/index.ts'
import { wholeGraph } from '../../src/export/part.ts'
import { ingest } from '../../src/ingest/ingest.ts'
import { openStore } from '../../src/store/open.ts'
import { folder } from '../cli/run.ts'
import { describePython, type Python } from '../support/python.ts'
import { exported, type FileName, itemsOf, partIn, textOf, writers } from './exported.ts'
import { hostileGraph, hostileNames, inXml } from './hostile.ts'

type Told = Readonly<Record<string, unknown>>
interface Read {
  readonly directed: boolean
  readonly nodes: Readonly<Record<string, Told>>
  readonly links: Readonly<Record<string, Told>>
}

/** networkx reads GEXF 1.3 since 3.6. */
await describePython('exports of the curated graph, read with Python', 'networkx>=3.6,<4', (python) => {
  const texts = {} as Record<FileName, string>
  let jsonl: ReturnType<typeof entriesOf>
  let cwd: string

  beforeAll(async () => {
    cwd = await folder()
    const store = await openStore({ engine: 'sqlite', file: ':memory:', readers: 1 })
    await ingest(store, curated.read([], { flags: {} }))
    for (const [name, write] of Object.entries(writers))
      texts[name as FileName] = await textOf(write(wholeGraph(store)))
    jsonl = entriesOf(await exported(store))
    await store.close()
  })

  test.each(['gexf', 'graphml'] as const)('networkx finds in the %s what the JSON lines say', async (format) => {
    const { directed, nodes, links } = await graphIn(python, cwd, format, texts[`graph.${format}`])
    expect(directed).toBe(true)
    expect(Object.keys(nodes)).toEqual(jsonl.nodes.map(({ id }) => id))
    expect(jsonl.nodes.length).toBeGreaterThan(1_000)
    for (const { id, kind, name, year, told } of jsonl.nodes)
      expect(nodes[id]).toEqual({ kind, label: name, ...(year && { year }), ...told })
    expect(jsonl.links.length).toBeGreaterThan(1_500)
    expect(Object.values(links).map(byEnds).sort()).toEqual(jsonl.links.map(byEnds).sort())
    // All that tells one link from another is in there, so sorting does not mix them up.
    expect(sorted(Object.values(links))).toEqual(sorted(jsonl.links))
  })

  test('csv finds the same rows, under the same columns', async () => {
    const nodes = await tableIn(python, cwd, texts['nodes.csv'])
    expect(nodes.map(({ id, kind, name, year }) => [id, kind, name, year])).toEqual(
      jsonl.nodes.map(({ id, kind, name, year }) => [id, kind, name, String(year ?? '')]),
    )
    const links = await tableIn(python, cwd, texts['links.csv'])
    const names = new Map(jsonl.nodes.map(({ id, name }) => [id, name]))
    const sought = jsonl.links.map((link) => ({
      ...Object.fromEntries(Object.entries(link).map(([name, value]) => [name, String(value)])),
      fromName: names.get(link.from),
      toName: names.get(link.to),
    }))
    const found = links.map(({ key, ...cells }) =>
      Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell !== '')),
    )
    expect(sorted(found)).toEqual(sorted(sought))
  })

  test('hostile names come through both readers', async () => {
    const part = partIn(hostileGraph)
    for (const format of ['gexf', 'graphml'] as const) {
      const { nodes, links } = await graphIn(python, cwd, format, await textOf(writers[`graph.${format}`](part)))
      hostileNames.forEach((name, place) => {
        expect(nodes[`artist:${place}`]).toMatchObject({ label: inXml(name), note: inXml(name) })
        expect(links[hostileGraph.links[place]!.key]).toMatchObject({ creditedAs: inXml(name), position: -place - 1 })
      })
    }
    const rows = await tableIn(python, cwd, await textOf(writers['nodes.csv'](part)))
    const formula = /^'(?='*[=+\-@\t\r\n＝])/
    expect(rows.map(({ name }) => name!.replace(formula, ''))).toEqual([...hostileNames, '-1'])
  })
})

async function graphIn(python: Python, cwd: string, format: string, text: string): Promise<Read> {
  const file = join(cwd, `a.${format}`)
  await writeFile(file, text)
  const { directed, nodes, links } = JSON.parse(await python('read-exports.py', format, file)) as Read
  // networkx repeats an edge's id among what is told of it, in one of its readers.
  const without = ({ id, ...told }: Told) => told
  return {
    directed,
    nodes,
    links: Object.fromEntries(Object.entries(links).map(([key, link]) => [key, without(link)])),
  }
}

async function tableIn(python: Python, cwd: string, text: string): Promise<Record<string, string>[]> {
  const file = join(cwd, 'a.csv')
  await writeFile(file, text)
  const [header, ...rows] = JSON.parse(await python('read-exports.py', 'csv', file)) as [string[], ...string[][]]
  return rows.map((cells) => {
    expect(cells).toHaveLength(header.length)
    return Object.fromEntries(cells.map((cell, place) => [header[place], cell]))
  })
}

/** What JSON lines tell, under the names the other formats have for it. */
function entriesOf(text: string) {
  const nodes = []
  const links = []
  for (const item of itemsOf(text)) {
    if (!('entry' in item)) continue
    const { kind, id, properties = {}, links: credits, ...beside } = item.entry as unknown as Entry
    if (credits)
      for (const { type, to, properties, ...beside } of credits)
        links.push({ type, from: id, to: to.id, ...flat({ ...properties, ...beside }) })
    else {
      const { title, name = title, defaultEdition, ...told } = properties
      const date = told.released ?? told.ceremonyYear
      const year = date === undefined ? undefined : Number(String(date).slice(0, 4))
      nodes.push({ id, kind, name, year, told: flat({ ...told, ...beside }) })
    }
  }
  return { nodes, links }
}

interface Entry {
  readonly kind: string
  readonly id: string
  readonly properties?: Told
  readonly links?: readonly ({ readonly type: string; readonly to: { readonly id: string } } & {
    readonly properties?: Told
  } & Told)[]
}

/** Lists by bars, records as JSON. */
function flat(told: Told): Told {
  const written = (value: unknown) => {
    if (!Array.isArray(value)) return value
    return typeof value[0] === 'object' ? JSON.stringify(value) : value.join('|')
  }
  return Object.fromEntries(Object.entries(told).map(([name, value]) => [name, written(value)]))
}

function byEnds({ from, type, to }: Told): string {
  return `${from} ${type} ${to}`
}

function sorted(rows: readonly Told[]): Told[] {
  const keyed = rows.map((row) => {
    const ordered = Object.fromEntries(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)))
    return { key: JSON.stringify(ordered), ordered }
  })
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ ordered }) => ordered)
}
