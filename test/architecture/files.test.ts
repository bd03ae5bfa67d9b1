import { basename } from 'node:path'
import { expect, test } from 'vitest'
import { filesIn, type SourceFile } from './sources.ts'

const ours = [...filesIn('src'), ...filesIn('seed')]
const all = [...ours, ...filesIn('test'), ...filesIn('tools')]

const pathsWhere = (files: readonly SourceFile[], is: (file: SourceFile) => boolean) =>
  files.filter(is).map(({ path }) => path)

test('there are files to look at', () => {
  expect(ours.length).toBeGreaterThan(50)
  expect(all.length).toBeGreaterThan(ours.length)
})

test('file and folder names are kebab-case', () => {
  expect(
    pathsWhere(
      all,
      ({ path }) => !/^([a-z0-9]+(-[a-z0-9]+)*\/)+[a-z0-9]+(-[a-z0-9]+)*(\.neo4j)?(\.test)?\.ts$/.test(path),
    ),
  ).toEqual([])
})

test('no file or folder has a name that says nothing', () => {
  const empty = /(^|[/-])(utils?|helpers?|common|misc|services?|managers?|shared-code|lib|stuff)(?=[/.-])/
  expect(pathsWhere(all, ({ path }) => empty.test(path))).toEqual([])
})

test('only registries are called index', () => {
  const registries = ['src/model/index.ts', 'seed/importers/index.ts']
  expect(pathsWhere(ours, ({ path }) => basename(path) === 'index.ts' && !registries.includes(path))).toEqual([])
})

test('no file of ours is longer than 250 lines', () => {
  expect(pathsWhere(ours, ({ text }) => text.trimEnd().split('\n').length > 250)).toEqual([])
})

test('there are no default exports', () => {
  expect(pathsWhere(all, ({ code }) => /^\s*export\s+(default\b|\{[^}]*\bas default\b)/m.test(code))).toEqual([])
})

test('there are no barrels: a file hands on nothing of another', () => {
  expect(
    pathsWhere(ours, ({ code }) => /^\s*export\s+(type\s+)?(\*|\{[^}]*\})\s*(as \w+\s*)?from\b/m.test(code)),
  ).toEqual([])
})

test('no conflict of a merge is left in a file, comments included', () => {
  expect(pathsWhere(all, ({ text }) => /^(<{7}|>{7}) /m.test(text))).toEqual([])
})

test('no type error is waved through', () => {
  const waved = /@ts-(?:ignore|nocheck|expect-error)/
  expect(pathsWhere(ours, ({ text }) => waved.test(text))).toEqual([])
})

test('the environment has one reader: others only hand it over whole', () => {
  const handsOver = ['src/cli/with-store.ts', 'src/cli/program.ts']
  expect(pathsWhere(ours, ({ code }) => /process\.env\s*[.[]|\}\s*=\s*process\.env/.test(code))).toEqual([])
  expect(
    pathsWhere(ours, ({ code }) => /process\.env\b/.test(code)).filter((path) => !handsOver.includes(path)),
  ).toEqual([])
})

test('no test is left out or left alone', () => {
  const left = /\b(test|it|describe)\.(skip|only|todo)\b/
  expect(pathsWhere(all, ({ path, code }) => path.endsWith('.test.ts') && left.test(code))).toEqual([])
})
