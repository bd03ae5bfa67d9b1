import { afterAll, expect, test } from 'vitest'
import { model } from '../../../src/model/index.ts'
import { answer } from '../../../src/store/sqlite/answer.ts'
import { openFile } from '../../../src/store/sqlite/open-file.ts'
import { compile } from '../../../src/store/sqlite/read.ts'
import { write } from '../../../src/store/sqlite/write.ts'
import { hub, orders, pagesAreAsTheWhole, type Read, songsOf } from '../hub.ts'

const connection = openFile(':memory:', model)
afterAll(() => void connection.db.close())
write(connection, model, hub)

/** What ran, told by whether it walks the far kind by an index. */
const ways = { driven: 0, sorted: 0 }
const prepare = connection.prepare.bind(connection)
connection.prepare = (sql) => {
  const statement = prepare(sql)
  if (!sql.text.includes('CROSS JOIN') && !sql.text.includes('ORDER BY')) return statement
  const rows = statement.rows.bind(statement)
  statement.rows = (given, trace) => {
    ways[sql.text.includes('INDEXED BY') ? 'driven' : 'sorted']++
    return rows(given, trace)
  }
  return statement
}
const read: Read = (selection, values) =>
  answer(connection, compile(connection, model, selection, false), values, { statements: 0, rows: 0 })

test.each(orders)('of a node with very many links, pages are found by walking the far kind: %o', async (order) => {
  await pagesAreAsTheWhole(read, order)
  expect(ways.driven).toBeGreaterThan(80)
  expect(ways.sorted).toBe(1)
  Object.assign(ways, { driven: 0, sorted: 0 })
  await songsOf(read, { order, size: 5000 })
  expect(ways).toEqual({ driven: 0, sorted: 1 })
  Object.assign(ways, { driven: 0, sorted: 0 })
})

test('while an import puts the index off, they are found by sorting', async () => {
  connection.db.exec('DROP INDEX song_by_released')
  await pagesAreAsTheWhole(read, { property: 'released', descending: true })
  expect(ways.sorted).toBeGreaterThan(80)
})
