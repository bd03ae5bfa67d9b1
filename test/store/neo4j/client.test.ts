import { expect, test } from 'vitest'
import { connect } from '../../../src/store/neo4j/client.ts'

test('a statement is sent without a trace, and errors of others keep theirs', async () => {
  const away = { engine: 'neo4j', uri: 'bolt://127.0.0.1:1', user: 'neo4j', password: '', database: 'neo4j' } as const
  const client = connect({ ...away, pool: 1 })
  const before = Error.stackTraceLimit
  const reading = client.read('RETURN 1', {}, { timeout: 3_000 })
  expect(Error.stackTraceLimit).toBe(before)
  await expect(reading).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' })
  expect(new Error('of another').stack).toContain('client.test')
  await client.close()
})
