import neo4j, { type Driver } from 'neo4j-driver'
import type { Store } from '../../src/store/contract.ts'
import { openNeo4j } from '../../src/store/neo4j/engine.ts'
import { openSqlite } from '../../src/store/sqlite/engine.ts'
import type { Login } from '../../tools/neo4j/ready.ts'
import { agree } from '../support/agreement.ts'
import { walkedModel } from '../support/walked-model.ts'

export interface AnswersWanted {
  /** How many random selections each engine must answer as the brute-force reader does. */
  readonly sqlite: number
  readonly neo4j: number
  /** A server whose data may be wiped; without one Neo4j is left out. */
  readonly server?: Login
  readonly seed: number
  readonly log: (line: string) => void
}

/** Asks both engines random questions about random graphs. Returns how many of each; throws the first disagreement. */
export async function proveAnswers(wanted: AnswersWanted): Promise<{ sqlite: number; neo4j: number }> {
  const { seed, log, server } = wanted
  const ask = (engine: string, cases: number, perGraph: number, open: () => Promise<Store>) => {
    let next = 0
    const progress = (asked: number) => {
      if (asked < next && asked < cases) return
      log(`${engine}: ${asked} of ${cases} random selections answered alike`)
      next = asked + cases / 20
    }
    return agree({ model: walkedModel, open, cases, perGraph, seed, progress })
  }

  const inMemory = { engine: 'sqlite', file: ':memory:', readers: 0 } as const
  const sqlite = await ask('SQLite', wanted.sqlite, 12, () => openSqlite(inMemory, walkedModel))
  if (!server) return { sqlite, neo4j: 0 }

  const { uri, user, password } = server
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password))
  try {
    const onServer = await ask('Neo4j', wanted.neo4j, 20, async () => {
      await emptied(driver)
      return openNeo4j({ engine: 'neo4j', uri, user, password, database: 'neo4j', pool: 4 }, walkedModel)
    })
    return { sqlite, neo4j: onServer }
  } finally {
    await driver.close()
  }
}

async function emptied(driver: Driver): Promise<void> {
  const session = driver.session({ database: 'neo4j' })
  try {
    await session.run('MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS')
  } finally {
    await session.close()
  }
}
