import neo4j, { type ProfiledPlan } from 'neo4j-driver'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { model } from '../../../src/model/index.ts'
import type { Store } from '../../../src/store/contract.ts'
import { openNeo4j } from '../../../src/store/neo4j/engine.ts'
import { compile } from '../../../src/store/neo4j/read.ts'
import { parameters } from '../../../src/store/neo4j/values.ts'
import { describeNeo4j, wipe } from '../../support/neo4j.ts'
import { operatorsOf } from '../../support/plan.ts'
import { hub, orders, pageOf, pagesAreAsTheWhole } from '../hub.ts'

describeNeo4j('a node with very many links', ({ uri, user, password }) => {
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password))
  let store: Store
  beforeAll(async () => {
    await wipe(driver)
    store = await openNeo4j({ engine: 'neo4j', uri, user, password, database: 'neo4j', pool: 4 })
    await store.write(hub)
  })
  afterAll(async () => {
    await store.close()
    await driver.close()
  })

  test.each(orders)('is paged as if its links were sorted: %o', (order) => pagesAreAsTheWhole(store.read, order))

  /** Rows that came through an operator. */
  async function rowsOf(operator: string, size: number): Promise<number> {
    const [selection, values] = pageOf({ order: { property: 'title', descending: false }, size })
    const profiled = `PROFILE ${compile(model, selection).text}`
    const { summary } = await driver.executeQuery(profiled, { p: parameters(values) }, { database: 'neo4j' })
    const found = operatorsOf(summary.profile as ProfiledPlan).filter(({ operatorType }) =>
      operatorType.startsWith(operator),
    )
    return found.reduce((sum, { rows }) => sum + rows, 0)
  }

  test('a page of its songs walks the index of titles as far as the page goes, and no further', async () => {
    expect(await rowsOf('Expand(All)', 9)).toBe(0)
    expect(await rowsOf('NodeIndexScan', 9)).toBeLessThan(100)
    expect(await rowsOf('NodeIndexScan', 5000)).toBe(0)
    expect(await rowsOf('Expand(All)', 5000)).toBe(400)
  })
})
