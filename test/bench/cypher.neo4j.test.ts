import neo4j from 'neo4j-driver'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asking } from '../../bench/measure/asking.ts'
import { indexNames } from '../../bench/setup/name-index.ts'
import { endStragglers } from '../../bench/setup/stragglers.ts'
import { shapes } from '../../bench/shapes/registry.ts'
import { plain, type Variables } from '../../bench/shapes/shape.ts'
import { synthetic } from '../../seed/importers/synthetic/synthetic.ts'
import type { Atlas } from '../../src/atlas/atlas.ts'
import { openAtlas } from '../../src/atlas/open-atlas.ts'
import { ingest } from '../../src/ingest/ingest.ts'
import type { Store } from '../../src/store/contract.ts'
import { openStore } from '../../src/store/open.ts'
import { describeNeo4j, wipe } from '../support/neo4j.ts'
import { answered } from './answering.ts'

describeNeo4j('the Cypher by hand that ours is measured with', ({ uri, user, password }) => {
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password), { disableLosslessIntegers: true })
  const config = { engine: 'neo4j', uri, user, password, database: 'neo4j', pool: 4 } as const
  let [store, atlas]: [Store | undefined, Atlas | undefined] = [undefined, undefined]
  let variables: Awaited<ReturnType<typeof asking>>

  const ours = (query: string, given: Variables) => answered({ store: store!, atlas: atlas! }, query, given)

  beforeAll(async () => {
    await wipe(driver)
    store = await openStore(config)
    await ingest(store, synthetic.read([], { flags: { nodes: '400', seed: '1' } }))
    await indexNames(driver)
    atlas = openAtlas({ store, config, limit: 1_000_000 })
    await atlas.chart()
    variables = await asking(store, ours)
  })
  afterAll(async () => {
    await atlas?.close()
    await store?.close()
    await wipe(driver)
    await driver.close()
  })

  test.each(shapes)('answers the same as ours: $name', async ({ query, over, peers: { cypher }, compared }) => {
    const session = driver.session({ database: 'neo4j' })
    for (const given of variables.get(over)!.slice(0, 20)) {
      const asked = cypher?.variables ? cypher.variables(given) : given
      const { records } = await session.run(cypher!.text, asked)
      const [own, theirs] = [plain(await ours(query, given)), plain(records[0]?.get('answer'))]
      const whole = (answer: unknown) => (compared ? compared(answer, given) : answer)
      expect(whole(theirs)).toEqual(whole(own))
    }
    await session.close()
  })

  const running = async () => {
    const { records } = await driver.executeQuery('SHOW TRANSACTIONS YIELD currentQuery')
    return records.map((one) => one.get('currentQuery')).join()
  }

  test('what nobody waits for any more is ended', { timeout: 20_000 }, async () => {
    const session = driver.session({ database: 'neo4j' })
    const endless = session.run('UNWIND range(1, 1000000000) AS x WITH x WHERE x % 2 = 3 RETURN count(x)')
    const ended = expect(endless).rejects.toThrow(/terminated/)
    await expect.poll(running).toContain('UNWIND range')
    await endStragglers({ uri, user, password })
    await ended
    await session.close()
  })
})
