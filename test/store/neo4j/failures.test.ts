import { Neo4jError } from 'neo4j-driver'
import { expect, test } from 'vitest'
import type { Neo4jConfig } from '../../../src/config.ts'
import { LinernotesError } from '../../../src/errors.ts'
import { failure, isMadeAlready, untilSettled } from '../../../src/store/neo4j/failures.ts'

const config: Neo4jConfig = {
  engine: 'neo4j',
  uri: 'neo4j+s://someone:secret@graph.example',
  user: 'reader',
  password: 'secret',
  database: 'credits',
  pool: 4,
}
const thrown = (code: string) => new Neo4jError('ServiceUnavailable Unauthorized timeout', code, '50N42', '')

test.each([
  ['Neo.ClientError.Security.Unauthorized', 'STORE_UNUSABLE', 'reader'],
  ['Neo.ClientError.Security.CredentialsExpired', 'STORE_UNUSABLE', 'NEO4J_PASSWORD'],
  ['Neo.ClientError.Security.Forbidden', 'STORE_UNUSABLE', 'Grant it'],
  ['Neo.ClientError.Database.DatabaseNotFound', 'STORE_UNUSABLE', 'credits'],
  ['Neo.ClientError.Transaction.TransactionTimedOut', 'STORE_TIMEOUT', 'deadline'],
  ['Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration', 'STORE_TIMEOUT', 'deadline'],
  ['Neo.TransientError.Transaction.Terminated', 'STORE_UNAVAILABLE', 'try again'],
  ['Neo.TransientError.General.MemoryPoolOutOfMemoryError', 'STORE_UNAVAILABLE', 'try again'],
  ['ServiceUnavailable', 'STORE_UNAVAILABLE', 'neo4j+s://graph.example'],
  ['SessionExpired', 'STORE_UNAVAILABLE', 'NEO4J_URI'],
  ['N/A', 'STORE_UNAVAILABLE', 'reached'],
  ['Neo.ClientError.Statement.SyntaxError', 'INTERNAL', 'statement'],
])('%s is %s, whatever its message says', (code, expected, mentioned) => {
  const cause = thrown(code)
  const error = failure(cause, config)
  expect(error).toMatchObject({ code: expected, cause })
  expect(error.message).toContain(mentioned)
  expect(error.message).not.toContain('secret')
})

test('what is one of ours already stays, and what the driver did not throw is INTERNAL', () => {
  const ours = new LinernotesError('BAD_ID', 'There is no node artist:a.')
  expect(failure(ours, config)).toBe(ours)
  expect(failure(new TypeError('x'), config).code).toBe('INTERNAL')
})

test('what another program made at the same time is told from what cannot be made', () => {
  expect(isMadeAlready(failure(thrown('Neo.ClientError.Schema.EquivalentSchemaRuleAlreadyExists'), config))).toBe(true)
  expect(isMadeAlready(failure(thrown('Neo.ClientError.Schema.ConstraintCreationFailed'), config))).toBe(false)
  expect(isMadeAlready(failure(thrown('ServiceUnavailable'), config))).toBe(false)
})

test('a question whose answer met a commit is asked again, and no other', async () => {
  const failing = (code: string, times: number) => {
    let asked = 0
    return async () => {
      if (asked++ < times) throw thrown(code)
      return asked
    }
  }
  expect(await untilSettled(failing('Neo.TransientError.Transaction.Outdated', 3))).toBe(4)
  for (const code of ['Neo.TransientError.Transaction.Terminated', 'ServiceUnavailable', 'N/A'])
    await expect(untilSettled(failing(code, 1))).rejects.toMatchObject({ code })
})
