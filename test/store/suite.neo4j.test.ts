import neo4j from 'neo4j-driver'
import { afterAll, beforeAll } from 'vitest'
import { openNeo4j } from '../../src/store/neo4j/engine.ts'
import { describeNeo4j, wipe } from '../support/neo4j.ts'
import type { Open } from './asking.ts'
import { deadlineSuite } from './deadlines.ts'
import { storeSuite } from './suite.ts'

describeNeo4j('with a Neo4j', ({ uri, user, password }) => {
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password))
  beforeAll(() => wipe(driver))
  afterAll(() => driver.close())

  const open: Open = async (model) => {
    // Constraints and indexes stay: making them anew for each test would take longer than all the rest.
    await driver.executeQuery('MATCH (n) DETACH DELETE n', {}, { database: 'neo4j' })
    return openNeo4j({ engine: 'neo4j', uri, user, password, database: 'neo4j', pool: 4 }, model)
  }
  storeSuite('Neo4j', open, { cases: 20, perGraph: 10 })
  deadlineSuite('Neo4j', open)
})
