import neo4j, { type Plan } from 'neo4j-driver'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { model } from '../../../src/model/index.ts'
import { openNeo4j } from '../../../src/store/neo4j/engine.ts'
import { linksOf, nodesOf } from '../../../src/store/neo4j/survey.ts'
import { describeNeo4j, wipe } from '../../support/neo4j.ts'
import { sample } from './sample.ts'

describeNeo4j('the statements of surveys', ({ uri, user, password }) => {
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password))
  beforeAll(async () => {
    await wipe(driver)
    const store = await openNeo4j({ engine: 'neo4j', uri, user, password, database: 'neo4j', pool: 4 })
    await store.write(sample)
    await store.close()
    await driver.executeQuery('CALL db.prepareForReplanning(120)', {}, { database: 'neo4j' })
  })
  afterAll(() => driver.close())

  const kinds = ['Song', 'Source'].map((name) => [name, nodesOf(model.kinds.get(name)!, [{ name: 'note' }])] as const)
  const types = ['PERFORMED', 'SAMPLES', 'BORN_IN'].map((type) => [type, linksOf(model.links.get(type)!)] as const)

  test.each([...kinds, ...types])('%s: are read off an index in its order, a page at a time', async (name, text) => {
    const p = { after: '', size: neo4j.int(100) }
    const { summary } = await driver.executeQuery(`EXPLAIN ${text}`, { p }, { database: 'neo4j' })
    const steps = stepsOf(summary.plan as Plan)
    expect(steps.filter((step) => /Sort|Top|Scan|Eager|Expand|CartesianProduct/.test(step))).toEqual([])
    expect(steps.at(-1)).toMatch(
      model.kinds.has(name) ? /^NodeUniqueIndexSeekByRange/ : /^DirectedRelationship.*SeekByRange/,
    )
  })
})

/** The last is the one that all others work upon. */
function stepsOf({ operatorType, children }: Plan): string[] {
  return [operatorType, ...children.flatMap(stepsOf)]
}
