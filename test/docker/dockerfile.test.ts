import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ignoredBy, parseCopy, parseDockerfile, parseEnv, parseExec, parseRun } from '../support/dockerfile.ts'

const instructions = parseDockerfile(readFileSync('Dockerfile', 'utf8'))
const ignored = ignoredBy(readFileSync('.dockerignore', 'utf8'))
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
  scripts: Record<string, string>
  dependencies: Record<string, string>
}
const build = JSON.parse(readFileSync('tsconfig.build.json', 'utf8')) as {
  include: string[]
  compilerOptions: { outDir: string; rootDir: string }
}

const all = (name: string) => instructions.filter((instruction) => instruction.name === name)
const last = instructions.at(-1)?.stage
const copies = all('COPY').map(({ stage, rest }) => ({ stage, ...parseCopy(rest) }))
const commands = all('RUN').flatMap(({ rest }) => parseRun(rest))

test('every file the Dockerfile copies is there and is in the build context', () => {
  const sources = copies.filter((copy) => !copy.from).flatMap((copy) => copy.sources)
  expect(sources.filter((source) => !existsSync(source))).toEqual([])
  expect(sources.filter((source) => ignored(source))).toEqual([])
})

test('nothing else is in the build context', () => {
  for (const path of ['node_modules', '.git', '.env', 'dist', 'data', 'test', 'web/node_modules', 'coverage'])
    expect([path, ignored(path)]).toEqual([path, true])
})

test('every npm script and package it names is one', () => {
  const scripts = commands.flatMap((command) => /^npm run (\S+)/.exec(command)?.[1] ?? [])
  expect(scripts).toContain('build')
  for (const script of scripts) expect(manifest.scripts).toHaveProperty(script)
  const rebuilt = commands.flatMap((command) => /^npm rebuild (.+)/.exec(command)?.[1]?.split(' ') ?? [])
  for (const name of rebuilt) expect(manifest.dependencies).toHaveProperty([name])
})

test('the build has what it compiles, and the started file is what it makes of one that is there', () => {
  const here = copies.filter((copy) => copy.stage === 'build').flatMap((copy) => copy.sources)
  expect(here).toEqual(expect.arrayContaining(build.include))
  const [node, file = '', ...words] = parseExec(all('CMD').at(-1)?.rest ?? '')
  expect([node, ...words]).toEqual(['node', 'serve'])
  const { outDir, rootDir } = build.compilerOptions
  expect(file.startsWith(`${outDir}/`)).toBe(true)
  expect(existsSync(join(rootDir, file.slice(outDir.length + 1).replace(/\.js$/, '.ts')))).toBe(true)
})

test('what runs has the build, its packages and the data, and is not root', () => {
  const targets = copies.filter((copy) => copy.stage === last).map((copy) => copy.target)
  expect(targets).toEqual(['./', './node_modules', './dist', './schema', './seed'])
  expect(all('USER').map(({ stage, rest }) => [stage, rest])).toEqual([[last, 'node']])
})

test('it listens to the outside of its container and tells when it is ready', () => {
  const env = Object.assign({}, ...all('ENV').map(({ rest }) => parseEnv(rest)))
  expect(env).toMatchObject({ NODE_ENV: 'production', HOST: '0.0.0.0', PORT: '4000' })
  expect(parseExec(all('HEALTHCHECK')[0]?.rest ?? '').at(-1)).toContain('/health/ready')
})
