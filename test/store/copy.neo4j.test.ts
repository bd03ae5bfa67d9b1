import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import neo4j from 'neo4j-driver'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Store } from '../../src/store/contract.ts'
import { openCopy, openStore } from '../../src/store/open.ts'
import { describeNeo4j, wipe } from '../support/neo4j.ts'
import { gathered, link, node } from './asking.ts'

const everything = async (store: Store) => ({
  nodes: await gathered(store.scanNodes()),
  links: await gathered(store.scanLinks()),
  redirects: await gathered(store.scanRedirects()),
})

describeNeo4j('a copy of a graph kept in Neo4j', ({ uri, user, password }) => {
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password))
  const folder = mkdtempSync(join(tmpdir(), 'linernotes-test-'))
  beforeAll(() => wipe(driver))
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true })
    await driver.close()
  })
  const config = { engine: 'neo4j', uri, user, password, database: 'neo4j', pool: 4 } as const

  test('of a database that was never used is empty, and makes nothing there', async () => {
    const copy = await openCopy(config, folder)
    expect(await everything(copy)).toEqual({ nodes: [], links: [], redirects: [] })
    await copy.close()
    for (const asked of ['SHOW CONSTRAINTS YIELD name', 'MATCH (n) RETURN n'])
      expect((await driver.executeQuery(asked)).records).toEqual([])
    rmSync(join(folder, 'copy.db'))
  })

  test('holds the same, and what is written to it is written to nothing else', async () => {
    const store = await openStore(config)
    const ids = [{ source: 'musicbrainz', id: 'X', url: null }]
    await store.write({
      nodes: [
        node('artist:x', { externalIds: ids, aliases: ['Y'], began: '1999' }),
        ...Array.from({ length: 1_200 }, (_, n) => node(`song:${n}`)),
      ],
      links: Array.from({ length: 1_200 }, (_, n) => link('WROTE', 'artist:x', `song:${n}`, { role: 'composer' })),
      redirects: [{ from: 'artist:old', into: 'artist:x' }],
    })
    const before = await everything(store)
    const copy = await openCopy(config, folder)
    expect(await everything(copy)).toEqual(before)
    expect(before.links).toHaveLength(1_200)
    await copy.write({ nodes: [node('artist:y')], links: [] })
    await copy.close()
    expect(await everything(store)).toEqual(before)
    await store.close()
  })
})
