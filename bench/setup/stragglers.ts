import neo4j from 'neo4j-driver'
import type { Login } from '../../tools/neo4j/ready.ts'

/** Ends what a Neo4j still works at though nobody waits for it any more: what is measured next would pay for it. */
export async function endStragglers({ uri, user, password }: Login): Promise<void> {
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password))
  const session = driver.session({ database: 'neo4j' })
  const { records } = await session.run('SHOW TRANSACTIONS YIELD transactionId, currentQuery')
  const ids = records
    .filter((one) => !String(one.get('currentQuery')).startsWith('SHOW TRANSACTIONS'))
    .map((one) => one.get('transactionId') as string)
  if (ids.length > 0) await session.run('TERMINATE TRANSACTIONS $ids', { ids })
  await session.close()
  await driver.close()
}
