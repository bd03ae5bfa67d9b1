import { expect, test } from 'vitest'
import { stubServer } from './stub.ts'

const { fetch } = stubServer()
const files = ['neighbourhood', 'paths', 'search'].flatMap((name) =>
  ['jsonl', 'gexf', 'graphml', 'csv'].map((format) => `/export/${name}.${format}`),
)

test('/ leads to GraphiQL', async () => {
  const answer = await fetch('http://test/')
  expect([answer.status, answer.headers.get('location')]).toEqual([302, '/graphql'])
})

test.each(['/nothing', '/graphql/more', '/more/graphql', '/health', '//graphql', '/toString', '/__proto__'])(
  '%s is unknown, and the answer lists what there is',
  async (path) => {
    const answer = await fetch(`http://test${path}`, { headers: { accept: 'text/html' } })
    expect(answer.status).toBe(404)
    expect(await answer.json()).toEqual({
      error: `There is nothing at ${path}.`,
      paths: ['/', '/health/live', '/health/ready', ...files, '/graphql'],
    })
  },
)

test('what is only read cannot be posted to', async () => {
  const answer = await fetch('http://test/health/live', { method: 'POST', body: 'x' })
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
})

test('GraphQL takes GET and POST', async () => {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch('http://test/graphql', { method: 'PUT', headers, body: '{"query":"{hello}"}' })
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, POST'])
})
