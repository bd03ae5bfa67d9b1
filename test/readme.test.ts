import { readFileSync, writeFileSync } from 'node:fs'
import { execute, parse } from 'graphql'
import { expect, test } from 'vitest'
import { readKendrick } from '../seed/importers/kendrick/read-kendrick.ts'
import { makeProgram } from '../src/cli/program.ts'
import { makeSchema } from '../src/graphql/schema.ts'
import { ingest } from '../src/ingest/ingest.ts'
import { openStore } from '../src/store/open.ts'

const file = new URL('../README.md', import.meta.url)
const readme = readFileSync(file, 'utf8')
const fence = '```'

/** A query of the tour, its variables, and the answer printed under it. */
const tour = new RegExp(
  `${fence}graphql\\n(?<query>[\\s\\S]*?)${fence}\\n(?:\\n${fence}json variables\\n(?<variables>[\\s\\S]*?)${fence}\\n)?(?:\\n${fence}json\\n(?<answer>[\\s\\S]*?)${fence}\\n)?`,
  'g',
)

test('every query of the README gives the answer printed there', async () => {
  const store = await openStore({ engine: 'sqlite', file: ':memory:', readers: 1 })
  await ingest(store, readKendrick(new URL('../seed/kendrick', import.meta.url).pathname))
  const schema = makeSchema()
  const ask = async (query: string, variableValues: Record<string, unknown>) => {
    const contextValue = {
      store,
      signal: new AbortController().signal,
      deadline: Date.now() + 10_000,
      trace: { statements: 0, rows: 0 },
    }
    const { data, errors } = await execute({ schema, document: parse(query), variableValues, contextValue })
    expect(errors).toBeUndefined()
    return compact(JSON.parse(JSON.stringify(data)))
  }
  let written = ''
  let end = 0
  let count = 0
  for (const match of readme.matchAll(tour)) {
    const { query = '', variables } = match.groups ?? {}
    const answer = await ask(query, variables ? JSON.parse(variables) : {})
    const given = variables ? `\n${fence}json variables\n${variables}${fence}\n` : ''
    written += `${readme.slice(end, match.index)}${fence}graphql\n${query}${fence}\n${given}\n${fence}json\n${answer}\n${fence}\n`
    end = match.index + match[0].length
    count++
  }
  written += readme.slice(end)
  await store.close()
  if (process.env.UPDATE) writeFileSync(file, written)
  expect(count).toBeGreaterThanOrEqual(7)
  expect(readme, 'UPDATE=1 npx vitest run test/readme.test.ts writes the answers anew').toBe(written)
})

/** JSON with short objects on one line, as a person would write it. */
function compact(value: unknown, indent = ''): string {
  const flat = JSON.stringify(value, null, 1).replace(/\n\s*/g, ' ')
  if (flat.length + indent.length <= 110 || typeof value !== 'object' || value === null) return flat
  const inner = `${indent}  `
  const [open, close, parts] = Array.isArray(value)
    ? ['[', ']', value.map((item) => compact(item, inner))]
    : ['{', '}', Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${compact(item, inner)}`)]
  return `${open}\n${parts.map((part) => inner + part).join(',\n')}\n${indent}${close}`
}

test('every command of the README has its help, and the entry shown is one', async () => {
  const commands = [...readme.matchAll(/^\| `linernotes (\w+)(?: (\w+))?/gm)]
  expect(commands.length).toBeGreaterThanOrEqual(8)
  const program = makeProgram()
  for (const [, name, inner] of commands) {
    const command = program.commands.find((one) => one.name() === name)
    expect(command, name).toBeDefined()
    if (inner && command!.commands.length) expect(command!.commands.map((one) => one.name())).toContain(inner)
  }
  const [, entry] = /```json entry\n(.*)\n```/.exec(readme) ?? []
  const store = await openStore({ engine: 'sqlite', file: ':memory:', readers: 1 })
  await ingest(store, readKendrick(new URL('../seed/kendrick', import.meta.url).pathname))
  const report = await ingest(store, [{ entry: JSON.parse(entry!), origin: { file: 'README.md' } }])
  await store.close()
  expect(report.refusals.map(({ reason }) => reason)).toEqual([])
})
