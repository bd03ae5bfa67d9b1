import { expect, test } from 'vitest'
import { model } from '../../../src/model/index.ts'
import { openFile } from '../../../src/store/sqlite/open-file.ts'
import { write } from '../../../src/store/sqlite/write.ts'

const connection = openFile(':memory:', model)
const rowOf = (id: string) => connection.db.prepare('SELECT * FROM song WHERE id = ?').get(id)

test('what a row before told leaves the row after as it would be alone, and the other way round', () => {
  const song = (id: string, properties: Record<string, unknown>) => ({ kind: 'Song', id, properties })
  const told = {
    ...{ title: 'A', version: 'Live', duration: 61, isrcs: ['USUM71703079'], aliases: ['Ä'], disputed: true },
    ...{ confidence: 'HIGH', sources: ['source:a'], note: 'told', standing: 'imvdb' },
  }
  const links = [{ type: 'SAMPLES', from: 'song:2', to: 'song:1', properties: {} }]
  write(connection, model, { nodes: [song('song:0', { title: 'B' })], links: [] })
  write(connection, model, { nodes: [song('song:1', told), song('song:2', { title: 'C', duration: null })], links })
  write(connection, model, { nodes: [song('song:3', { title: 'B' })], links: [] })
  expect(rowOf('song:3')).toEqual({ ...(rowOf('song:0') as object), id: 'song:3', pk: 4 })
  expect(rowOf('song:0')).toMatchObject({
    ...{ title: 'B', title_key: 'b', duration: null, isrcs: '[]', aliases_key: '[]', claims_refs: '[]' },
    ...{ confidence: 'UNKNOWN', disputed: 0, sources: '[]', samples_count: null },
  })
  expect(rowOf('song:1')).toMatchObject({
    ...{ version_key: 'live', duration: 61, isrcs: '["USUM71703079"]', aliases_key: '["a"]', disputed: 1 },
    ...{ confidence: 'HIGH', sources: '["source:a"]', standing: 'imvdb', sampled_by_count: 1, samples_count: null },
  })
  expect(rowOf('song:2')).toMatchObject({ samples_count: 1, sampled_by_count: null, version: null })
})
