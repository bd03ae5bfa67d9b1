import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folder, run } from './run.ts'

describe.concurrent('import csv --template', () => {
  test('prints a table that can be imported, and opens no store', async () => {
    const cwd = await folder()
    const nodes = await run(cwd, ['import', 'csv', '--template'], { env: { STORE: 'mongo' } })
    expect(nodes).toMatchObject({ code: 0, stderr: '' })
    expect(nodes.stdout).toMatch(/^kind,title,/)
    await writeFile(join(cwd, 'table.csv'), nodes.stdout)
    const { code, stdout } = await run(cwd, ['import', 'csv', 'table.csv', '--json'])
    expect(code).toBe(0)
    expect(JSON.parse(stdout).refusals).toEqual([])
  })

  test('prints the one for links, and says which there are', async () => {
    const cwd = await folder()
    expect((await run(cwd, ['import', 'csv', '--template', 'links'])).stdout).toMatch(/^from,type,to,/)
    expect(await run(cwd, ['import', 'csv', '--template', 'rows'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('It is one of nodes, links.'),
    })
  })
})
