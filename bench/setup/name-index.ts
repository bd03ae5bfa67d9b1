import type { Driver } from 'neo4j-driver'

/** What others search names by; Linernotes has no need of it. */
export async function indexNames(driver: Driver): Promise<void> {
  const index = 'CREATE FULLTEXT INDEX bench_artist_names IF NOT EXISTS FOR (a:Artist) ON EACH [a.name]'
  for (const statement of [index, 'CALL db.awaitIndexes(600)'])
    await driver.executeQuery(statement, {}, { database: 'neo4j' })
}
