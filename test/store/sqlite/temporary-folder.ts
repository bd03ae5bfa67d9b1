import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

/** A folder of this test file, gone when it ends. Returns paths in it, a new one each time. */
export function temporaryFolder(): (name?: string) => string {
  const folder = mkdtempSync(join(tmpdir(), 'linernotes-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  let count = 0
  return (name = 'graph.db') => join(folder, `${count++}-${name}`)
}
