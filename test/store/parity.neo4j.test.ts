import fc from 'fast-check'
import neo4j from 'neo4j-driver'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Batch, Store } from '../../src/store/contract.ts'
import { openNeo4j } from '../../src/store/neo4j/engine.ts'
import { openSqlite } from '../../src/store/sqlite/engine.ts'
import { arbitraryGraph } from '../support/arbitrary-graph.ts'
import { mergesOf } from '../support/merges.ts'
import { describeNeo4j, wipe } from '../support/neo4j.ts'
import { storedCounts } from '../support/recount.ts'
import { walkedModel } from '../support/walked-model.ts'
import { gathered } from './asking.ts'

describeNeo4j('the same writes and merges', ({ uri, user, password }) => {
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password))
  beforeAll(() => wipe(driver))
  afterAll(() => driver.close())

  const opened = async (): Promise<readonly [Store, Store]> => {
    await driver.executeQuery('MATCH (n) DETACH DELETE n', {}, { database: 'neo4j' })
    return [
      await openSqlite({ engine: 'sqlite', file: ':memory:', readers: 0 }, walkedModel),
      await openNeo4j({ engine: 'neo4j', uri, user, password, database: 'neo4j', pool: 4 }, walkedModel),
    ]
  }

  // Three graphs over the same ids, so that later ones change, add to and cite what earlier ones wrote.
  const rounds = Array.from({ length: 5 }, (_, round) => round)
  test.each(rounds)('end in the same graph on both engines, outcomes included (round %i)', async (round) => {
    const drawn = fc.tuple(
      arbitraryGraph(walkedModel, round),
      arbitraryGraph(walkedModel, round),
      arbitraryGraph(walkedModel, round),
    )
    const [graphs] = fc.sample(drawn, { seed: round, numRuns: 1 })
    const [sqlite, onServer] = await opened()
    try {
      for (const graph of graphs!) {
        const batch: Batch = { nodes: graph.nodes, links: graph.links }
        const [here, there] = [await sqlite.write(batch), await onServer.write(batch)]
        expect([there.nodes, there.links]).toEqual([here.nodes, here.links])
        for (const [from, into] of mergesOf(graph.nodes)) {
          const [here, there] = [await merging(sqlite, from, into), await merging(onServer, from, into)]
          expect([from, into, there]).toEqual([from, into, here])
        }
      }
      expect(await everything(onServer)).toEqual(await everything(sqlite))
    } finally {
      await Promise.all([sqlite.close(), onServer.close()])
    }
  })
})

/** How many links moved, or why none did: an id of an earlier graph may lead to the other one by now. */
function merging(store: Store, from: string, into: string): Promise<unknown> {
  return store.merge(from, into).then(
    ({ links }) => links,
    ({ code }) => code,
  )
}

async function everything(store: Store) {
  const asked = ['linksWithSource', 'linksWithOpenableSource', 'creditsByYear', 'roles', 'confidence'] as const
  const { revision: _, loadedAt: __, runs: ___, ...stats } = await store.stats(asked)
  return {
    nodes: (await gathered(store.scanNodes())).map(({ kind, id, properties }) => ({ kind, id, properties })),
    links: await gathered(store.scanLinks()),
    redirects: await gathered(store.scanRedirects()),
    counts: await storedCounts(store, walkedModel),
    stats,
  }
}
