import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { folder, run } from './run.ts'

const entries = [
  { kind: 'Artist', id: 'artist:jake', properties: { name: 'Jake Schreier' } },
  { kind: 'Artist', id: 'artist:haim', properties: { name: 'HAIM' } },
  { kind: 'Artist', id: 'artist:else', properties: { name: 'Somebody Else' } },
  { kind: 'Company', id: 'company:label', properties: { name: 'Label', type: 'LABEL' } },
  ...['a', 'b'].map((name) => ({
    kind: 'Video',
    id: `video:${name}`,
    properties: { title: `Video ${name}` },
    links: [
      { type: 'DIRECTED', from: { id: 'artist:jake' } },
      { type: 'PERFORMED', from: { id: 'artist:haim' }, properties: { role: 'main' } },
    ],
  })),
  {
    kind: 'Video',
    id: 'video:c',
    properties: { title: 'Video c' },
    links: [
      { type: 'PERFORMED', from: { id: 'artist:else' } },
      { type: 'PRODUCED', from: { id: 'company:label' } },
    ],
  },
  { kind: 'Company', id: 'company:label', links: [{ type: 'PRODUCED', to: { id: 'video:a' } }] },
]

let cwd: string
beforeAll(async () => {
  cwd = await folder()
  await writeFile(join(cwd, 'graph.jsonl'), entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''))
  expect((await run(cwd, ['import', 'jsonl', 'graph.jsonl'])).code).toBe(0)
})

const nodesIn = (gexf: string) => [...gexf.matchAll(/<node id="([^"]+)"/g)].map(([, id]) => id)
const linksIn = (gexf: string) =>
  [...gexf.matchAll(/source="([^"]+)" target="([^"]+)" kind="(\w+)"/g)].map(
    ([, from, to, type]) => `${from} ${type} ${to}`,
  )

test('what lies around a node is on stdout; which node a name was taken for, and what was cut, on stderr', async () => {
  const { code, stdout, stderr } = await run(cwd, [
    'export',
    'gexf',
    '--around',
    'jake shreier',
    '--depth',
    '2',
    '--limit',
    '3',
  ])
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr:
      'linernotes: "jake shreier" is taken for Jake Schreier (artist:jake).\n' +
      'linernotes: there is more than --limit allows; this is the nearest of it.\n',
  })
  expect(nodesIn(stdout)).toEqual(['artist:jake', 'video:a', 'video:b'])
  expect(linksIn(stdout)).toEqual(['artist:jake DIRECTED video:a', 'artist:jake DIRECTED video:b'])
})

test('paths are one graph', async () => {
  const { code, stdout, stderr } = await run(cwd, ['export', 'gexf', '--paths', 'artist:jake', 'artist:haim'])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(nodesIn(stdout).sort()).toEqual(['artist:haim', 'artist:jake', 'video:a', 'video:b'])
  expect(linksIn(stdout)).toHaveLength(4)
  const one = await run(cwd, ['export', 'gexf', '--paths', 'artist:jake', 'artist:haim', '--first', '1'])
  expect(linksIn(one.stdout)).toEqual(['artist:jake DIRECTED video:a', 'artist:haim PERFORMED video:a'])
})

test('two that only a hub joins are written alone, with the reason, unless the hub is walked through', async () => {
  const ends = ['export', 'csv', '--out', 'tables', '--paths', 'artist:jake', 'artist:else']
  expect(await run(cwd, ends)).toEqual({
    code: 0,
    stdout: '',
    stderr:
      'linernotes: the two are connected, but only through labels, places and the like; they alone are written, unless --through-hubs is given.\n' +
      'linernotes: 2 nodes and 0 links written to tables.\n',
  })
  expect(await readdir(join(cwd, 'tables'))).toEqual(['links.csv', 'nodes.csv'])
  const through = await run(cwd, [...ends, '--through-hubs', '--first', '1'])
  expect(through.stderr).toBe('linernotes: 5 nodes and 4 links written to tables.\n')
  expect(await readFile(join(cwd, 'tables', 'links.csv'), 'utf8')).toContain(',company:label,Label,video:c,Video c,')
})

test('what a search finds is written with the links among it', async () => {
  const { stdout } = await run(cwd, ['export', 'jsonl', '--search', 'video'])
  expect(stdout.match(/"properties":\{"title":"Video \w"/g)).toHaveLength(3)
  const none = await run(cwd, ['export', 'jsonl', '--search', ' '])
  expect(none).toEqual({
    code: 1,
    stdout: '',
    stderr: 'linernotes: The text has nothing to search for; give a name or a part of one.\n',
  })
})

test('nothing is written when a node is not there', async () => {
  const { code, stderr } = await run(cwd, ['export', 'gexf', '--around', 'artist:nobody', '--out', 'nobody.gexf'])
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: 'linernotes: No node has the id "artist:nobody"; a name will do as well.\n',
  })
  expect(await readdir(cwd)).not.toContain('nobody.gexf')
})
