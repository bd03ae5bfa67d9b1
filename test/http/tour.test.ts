import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Atlas } from '../../src/atlas/atlas.ts'
import { openAtlas } from '../../src/atlas/open-atlas.ts'
import { seedStore } from '../../src/cli/seed.ts'
import { readConfig } from '../../src/config.ts'
import { makeSchema } from '../../src/graphql/schema.ts'
import { readExamples } from '../../src/http/examples.ts'
import { createServer } from '../../src/http/server.ts'
import type { Store } from '../../src/store/contract.ts'
import { openStore } from '../../src/store/open.ts'

const examples = await readExamples()
const config = readConfig({ SQLITE_FILE: ':memory:' })
const log = pino({ level: 'silent' })
let store: Store
let atlas: Atlas
beforeAll(async () => {
  store = await openStore(config.store)
  await seedStore(store)
  atlas = openAtlas({ store, config: config.store, limit: config.mapLinks })
})
afterAll(async () => {
  await atlas.close()
  await store.close()
})

for (const { name, query, variables } of examples)
  test(`${name} is answered without an error, and nothing it asks for is empty everywhere`, async () => {
    const server = createServer({ schema: makeSchema({ limits: config.limits }), store, atlas, config, log })
    const answer = await server.fetch('http://test/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    })
    const { data, errors } = await answer.json()
    expect(errors).toBeUndefined()
    expect(emptyPlaces(data)).toEqual([])
  })

/** Paths, places in lists aside, at which there is null or an empty list wherever they occur. */
function emptyPlaces(data: unknown): string[] {
  const full = new Map<string, boolean>()
  const visit = (value: unknown, path: string) => {
    const empty = value === null || (Array.isArray(value) && value.length === 0)
    full.set(path, (full.get(path) ?? false) || !empty)
    if (Array.isArray(value)) for (const one of value) visit(one, `${path}[]`)
    else if (value)
      if (typeof value === 'object') for (const [key, one] of Object.entries(value)) visit(one, `${path}.${key}`)
  }
  visit(data, '')
  return [...full].filter(([, filled]) => !filled).map(([path]) => path)
}
