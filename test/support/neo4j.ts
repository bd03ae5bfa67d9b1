import type { Driver } from 'neo4j-driver'
import { describe, inject, test } from 'vitest'
import type { Login } from '../../tools/neo4j/ready.ts'

export type TestNeo4j = Login | { skipped: string }

declare module 'vitest' {
  export interface ProvidedContext {
    neo4j: TestNeo4j
  }
}

/** The one server of this run, with the data that the file before left in it: `wipe` first. */
export function testNeo4j(): TestNeo4j {
  const neo4j = inject('neo4j') as TestNeo4j | undefined
  if (!neo4j) throw new Error('Only files named *.neo4j.test.ts are given a Neo4j.')
  return neo4j
}

/** A `describe` that, where there is no Neo4j, is one skipped test saying why: its body could not even make a driver. */
export function describeNeo4j(name: string, body: (neo4j: Login) => void): void {
  const neo4j = testNeo4j()
  if ('skipped' in neo4j) test.skip(`${name} (no Neo4j: ${neo4j.skipped})`)
  else describe(name, () => body(neo4j))
}

/** Leaves the database as new: no nodes, no constraints, no indexes but the two every database starts with. */
export async function wipe(driver: Driver, database = 'neo4j'): Promise<void> {
  const session = driver.session({ database })
  try {
    await session.run('MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS')
    for (const [shown, dropped] of [
      ['CONSTRAINTS', 'CONSTRAINT'],
      ['INDEXES', 'INDEX'],
    ]) {
      const { records } = await session.run(`SHOW ${shown} YIELD name, type WHERE type <> 'LOOKUP' RETURN name`)
      for (const record of records) await session.run(`DROP ${dropped} $name IF EXISTS`, { name: record.get('name') })
    }
  } finally {
    await session.close()
  }
}
