import { expect, test } from 'vitest'
import { model } from '../../../src/model/index.ts'
import { journalOf } from '../../../src/store/sqlite/journal.ts'
import { openFile } from '../../../src/store/sqlite/open-file.ts'
import { temporaryFolder } from './temporary-folder.ts'

const fresh = temporaryFolder()

test('an import maps no pages of the file, which would count as its memory; before and after they are', async () => {
  const connection = openFile(fresh(), model)
  const journal = journalOf(connection, model, (work) => work())
  const mapped = () => connection.db.pragma('mmap_size', { simple: true })
  const lease = { token: 'a', purpose: 'import', pid: 1, host: 'here', since: '2026-01-01T00:00:00Z' }
  expect(mapped()).toBe(2 ** 30)
  expect(await journal.take(lease, undefined)).toBe(true)
  expect(mapped()).toBe(0)
  expect(await journal.take({ ...lease, token: 'b' }, undefined)).toBe(false)
  expect(mapped()).toBe(0)
  await journal.release('a')
  expect(mapped()).toBe(2 ** 30)
  connection.db.close()
})
