import { afterAll, describe, expect, test } from 'vitest'
import { model } from '../../../src/model/index.ts'
import type { Selection } from '../../../src/store/selection.ts'
import { mayScan } from '../../../src/store/sqlite/blocking.ts'
import type { Prepared } from '../../../src/store/sqlite/connection.ts'
import { openFile } from '../../../src/store/sqlite/open-file.ts'
import { compile } from '../../../src/store/sqlite/read.ts'
import type { Given } from '../../../src/store/sqlite/sql.ts'
import { goldenCases, planted } from './golden-cases.ts'

const connection = openFile(':memory:', model)
afterAll(() => void connection.db.close())

const given: Given = { values: [planted, [planted], 20], parent: 1, far: 2, beside: 'beside', limit: 21 }

describe('the statements of a selection', () => {
  for (const { name, selection, because } of goldenCases)
    test(`${name}: are as kept, with their plans`, async () => {
      const statements = statementsOf(selection)
      await expect(statements.map(written).join('\n')).toMatchFileSnapshot(`golden/${name}.sql`)
      for (const { sql } of statements) {
        expect(sql.text).not.toContain(planted)
        expect(sql.text).not.toContain("'")
        // A bound that the planner sees makes SQLite plan anew at every run.
        expect(sql.text).not.toMatch(/LIMIT \?(?! \+ 0)/)
      }
      const costly = statements.flatMap(planOf).filter((step) => isSort(step) || isScan(step))
      if (because === undefined) expect(costly).toEqual([])
      else expect(costly).not.toEqual([])
    })

  test('every golden statement that may run long can be ended', () => {
    for (const { selection } of goldenCases) {
      if (!mayScan(model, selection)) continue
      const [longest] = statementsOf(selection).toSorted((a, b) => b.sql.text.length - a.sql.text.length)
      expect(longest!.sql.text).toContain('alive()')
    }
  })
})

/** In the order they are made. */
function statementsOf(selection: Selection): Prepared[] {
  const made: Prepared[] = []
  const recording = Object.create(connection) as typeof connection
  recording.prepare = (sql) => {
    made.push(connection.prepare(sql))
    return made.at(-1)!
  }
  compile(recording, model, selection, mayScan(model, selection))
  return made
}

function written(statement: Prepared): string {
  const { text, slots } = statement.sql
  const lines = text.replace(/ (FROM|WHERE|ORDER BY|LIMIT) /g, '\n$1 ')
  const bound = slots.map((slot) => JSON.stringify(slot(given))).join(', ')
  return `${lines};\n-- parameters: ${bound}\n${planOf(statement)
    .map((step) => `-- plan: ${step}\n`)
    .join('')}`
}

function planOf({ sql }: Prepared): string[] {
  const rows = connection.db.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql.text}`)
  return rows.all(...sql.slots.map((slot) => slot(given))).map(({ detail }) => detail)
}

const isSort = (step: string) => step.includes('TEMP B-TREE')
/** Of a table without an index; one in the order of an index ends with the page. */
const isScan = (step: string) => /^SCAN \w+$/.test(step)
