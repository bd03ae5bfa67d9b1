import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openStore } from '../../src/store/open.ts'
import { folder, run, start } from './run.ts'

const artist = (id: string, name: string, links: readonly object[] = []) =>
  `${JSON.stringify({ kind: 'Artist', id: `artist:${id}`, properties: { name }, links })}\n`
const song = (name: string) => `${JSON.stringify({ kind: 'Song', id: `song:${name}`, properties: { title: name } })}\n`
const wrote = (name: string) => ({ type: 'WROTE', to: { kind: 'Song', id: `song:${name}` } })

/** A folder with a store of a few artists. */
async function filled(): Promise<string> {
  const cwd = await folder()
  const lines = [
    ...['one', 'two'].map(song),
    artist('k-dot', 'K.Dot', [wrote('one'), wrote('two')]),
    artist('kendrick-lamar', 'Kendrick Lamar', [wrote('two')]),
    artist('musicbrainz.1', 'Dave Free'),
  ]
  await writeFile(join(cwd, 'a.jsonl'), lines.join(''))
  expect((await run(cwd, ['import', 'jsonl', 'a.jsonl'])).code).toBe(0)
  return cwd
}

test('two nodes are made one and taken apart again, each told in a line', async () => {
  const cwd = await filled()
  const before = (await run(cwd, ['export', 'jsonl'])).stdout
  expect(await run(cwd, ['merge', 'artist:k-dot', 'artist:kendrick-lamar'])).toEqual({
    code: 0,
    stdout:
      'K.Dot (artist:k-dot) is part of Kendrick Lamar (artist:kendrick-lamar) now, with 2 links; `linernotes unmerge artist:k-dot` takes that back.\n',
    stderr: '',
  })
  const merged = (await run(cwd, ['export', 'jsonl'])).stdout
  expect(merged).not.toBe(before)
  expect(await run(cwd, ['unmerge', 'artist:k-dot'])).toEqual({
    code: 0,
    stdout:
      'K.Dot (artist:k-dot) is a node of its own again, apart from Kendrick Lamar (artist:kendrick-lamar), with 2 links.\n',
    stderr: '',
  })
  expect((await run(cwd, ['export', 'jsonl'])).stdout).toBe(before)
})

test('as JSON for a program; an id that leads to a node stands for that', async () => {
  const cwd = await filled()
  const json = async (...args: string[]) => JSON.parse((await run(cwd, [...args, '--json'])).stdout)
  const [dot, kendrick, dave] = [
    { id: 'artist:k-dot', name: 'K.Dot' },
    { id: 'artist:kendrick-lamar', name: 'Kendrick Lamar' },
    { id: 'artist:musicbrainz.1', name: 'Dave Free' },
  ] as const
  const { revision, ...first } = await json('merge', dot.id, kendrick.id)
  expect(first).toEqual({ from: dot, into: kendrick, links: 2 })
  expect(await json('merge', dot.id, dave.id)).toEqual({ from: kendrick, into: dave, links: 2, revision: revision + 1 })
  expect(await json('unmerge', dot.id)).toEqual({ node: dot, from: dave, links: 2, missing: 0, revision: revision + 2 })
  expect(await json('unmerge', kendrick.id)).toMatchObject({ node: kendrick, from: dave, links: 1, missing: 0 })
})

describe('what cannot be merged or taken back ends with 1 and one sentence:', () => {
  test('ids of nothing, of another kind, of one node, and of no merge', async () => {
    const cwd = await filled()
    const refused = async (args: readonly string[], sentence: string) =>
      expect([args, await run(cwd, args)]).toEqual([args, { code: 1, stdout: '', stderr: `linernotes: ${sentence}\n` }])
    const cure = '`linernotes search` finds ids by name.'
    await refused(['merge', 'artist:none', 'artist:k-dot'], `No node has the id "artist:none". ${cure}`)
    await refused(
      ['merge', 'artist:k-dot', 'artist:dave-free'],
      'No node has the id "artist:dave-free". Perhaps it is Dave Free (artist:musicbrainz.1).',
    )
    await refused(
      ['merge', 'k.dot', 'artist:kendrick-lamar'],
      'No node has the id "k.dot". Perhaps it is K.Dot (artist:k-dot).',
    )
    await refused(
      ['merge', 'artist:k-dot', 'song:one'],
      'artist:k-dot and song:one are of different kinds and cannot become one.',
    )
    await refused(['merge', 'artist:k-dot', 'artist:k-dot'], 'artist:k-dot and artist:k-dot are one node already.')
    await refused(['unmerge', 'artist:none'], `No node has the id "artist:none". ${cure}`)
    await refused(
      ['unmerge', 'artist:k-dot'],
      'artist:k-dot is a node of its own. Give the id of the node that was merged into another.',
    )
    expect((await run(cwd, ['merge', 'artist:k-dot'])).stderr).toBe("linernotes: missing required argument 'into'\n")
  })

  test('anything while an import writes', async () => {
    const cwd = await filled()
    const { child, ended } = start(cwd, ['import', 'jsonl', '-'])
    const store = await openStore({ engine: 'sqlite', file: join(cwd, 'data/linernotes.db'), readers: 1 })
    while (!(await store.journal.holder())) await new Promise((resolve) => setTimeout(resolve, 10))
    await store.close()
    for (const args of [
      ['merge', 'artist:k-dot', 'artist:kendrick-lamar'],
      ['unmerge', 'artist:k-dot'],
    ]) {
      const { code, stdout, stderr } = await run(cwd, args)
      expect([code, stdout]).toEqual([1, ''])
      expect(stderr).toMatch(/^linernotes: An import of jsonl is writing to the store: process \d+ on .*\n$/)
    }
    child.stdin!.end()
    expect((await ended).code).toBe(0)
    expect((await run(cwd, ['merge', 'artist:k-dot', 'artist:kendrick-lamar'])).code).toBe(0)
  })
})
