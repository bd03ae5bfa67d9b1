import neo4j from 'neo4j-driver'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStore } from '../../src/store/open.ts'
import { describeNeo4j, wipe } from '../support/neo4j.ts'
import { kill } from './killing.ts'

describeNeo4j('with a Neo4j', ({ uri, user, password }) => {
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password))
  beforeAll(() => wipe(driver))
  afterAll(() => driver.close())
  const config = { engine: 'neo4j', uri, user, password, database: 'neo4j', pool: 4 } as const

  test('an import that is killed five times ends with the graph of one that is not', async () => {
    const empty = async () => {
      await driver.executeQuery('MATCH (n) DETACH DELETE n', {}, { database: 'neo4j' })
      await (await openStore(config)).close()
      return { config, nodes: 500 }
    }
    expect(await kill(empty, { kills: 5, seed: 2 })).toBeGreaterThan(0)
  }, 300_000)
})
