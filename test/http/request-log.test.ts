import { expect, test } from 'vitest'
import { stubServer } from './stub.ts'

test('a request leaves one line: operation, time, statements, rows and status', async () => {
  const { ask, lines } = stubServer()
  await ask('query Greeting { hello again: hello }')
  expect(lines).toEqual([expect.objectContaining({ level: 30, msg: 'POST /graphql', operation: 'Greeting' })])
  expect(lines[0]).toMatchObject({ statements: 2, rows: 6, status: 200, ms: expect.any(Number) })
  expect(lines[0]).not.toHaveProperty('codes')
})

test('of several operations it names the one that ran', async () => {
  const { post, lines } = stubServer()
  await post({ query: 'query a { hello } query b { hello }', operationName: 'b' })
  expect(lines[0]).toMatchObject({ operation: 'b' })
})

test('errors show as their codes, each once', async () => {
  const { ask, lines } = stubServer()
  await ask('{ refused again: refused }')
  await ask('{ oops')
  await ask('query Wrong { oops }')
  expect(lines.map(({ operation }) => operation)).toEqual([undefined, undefined, 'Wrong'])
  expect(lines.map(({ codes }) => codes)).toEqual([
    ['BAD_CURSOR'],
    ['GRAPHQL_PARSE_FAILED'],
    ['GRAPHQL_VALIDATION_FAILED'],
  ])
})

test('neither the values of variables nor the document are written', async () => {
  const { ask, lines } = stubServer({ level: 'trace' })
  await ask('query ($name: String!) { hello(name: $name) }', { name: 'private' })
  await ask('query ($name: Int!) { wait(ms: $name) }', { name: 'private' })
  await ask('{ hello(name: "private") broken }')
  expect(lines.length).toBeGreaterThanOrEqual(4)
  expect(JSON.stringify(lines)).not.toContain('private')
})

test('health checks and pages are only of interest when looking closely', async () => {
  const { fetch, lines } = stubServer()
  await fetch('http://test/health/live')
  await fetch('http://test/nothing')
  expect(lines).toEqual([])
  const closer = stubServer({ level: 'debug' })
  await closer.fetch('http://test/health/live')
  expect(closer.lines).toMatchObject([{ level: 20, msg: 'GET /health/live', status: 200 }])
})
