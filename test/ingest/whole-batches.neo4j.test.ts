import neo4j from 'neo4j-driver'
import { afterAll, beforeAll } from 'vitest'
import { openStore } from '../../src/store/open.ts'
import { describeNeo4j, wipe } from '../support/neo4j.ts'
import { wholeBatchesTest } from './whole-batches.ts'

describeNeo4j('with a Neo4j', ({ uri, user, password }) => {
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password))
  beforeAll(() => wipe(driver))
  afterAll(() => driver.close())

  wholeBatchesTest(() => openStore({ engine: 'neo4j', uri, user, password, database: 'neo4j', pool: 4 }), 3_000, {
    passing: true,
  })
})
