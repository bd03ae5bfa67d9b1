import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { openStore } from '../../src/store/open.ts'
import { folder, run, start } from './run.ts'

const artist = (n: number) =>
  `${JSON.stringify({ kind: 'Artist', id: `artist:${n}`, properties: { name: `A${n}` } })}\n`

test('seed fills the store, a second time changes nothing, and stats counts it', async () => {
  const cwd = await folder()
  const first = await run(cwd, ['seed'])
  expect(first.code).toBe(0)
  expect(first.stdout).toMatch(/^DIRECTED +(\d+) +\1 +0 +0 +0$/m)
  const before = JSON.parse((await run(cwd, ['stats', '--json'])).stdout)
  const again = JSON.parse((await run(cwd, ['seed', '--json'])).stdout)
  expect(again.totals).toMatchObject({ written: 0, changed: 0 })
  expect(again.totals.unchanged).toBeGreaterThan(3_000)
  const after = JSON.parse((await run(cwd, ['stats', '--json'])).stdout)
  expect(after).toEqual(before)
  const table = (await run(cwd, ['stats'])).stdout
  expect(table).toMatch(/^ {2}Video +\d+$/m)
  expect(table).toMatch(/^ {2}HIGH +[\d,]+ +\d+\.\d%$/m)
  expect(table).toMatch(/^links with a source +[\d,]+ +\d+\.\d%$/m)
  expect(table).toMatch(/^Imported kendrick at /m)
})

test('export and import give the same graph, through a file, packed, and through pipes', async () => {
  const cwd = await folder()
  await run(cwd, ['import', 'synthetic', '--nodes', '300'])
  const plain = await run(cwd, ['export', 'jsonl'])
  expect(plain.code).toBe(0)
  const toFile = await run(cwd, ['export', 'jsonl', '-o', 'a.jsonl.gz'])
  expect(toFile).toMatchObject({ code: 0, stdout: '' })
  expect(toFile.stderr).toMatch(/^linernotes: 300 nodes and [\d,]+ links written to a\.jsonl\.gz\.\n$/)
  expect(gunzipSync(await readFile(join(cwd, 'a.jsonl.gz'))).toString()).toBe(plain.stdout)
  const other = { SQLITE_FILE: 'other.db' }
  expect((await run(cwd, ['import', 'jsonl', 'a.jsonl.gz'], { env: other })).code).toBe(0)
  expect((await run(cwd, ['export', 'jsonl'], { env: other })).stdout).toBe(plain.stdout)
  const piped = await run(cwd, ['import', 'jsonl', '-', '--json'], { env: other, input: plain.stdout })
  expect(JSON.parse(piped.stdout).totals).toMatchObject({ written: 0, changed: 0, refused: 0 })
})

test('a graph is taken to Gephi, to networkx and to a spreadsheet', async () => {
  const cwd = await folder()
  await run(cwd, ['import', 'synthetic', '--nodes', '300'])
  const gexf = await run(cwd, ['export', 'gexf'])
  expect({ code: gexf.code, stderr: gexf.stderr }).toEqual({ code: 0, stderr: '' })
  const links = gexf.stdout.match(/<edge /g)?.length ?? 0
  expect(gexf.stdout.match(/<node /g)).toHaveLength(300)
  expect(links).toBeGreaterThan(300)
  const graphml = await run(cwd, ['export', 'graphml', '--out', 'a.graphml'])
  const written = `linernotes: 300 nodes and ${links.toLocaleString('en')} links written to`
  expect(graphml).toEqual({ code: 0, stdout: '', stderr: `${written} a.graphml.\n` })
  expect((await readFile(join(cwd, 'a.graphml'), 'utf8')).match(/<edge /g)).toHaveLength(links)
  const csv = await run(cwd, ['export', 'csv', '-o', 'tables'])
  expect(csv).toEqual({ code: 0, stdout: '', stderr: `${written} tables.\n` })
  expect(await readdir(join(cwd, 'tables'))).toEqual(['links.csv', 'nodes.csv'])
  const lines = async (name: string) => (await readFile(join(cwd, 'tables', name), 'utf8')).split('\r\n').length
  expect([await lines('nodes.csv'), await lines('links.csv')]).toEqual([302, links + 2])
  expect(await readdir(cwd)).toEqual(['a.graphml', 'data', 'tables'])
})

test('an import reports what it refused, with file and line, and ends with 0', async () => {
  const cwd = await folder()
  await writeFile(join(cwd, 'a.jsonl'), `${artist(1)}{"kind":\n`)
  const { code, stdout } = await run(cwd, ['import', 'jsonl', 'a.jsonl'])
  expect(code).toBe(0)
  expect(stdout).toContain('1 x unreadable: is not JSON; every line holds one whole object\n    a.jsonl:2')
})

test('an import that is interrupted says what is committed, which stays', async () => {
  const cwd = await folder()
  const { child, ended } = start(cwd, ['import', 'jsonl', '-'])
  child.stdin!.write(Array.from({ length: 12_000 }, (_, n) => artist(n)).join(''))
  const store = await openStore({ engine: 'sqlite', file: join(cwd, 'data/linernotes.db'), readers: 1 })
  while ((await store.revision()) === 0) await new Promise((resolve) => setTimeout(resolve, 50))
  child.kill('SIGINT')
  const { code, stderr } = await ended
  expect(code).toBe(1)
  expect(stderr).toMatch(/stopped; 10,000 nodes and links are written and 0 changed; what is committed stays\./)
  expect((await store.stats()).nodes.find(({ kind }) => kind === 'Artist')?.count).toBe(10_000)
  await store.close()
})

test('a reader that stops reading an export is no failure', async () => {
  const cwd = await folder()
  await run(cwd, ['import', 'synthetic', '--nodes', '3000'])
  const { child, ended } = start(cwd, ['export', 'jsonl'])
  child.stdout!.once('data', () => child.stdout!.destroy())
  const { code, stderr } = await ended
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
})

test('an export leaves nothing half-written beside the file', async () => {
  const cwd = await folder()
  await writeFile(join(cwd, 'a.jsonl'), 'before')
  await run(cwd, ['import', 'synthetic', '--nodes', '300'])
  expect((await run(cwd, ['export', 'jsonl', '-o', 'a.jsonl'])).code).toBe(0)
  expect(await readFile(join(cwd, 'a.jsonl'), 'utf8')).toMatch(/^\{"kind":"Artist"/)
  expect(await readdir(cwd)).toEqual(['a.jsonl', 'data'])
})

describe('check', () => {
  test('is content with a fresh folder', async () => {
    const { code, stdout } = await run(await folder(), ['check'])
    expect(stdout).toBe('ok     configuration\nok     model\nok     schema\nok     store\n')
    expect(code).toBe(0)
  })

  test('names every fault and ends with 1', async () => {
    const { code, stdout, stderr } = await run(await folder(), ['check', '--json'], { env: { PORT: 'x', STORE: 'y' } })
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' })
    const [configuration, , , store] = JSON.parse(stdout)
    expect(configuration.faults).toHaveLength(2)
    expect(store.faults).toHaveLength(1)
  })
})

test('schema prints the whole schema', async () => {
  const { code, stdout } = await run(await folder(), ['schema'])
  expect(code).toBe(0)
  expect(stdout).toContain('type Query {')
  expect(stdout).toContain('input VideoWhere')
})
