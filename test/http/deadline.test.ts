import { performance } from 'node:perf_hooks'
import { expect, test } from 'vitest'
import type { GraphContext } from '../../src/graphql/context.ts'
import { stubServer } from './stub.ts'

const env = { LIMIT_TIMEOUT_MS: '300' }

test('an execution that outlasts the deadline is answered at the deadline', async () => {
  const { post, lines } = stubServer({ env })
  const began = performance.now()
  const answer = await post({ query: '{ wait(ms: 60000) }' })
  const took = performance.now() - began
  expect(took).toBeGreaterThan(280)
  expect(took).toBeLessThan(1_000)
  expect(answer.status).toBe(504)
  expect(await answer.json()).toEqual({
    errors: [{ message: 'The answer took longer than 300 ms.', extensions: { code: 'STORE_TIMEOUT' } }],
  })
  expect(lines).toEqual([expect.objectContaining({ status: 504, codes: ['STORE_TIMEOUT'] })])
})

test('reads are told to end a little earlier, so that what is known can still be answered', async () => {
  const { ask } = stubServer({ env })
  const left = Number((await ask('{ left }')).data!.left)
  expect(left).toBeGreaterThan(150)
  expect(left).toBeLessThanOrEqual(270)
})

test('a client that leaves ends the reads of its request', async () => {
  const { fetch, signals } = watched()
  const client = new AbortController()
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, signal: client.signal }
  const answer = fetch('http://test/graphql', { ...init, body: JSON.stringify({ query: '{ wait(ms: 60000) }' }) })
  await expect.poll(() => signals.length).toBe(1)
  expect(signals[0]!.aborted).toBe(false)
  client.abort()
  await expect(answer).rejects.toThrow()
  expect(signals[0]!.aborted).toBe(true)
})

test('an answered request leaves nothing to call off', async () => {
  const { ask, signals } = watched({ LIMIT_TIMEOUT_MS: '100' })
  await ask('{ wait(ms: 1) }')
  await new Promise((resolve) => setTimeout(resolve, 150))
  expect(signals[0]!.aborted).toBe(false)
})

/** A server that shows the signals its resolvers are given. */
function watched(more: Record<string, string> = {}) {
  const signals: AbortSignal[] = []
  const onContext = ({ signal }: GraphContext) => void signals.push(signal)
  return { ...stubServer({ env: more, onContext }), signals }
}
