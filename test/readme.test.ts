import { writeFileSync } from 'node:fs'
import { execute, parse } from 'graphql'
import { expect, test } from 'vitest'
import { curatedFolder } from '../seed/curated.ts'
import { readKendrick } from '../seed/importers/kendrick/read-kendrick.ts'
import { openAtlas } from '../src/atlas/open-atlas.ts'
import { makeProgram } from '../src/cli/program.ts'
import { makeSchema } from '../src/graphql/schema.ts'
import { ingest } from '../src/ingest/ingest.ts'
import { openStore } from '../src/store/open.ts'
import { fence, readme, readmeFile, tour } from './support/readme.ts'

test('every query of the README gives the answer printed there', async () => {
  const store = await openStore({ engine: 'sqlite', file: ':memory:', readers: 1 })
  await ingest(store, readKendrick(curatedFolder))
  const atlas = openAtlas({ store, config: { engine: 'sqlite', file: ':memory:', readers: 1 }, limit: 1_000_000 })
  const schema = makeSchema()
  const ask = async (query: string, variableValues: Record<string, unknown>) => {
    const contextValue = {
      store,
      atlas,
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
  const stops = tour()
  for (const { query, variables, given, ...stop } of stops) {
    const answer = await ask(query, variables)
    const shown = given ? `\n${fence}json variables\n${given}${fence}\n` : ''
    written += `${readme.slice(end, stop.start)}${fence}graphql\n${query}${fence}\n${shown}\n${fence}json\n${answer}\n${fence}\n`
    end = stop.end
  }
  written += readme.slice(end)
  await atlas.close()
  await store.close()
  if (process.env.UPDATE) writeFileSync(readmeFile, written)
  expect(stops.length).toBeGreaterThanOrEqual(7)
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
  const program = await makeProgram()
  for (const [, name, inner] of commands) {
    const command = program.commands.find((one) => one.name() === name)
    expect(command, name).toBeDefined()
    if (inner && command!.commands.length) expect(command!.commands.map((one) => one.name())).toContain(inner)
  }
  const [, entry] = /```json entry\n(.*)\n```/.exec(readme) ?? []
  const store = await openStore({ engine: 'sqlite', file: ':memory:', readers: 1 })
  await ingest(store, readKendrick(curatedFolder))
  const report = await ingest(store, [{ entry: JSON.parse(entry!), origin: { file: 'README.md' } }])
  await store.close()
  expect(report.refusals.map(({ reason }) => reason)).toEqual([])
})
