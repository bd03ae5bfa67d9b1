import { performance } from 'node:perf_hooks'
import { expect, test } from 'vitest'
import { LinernotesError } from '../../src/errors.ts'
import { stubServer } from './stub.ts'

const never = () => new Promise<never>(() => {})

test('live is answered whatever the store does', async () => {
  const { fetch } = stubServer({ store: { ping: never, revision: never } })
  const answer = await fetch('http://test/health/live')
  expect([answer.status, await answer.json()]).toEqual([200, { status: 'live' }])
})

test('ready tells the engine and the revision', async () => {
  const { fetch } = stubServer({ store: { engine: 'neo4j', revision: async () => 42 } })
  const answer = await fetch('http://test/health/ready')
  expect([answer.status, await answer.json()]).toEqual([200, { status: 'ready', engine: 'neo4j', revision: 42 }])
  expect(answer.headers.get('cache-control')).toBe('no-store')
})

test('not ready tells the reason', async () => {
  const ping = () => Promise.reject(new LinernotesError('STORE_UNAVAILABLE', 'Neo4j cannot be reached.'))
  const { fetch } = stubServer({ store: { engine: 'neo4j', ping } })
  const answer = await fetch('http://test/health/ready')
  expect(answer.status).toBe(503)
  expect(await answer.json()).toEqual({ status: 'unavailable', engine: 'neo4j', reason: 'Neo4j cannot be reached.' })
})

test('a store that hangs is not ready after a second', async () => {
  const { fetch } = stubServer({ store: { ping: never } })
  const began = performance.now()
  const answer = await fetch('http://test/health/ready')
  expect(answer.status).toBe(503)
  expect((await answer.json()).reason).toBe('The store did not answer within 1000 ms.')
  expect(performance.now() - began).toBeLessThan(3_000)
})

test('asking often asks the store once; what changed shows soon', async () => {
  let asked = 0
  let away = false
  const ping = async () => {
    asked++
    if (away) throw new LinernotesError('STORE_UNAVAILABLE', 'Gone.')
  }
  const { fetch } = stubServer({ store: { ping } })
  const status = async () => (await fetch('http://test/health/ready')).status
  expect(await Promise.all(Array.from({ length: 50 }, status))).toEqual(Array(50).fill(200))
  expect(asked).toBe(1)
  away = true
  await expect.poll(status, { timeout: 5_000 }).toBe(503)
  away = false
  await expect.poll(status, { timeout: 5_000 }).toBe(200)
})
