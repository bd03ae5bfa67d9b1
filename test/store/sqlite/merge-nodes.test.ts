import { expect, test } from 'vitest'
import { model } from '../../../src/model/index.ts'
import type { LinkRecord, NodeRecord } from '../../../src/store/contract.ts'
import { openStore } from '../../../src/store/open.ts'
import { mergeNodes } from '../../../src/store/sqlite/merge-nodes.ts'
import { openFile } from '../../../src/store/sqlite/open-file.ts'
import { unmergeNodes } from '../../../src/store/sqlite/unmerge-nodes.ts'
import { write } from '../../../src/store/sqlite/write.ts'

const nodes: readonly NodeRecord[] = [
  {
    kind: 'Artist',
    id: 'artist:from',
    properties: { name: 'K.Dot', externalIds: [{ source: 'imvdb', id: '1', url: null }] },
  },
  { kind: 'Artist', id: 'artist:into', properties: { name: 'Kendrick' } },
  { kind: 'Song', id: 'song:s', properties: { title: 'S' } },
]
const link = (type: string, from: string, to: string): LinkRecord => ({ type, from, to, properties: {} })
const links = [
  link('WROTE', 'artist:from', 'song:s'),
  link('WROTE', 'artist:into', 'song:s'),
  link('PRODUCED', 'artist:from', 'song:s'),
  link('IS_PERSON', 'artist:from', 'artist:into'),
]

function mergedFile() {
  const connection = openFile(':memory:', model)
  write(connection, model, { nodes, links })
  mergeNodes(connection, model, 'artist:from', 'artist:into')
  return connection
}

test('what a merge moved is kept, as it was and with what became of it', () => {
  const { db } = mergedFile()
  const moved = db.prepare<[string, string], { what: string; became: string; record: string }>(
    'SELECT what, became, record FROM moved WHERE from_id = ? AND into_id = ? ORDER BY number',
  )
  const rows = moved.all('artist:from', 'artist:into')
  const told = rows.map(({ what, became, record }) => {
    const { type, id, from, to } = JSON.parse(record)
    return [what, became, type ?? id, from, to].join(' ').trim()
  })
  expect(told.toSorted()).toEqual([
    'link dropped IS_PERSON artist:from artist:into',
    'link merged WROTE artist:from song:s',
    'link moved PRODUCED artist:from song:s',
    'node merged artist:from',
    'survivor changed',
  ])
  const node = JSON.parse(rows.find(({ what }) => what === 'node')!.record)
  expect(node.properties).toMatchObject({ name: 'K.Dot', externalIds: [{ source: 'imvdb', id: '1' }] })
})

test('a merge leaves no row that belongs to nothing', () => {
  const { db } = mergedFile()
  expect(db.pragma('foreign_key_check')).toEqual([])
  expect(db.prepare('SELECT node FROM external_id').pluck().all()).toEqual(['artist:into'])
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
})

test('a merge that is taken back leaves nothing of itself', () => {
  const connection = mergedFile()
  const { db } = connection
  expect(unmergeNodes(connection, model, 'artist:from')).toMatchObject({ links: 3, missing: 0 })
  for (const table of ['moved', 'touched', 'redirect'])
    expect([table, db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()]).toEqual([table, 0])
  expect(db.prepare('SELECT node FROM external_id').pluck().all()).toEqual(['artist:from'])
  expect(db.pragma('foreign_key_check')).toEqual([])
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
})

test('links whose other end is gone are left out and counted', () => {
  const connection = mergedFile()
  for (const table of ['artist_wrote_song', 'artist_produced_song', 'song']) connection.db.exec(`DELETE FROM ${table}`)
  expect(unmergeNodes(connection, model, 'artist:from')).toMatchObject({ links: 1, missing: 2 })
  expect(connection.db.prepare('SELECT from_id, to_id FROM artist_is_person_artist_named').raw().all()).toEqual([
    ['artist:from', 'artist:into'],
  ])
})

test('a merge of which too little was kept is not taken back', () => {
  const connection = mergedFile()
  connection.db.exec(`DELETE FROM moved WHERE what = 'survivor'`)
  expect(() => unmergeNodes(connection, model, 'artist:from')).toThrow(
    /^artist:from leads to artist:into, but no merge/,
  )
  expect(connection.db.prepare('SELECT count(*) FROM artist').pluck().get()).toBe(1)
})

test('importing a merged node again adds to the one it became', () => {
  const connection = mergedFile()
  const again = write(connection, model, { nodes: [nodes[0]!], links: links.slice(0, 1) })
  expect(again.links).toEqual(['unchanged'])
  expect(connection.db.prepare('SELECT id FROM artist').pluck().all()).toEqual(['artist:into'])
})

test('the store of a SQLite configuration is this one', async () => {
  const store = await openStore({ engine: 'sqlite', file: ':memory:', readers: 1 })
  expect(store.engine).toBe('sqlite')
  await store.close()
})
