import { expect, test } from 'vitest'
import { importsOf, withoutComments } from './sources.ts'

test('imports of every form are found, and what is only types is told apart', () => {
  const code = [
    "import { a, type B } from './a.ts'",
    "import type { C } from '../c.ts'",
    "import { type D, type E } from './d.ts'",
    "import {\n  f,\n} from './f.ts'",
    "export * from './g.ts'",
    "export { type H } from './h.ts'",
    "import './i.ts'",
    "const { j } = await import('./j.ts')",
    "new Worker(new URL('./k.ts', import.meta.url))",
    "import { z } from 'zod'",
    "import * as l from 'node:fs'",
  ].join('\n')
  expect(
    importsOf('src/x/y.ts', code)
      .map(({ of, typesOnly }) => `${typesOnly ? 'type ' : ''}${of}`)
      .sort(),
  ).toEqual([
    'node:fs',
    'src/x/a.ts',
    'src/x/f.ts',
    'src/x/g.ts',
    'src/x/i.ts',
    'src/x/j.ts',
    'src/x/k.ts',
    'type src/c.ts',
    'type src/x/d.ts',
    'type src/x/h.ts',
    'zod',
  ])
})

test('comments are taken out and strings left in', () => {
  expect(withoutComments('a // b\n\'http://c\' /* d\n */ `e // f` "g /* h */"')).toBe(
    'a  \n\'http://c\'   `e // f` "g /* h */"',
  )
})
