import { execute, parse } from 'graphql'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { makeSchema } from '../../src/graphql/schema.ts'
import type { Store } from '../../src/store/contract.ts'
import { emptyStore, seed } from '../seed/kendrick/loaded.ts'
import { curatedGroupsSuite } from './curated-groups.ts'

describe('the curated graph on SQLite', () => {
  const schema = makeSchema()
  let store: Store
  beforeAll(async () => {
    store = await emptyStore()
    await seed(store)
  })
  afterAll(() => store.close())

  curatedGroupsSuite(async (query, variableValues = {}) => {
    const trace = { statements: 0, rows: 0 }
    const contextValue = { store, signal: new AbortController().signal, deadline: Date.now() + 20_000, trace }
    const { data, errors } = await execute({ schema, document: parse(query), variableValues, contextValue })
    expect(errors).toBeUndefined()
    return JSON.parse(JSON.stringify(data))
  })
})
