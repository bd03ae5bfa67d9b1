import { expect, test } from 'vitest'
import { stubServer } from './stub.ts'

const { fetch, post } = stubServer()
const address = 'http://test/graphql?query={hello}'
const preflight = { 'graphql-require-preflight': '1' }

test.each([
  ['a link or an image', address, {}],
  ['a form', 'http://test/graphql', form('application/x-www-form-urlencoded', 'query={hello}')],
  ['a form with files', 'http://test/graphql', form('multipart/form-data; boundary=x', '--x--')],
  ['a form with plain text', 'http://test/graphql', form('text/plain', '{"query":"{hello}"}')],
  ['a beacon without type', 'http://test/graphql', { method: 'POST', body: new Blob(['{"query":"{hello}"}']) }],
])('%s on another page cannot ask', async (_, url, init) => {
  const answer = await fetch(url, init)
  expect(answer.status).toBe(400)
  const { errors, data } = await answer.json()
  expect(data).toBeUndefined()
  expect(errors[0].extensions.code).toBe('BAD_REQUEST')
  expect(errors[0].message).toContain('graphql-require-preflight')
})

test('JSON by POST needs nothing more: browsers ask before sending it', async () => {
  expect((await post({ query: '{ hello }' })).status).toBe(200)
  expect((await post({ query: '{ hello }' }, { 'content-type': 'application/json; charset=utf-8' })).status).toBe(200)
})

test('GET and forms pass with the header that only an asked browser sends', async () => {
  const got = await fetch(address, { headers: preflight })
  expect(await got.json()).toEqual({ data: { hello: 'Hello you' } })
  const posted = await fetch(
    'http://test/graphql',
    form('application/x-www-form-urlencoded', 'query={hello}', preflight),
  )
  expect(await posted.json()).toEqual({ data: { hello: 'Hello you' } })
})

test('a browser that asks for another page gets no leave', async () => {
  const asked = { origin: 'http://elsewhere.example', 'access-control-request-method': 'POST' }
  const answer = await fetch('http://test/graphql', { method: 'OPTIONS', headers: asked })
  expect(answer.headers.get('access-control-allow-origin')).toBeNull()
})

function form(type: string, body: string, headers: Record<string, string> = {}): RequestInit {
  return { method: 'POST', headers: { 'content-type': type, ...headers }, body }
}
