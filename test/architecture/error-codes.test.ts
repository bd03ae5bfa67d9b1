import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { codes } from '../../src/errors.ts'
import { root } from './sources.ts'

test("the README's table of error codes is the one in src/errors.ts", () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  const table = /^\| code \| meaning \|\n\| ?-+ ?\| ?-+ ?\|\n((?:\|.*\n)+)/m.exec(readme)?.[1] ?? ''
  const rows = [...table.matchAll(/^\| `?([A-Z_]+)`? \| (.+?) \|$/gm)].map(([, code, meaning]) => [code, meaning])
  expect(rows).toEqual(Object.entries(codes))
})

test('a meaning is a sentence', () => {
  for (const meaning of Object.values(codes)) expect(meaning).toMatch(/^[A-Z].*\.$/)
})
