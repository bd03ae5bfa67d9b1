import { mkdir, readdir, readFile, rmdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writeFiles, writeLines } from '../../src/cli/write-lines.ts'
import { folder } from './run.ts'

const never = new AbortController().signal

async function* lines(count: number, onLine = (_: number) => {}) {
  for (let i = 0; i < count; i++) {
    onLine(i)
    yield `line ${i}\n`
  }
}

test('lines arrive whole and are counted', async () => {
  const file = join(await folder(), 'a.txt')
  expect(await writeLines(lines(50_000), file, never)).toBe(50_000)
  expect((await readFile(file, 'utf8')).split('\n')).toHaveLength(50_001)
})

test('what stops in the middle leaves the file as it was, and nothing beside it', async () => {
  const cwd = await folder()
  const file = join(cwd, 'a.txt')
  await writeFile(file, 'before')
  const stop = new AbortController()
  await writeLines(
    lines(Number.POSITIVE_INFINITY, (i) => i === 100_000 && stop.abort()),
    file,
    stop.signal,
  )
  const failing = lines(100_000, (i) => {
    if (i === 50_000) throw new Error('the store went away')
  })
  await expect(writeLines(failing, file, never)).rejects.toThrow('the store went away')
  expect(await readFile(file, 'utf8')).toBe('before')
  expect(await readdir(cwd)).toEqual(['a.txt'])
})

test('a file that cannot be replaced is named with the reason', async () => {
  const cwd = await folder()
  await mkdir(join(cwd, 'a.txt'))
  await expect(writeLines(lines(1), join(cwd, 'a.txt'), never)).rejects.toMatchObject({
    code: 'BAD_INPUT',
    message: `${join(cwd, 'a.txt')} cannot be written: it is a folder.`,
  })
  expect(await readdir(cwd)).toEqual(['a.txt'])
})

test('several files appear together or not at all', async () => {
  const cwd = await folder()
  const [a, b] = [join(cwd, 'a.txt'), join(cwd, 'b.txt')]
  await writeFile(a, 'before')
  const failing = lines(100, (i) => {
    if (i === 50) throw new Error('the store went away')
  })
  const both = [
    { file: a, lines: lines(3) },
    { file: b, lines: failing },
  ]
  await expect(writeFiles(both, never)).rejects.toThrow('the store went away')
  const stop = new AbortController()
  const stopped = [
    { file: a, lines: lines(3) },
    { file: b, lines: lines(Number.POSITIVE_INFINITY, (i) => i === 100_000 && stop.abort()) },
  ]
  await writeFiles(stopped, stop.signal)
  expect(await readFile(a, 'utf8')).toBe('before')
  expect(await readdir(cwd)).toEqual(['a.txt'])
  await mkdir(b)
  const blocked = [
    { file: a, lines: lines(3) },
    { file: b, lines: lines(3) },
  ]
  await expect(writeFiles(blocked, never)).rejects.toThrow(`${b} cannot be written: it is a folder.`)
  expect(await readFile(a, 'utf8')).toBe('before')
  expect(await readdir(cwd)).toEqual(['a.txt', 'b.txt'])
  await rmdir(b)
  expect(
    await writeFiles(
      [
        { file: a, lines: lines(3) },
        { file: b, lines: lines(4) },
      ],
      never,
    ),
  ).toBe(7)
  expect((await readFile(b, 'utf8')).split('\n')).toHaveLength(5)
  expect(await readdir(cwd)).toEqual(['a.txt', 'b.txt'])
})
