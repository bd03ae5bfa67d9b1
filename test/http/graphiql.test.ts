import { expect, test } from 'vitest'
import { readExamples } from '../../src/http/examples.ts'
import { stubServer } from './stub.ts'

const { fetch } = stubServer()
const browser = { headers: { accept: 'text/html,application/xhtml+xml' } }
const opened = await fetch('http://test/graphql', browser)
const page = await opened.text()

test('a browser that opens /graphql gets GraphiQL', () => {
  expect(opened.status).toBe(200)
  expect(opened.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(page).toContain('YogaGraphiQL.renderYogaGraphiQL')
})

test.each([
  ['src', /\bsrc\s*=\s*\\?["'`](?:https?:)?\/\//gi],
  ['a linked file', /<link\b[^>]*\bhref\s*=\s*\\?["'`]?(?:https?:)?\/\//gi],
  ['import', /\bimport\s*\(?\s*\\?["'`](?:https?:)?\/\//g],
  ['importScripts', /\bimportScripts\s*\(\s*\\?["'`](?:https?:)?\/\//g],
  ['fetch', /\bfetch\s*\(\s*\\?["'`](?:https?:)?\/\//g],
  ['new Worker', /\bnew (?:Shared)?Worker\s*\(\s*\\?["'`](?:https?:)?\/\//g],
  ['new EventSource or WebSocket', /\bnew (?:EventSource|WebSocket)\s*\(\s*\\?["'`](?:https?|wss?):\/\//g],
  ['XMLHttpRequest', /\.open\s*\(\s*\\?["'`](?:GET|POST)\\?["'`]\s*,\s*\\?["'`]https?:/gi],
  ['url()', /\burl\(\s*\\?["']?(?:https?:)?\/\//gi],
  ['@import', /@import\s+(?:url\()?\s*\\?["']?(?:https?:)?\/\//gi],
])('page and scripts load nothing from outside by %s', (_, pattern) => {
  expect([...page.matchAll(pattern)].map(({ index }) => page.slice(index, index + 120))).toEqual([])
})

test('and the browser is told to let nothing from outside in', () => {
  const policy = opened.headers.get('content-security-policy')!
  expect(policy).toContain("default-src 'self' data: blob:")
  expect(policy).not.toMatch(/https?:|\*/)
})

test('its tabs are the example queries, in order, with their variables', async () => {
  const options = /document\.querySelector\('#root'\),\s*(\{.*\}),\s*\);\s*<\/script>/.exec(page)![1]!
  const examples = await readExamples()
  expect(JSON.parse(options).defaultTabs).toEqual(
    examples.map(({ query, variables }) => ({ query, variables: variables && JSON.stringify(variables, null, 2) })),
  )
})

test('what GraphiQL sends passes the protection against other sites', async () => {
  // As its fetcher does: JSON by POST, accepting streams too.
  const answer = await fetch('http://test/graphql', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json, multipart/mixed',
    },
    body: JSON.stringify({
      query: 'query IntrospectionQuery { __schema { queryType { name } } }',
      operationName: 'IntrospectionQuery',
    }),
  })
  expect(await answer.json()).toEqual({ data: { __schema: { queryType: { name: 'Query' } } } })
})

test('a browser that has the page is told that it is still the one', async () => {
  const tag = opened.headers.get('etag')!
  const again = await fetch('http://test/graphql', { headers: { ...browser.headers, 'if-none-match': tag } })
  expect(again.status).toBe(304)
  expect(await again.text()).toBe('')
})

test('a program that asks /graphql without a query is not given a page', async () => {
  const answer = await fetch('http://test/graphql', { headers: { accept: 'application/json' } })
  expect(answer.headers.get('content-type')).toMatch(/^application\/json/)
})
