import { existsSync } from 'node:fs'
import { Database } from './better-sqlite.ts'
import { refuseForeign } from './ddl.ts'
import { translating } from './failures.ts'

/** Copies the graph kept in a file to another, as it is at one moment; nothing when there is no such file yet. */
export function copyFile(file: string, to: string): void {
  if (file === ':memory:' || !existsSync(file)) return
  translating(file, () => {
    const from = new Database(file, { fileMustExist: true })
    try {
      refuseForeign(from, file)
      from.prepare('VACUUM INTO ?').run(to)
    } finally {
      from.close()
    }
    forgetJournal(to)
  })
}

/** Who writes to the original, and how far, is nothing to the copy. */
function forgetJournal(file: string): void {
  const copy = new Database(file)
  try {
    const tables = copy
      .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE 'import\\_%' ESCAPE '\\'")
      .pluck()
      .all()
    for (const table of tables) copy.exec(`DELETE FROM "${table}"`)
  } finally {
    copy.close()
  }
}
