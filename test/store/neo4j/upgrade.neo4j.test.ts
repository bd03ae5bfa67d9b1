import neo4j from 'neo4j-driver'
import { afterAll, beforeEach, expect, test } from 'vitest'
import type { Neo4jConfig } from '../../../src/config.ts'
import { model, modelVersion } from '../../../src/model/index.ts'
import type { Batch } from '../../../src/store/contract.ts'
import { openNeo4j } from '../../../src/store/neo4j/engine.ts'
import { describeNeo4j, wipe } from '../../support/neo4j.ts'
import { recount, storedCounts } from '../../support/recount.ts'
import { sample } from './sample.ts'

describeNeo4j('a graph that counts no links', ({ uri, user, password }) => {
  const config: Neo4jConfig = { engine: 'neo4j', uri, user, password, database: 'neo4j', pool: 4 }
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password), { disableLosslessIntegers: true })
  const query = async (text: string) => {
    const { records } = await driver.executeQuery(text, {}, { database: 'neo4j' })
    return records.map((record) => [...record.values()] as unknown[])
  }
  beforeEach(() => wipe(driver))
  afterAll(() => driver.close())

  async function written(...batches: Batch[]): Promise<void> {
    const store = await openNeo4j(config)
    for (const batch of batches) await store.write(batch)
    await store.close()
  }

  /** As a model left it that counted no links. */
  async function uncount(): Promise<void> {
    const counted = [...model.kinds.keys()].map((kind) => ({ kind, counts: [...model.counts(kind).keys()] }))
    const session = driver.session({ database: 'neo4j' })
    await session.executeWrite(async (tx) => {
      for (const { kind, counts } of counted)
        for (const count of counts) await tx.run(`DROP INDEX linernotes_${kind}_${count}`)
    })
    await session.close()
    for (const { kind, counts } of counted)
      if (counts.length > 0) await query(`MATCH (n:${kind}) REMOVE ${counts.map((count) => `n.${count}`).join(', ')}`)
    await query('MATCH (m:Linernotes) SET m.modelVersion = 1')
  }

  test('is counted once, when it is opened, at the revision it had, however many nodes it has', async () => {
    const many = Array.from({ length: 5_300 }, (_, place) => `artist:many-${place}`)
    await written(sample, {
      nodes: many.map((id) => ({ kind: 'Artist', id, properties: { name: id } })),
      links: many.map((from) => ({ type: 'WROTE', from, to: 'song:0', properties: {} })),
    })
    const types = 'MATCH (n:Artist) RETURN DISTINCT valueType(n.directedCount) AS type ORDER BY type'
    const asWritten = await query(types)
    expect(asWritten).toEqual([['INTEGER NOT NULL'], ['NULL']])
    await uncount()
    const stores = await Promise.all([openNeo4j(config), openNeo4j(config)])
    const [store] = stores
    const counts = await storedCounts(store!, model)
    expect(counts).toEqual(await recount(store!, model))
    expect(counts['artist:0']).toEqual({ directedCount: 6, memberOfCount: 1, songsCount: 5, videosCount: 3 })
    expect(counts['song:0']!.writersCount).toBe(5_300)
    expect(await query(types)).toEqual(asWritten)
    expect(await query('MATCH (m:Linernotes) RETURN m.modelVersion, m.revision')).toEqual([[modelVersion, 2]])
    const made = await query(
      `SHOW INDEXES YIELD name, state WHERE name = 'linernotes_Artist_directedCount' RETURN state`,
    )
    expect(made).toEqual([['ONLINE']])
    await Promise.all(stores.map((one) => one.close()))
  }, 180_000)

  test('by one field only, of a link declared since, gets that count', async () => {
    await written(sample)
    await query('DROP INDEX linernotes_Artist_songsCount')
    await query('MATCH (n:Artist) REMOVE n.songsCount')
    const store = await openNeo4j(config)
    expect(await storedCounts(store, model)).toEqual(await recount(store, model))
    await store.close()
  })
})
