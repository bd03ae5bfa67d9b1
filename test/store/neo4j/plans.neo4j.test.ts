import neo4j, { type Plan } from 'neo4j-driver'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { model } from '../../../src/model/index.ts'
import type { Store } from '../../../src/store/contract.ts'
import { openNeo4j } from '../../../src/store/neo4j/engine.ts'
import { compile } from '../../../src/store/neo4j/read.ts'
import { parameters } from '../../../src/store/neo4j/values.ts'
import type { Selection } from '../../../src/store/selection.ts'
import { parted } from '../../support/draft.ts'
import { describeNeo4j, wipe } from '../../support/neo4j.ts'
import { operatorsOf } from '../../support/plan.ts'
import { sample } from './sample.ts'
import { kept } from './selections.ts'

describeNeo4j('statements on a Neo4j', ({ uri, user, password }) => {
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password))
  let store: Store
  beforeAll(async () => {
    await wipe(driver)
    store = await openNeo4j({ engine: 'neo4j', uri, user, password, database: 'neo4j', pool: 4 })
    await store.write(sample)
    // Plans are chosen by statistics: those of this data, not of what another file left in the plan cache.
    await driver.executeQuery('CALL db.prepareForReplanning(120)', {}, { database: 'neo4j' })
  })
  afterAll(async () => {
    await store.close()
    await driver.close()
  })

  for (const [name, { draft, index, unsorted }] of Object.entries(kept)) {
    const { form, values } = parted<Selection>(draft)
    const { text } = compile(model, form)

    test(`${name}: is planned over an index, joins nothing with everything, sorts no more than it must`, async () => {
      const { summary } = await driver.executeQuery(`EXPLAIN ${text}`, { p: parameters(values) }, { database: 'neo4j' })
      const steps = stepsOf(summary.plan as Plan)
      const operators = steps.map(({ operator }) => operator)
      for (const bad of ['CartesianProduct', 'AllNodesScan', 'Eager']) expect(operators).not.toContain(bad)
      if (index) {
        expect(operators).not.toContain('NodeByLabelScan')
        expect(steps.some(({ details }) => details.includes(`:${index}`))).toBe(true)
      }
      if (unsorted) expect(operators.filter((operator) => /Sort|Top/.test(operator))).toEqual([])
    })

    test(`${name}: is read in one statement`, async () => {
      const trace = { statements: 0, rows: 0 }
      await store.read(form, values, { trace })
      // Unknown ids are looked for among the redirects.
      expect(trace.statements).toBe(form.by === 'ids' ? 2 : 1)
    })
  }
})

function stepsOf(plan: Plan): { operator: string; details: string }[] {
  return operatorsOf(plan).map(({ operatorType, arguments: given }) => {
    const details = (given as { Details?: string }).Details ?? ''
    return { operator: operatorType.replace(/@.*/, ''), details }
  })
}
