import neo4j, { type Driver } from 'neo4j-driver'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { curated } from '../../seed/importers/index.ts'
import { exportLinksCsv } from '../../src/export/csv.ts'
import { exportGexf } from '../../src/export/gexf.ts'
import { wholeGraph } from '../../src/export/part.ts'
import { readPart } from '../../src/export/read-part.ts'
import { ingest } from '../../src/ingest/ingest.ts'
import { totals } from '../../src/ingest/report.ts'
import type { Store } from '../../src/store/contract.ts'
import { openStore } from '../../src/store/open.ts'
import { emptyStore } from '../ingest/loading.ts'
import { describeNeo4j, wipe } from '../support/neo4j.ts'
import { everythingIn, exported, itemsOf, textOf, writers } from './exported.ts'

describeNeo4j('the curated graph in Neo4j', ({ uri, user, password }) => {
  let driver: Driver
  let store: Store

  const fresh = async () => {
    await wipe(driver)
    return openStore({ engine: 'neo4j', uri, user, password, database: 'neo4j', pool: 5 })
  }

  beforeAll(async () => {
    driver = neo4j.driver(uri, neo4j.auth.basic(user, password))
    store = await fresh()
  })
  afterAll(async () => {
    await store?.close()
    await driver?.close()
  })

  test('is exported as from SQLite, byte for byte in every format, and comes back the same on both', async () => {
    const sqlite = await emptyStore()
    await ingest(sqlite, curated.read([], { flags: {} }))
    const text = await exported(sqlite)

    const seeded = await ingest(store, curated.read([], { flags: {} }), { source: 'kendrick' })
    expect(totals(seeded).changed).toBe(0)
    expect(await exported(store)).toBe(text)
    for (const write of Object.values(writers))
      expect(await textOf(write(wholeGraph(store)))).toBe(await textOf(write(wholeGraph(sqlite))))
    const everything = await everythingIn(sqlite)
    for (const write of [exportGexf, exportLinksCsv])
      expect(await textOf(write(readPart(store, everything)))).toBe(await textOf(write(wholeGraph(sqlite))))

    const revision = await store.revision()
    const again = await ingest(store, curated.read([], { flags: {} }), { source: 'kendrick' })
    expect(totals(again)).toMatchObject({ written: 0, changed: 0 })
    expect(await store.revision()).toBe(revision)

    await store.close()
    store = await fresh()
    await ingest(store, itemsOf(text), { batchSize: 500 })
    expect(await exported(store)).toBe(text)
  }, 180_000)
})
