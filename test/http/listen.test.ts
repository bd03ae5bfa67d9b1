import { once } from 'node:events'
import { Agent, request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { performance } from 'node:perf_hooks'
import { afterEach, expect, test } from 'vitest'
import type { GraphContext } from '../../src/graphql/context.ts'
import { stubServer } from './stub.ts'

const started: { stop(): Promise<void> }[] = []
afterEach(async () => void (await Promise.all(started.splice(0).map((server) => server.stop()))))

async function running(env: Record<string, string> = {}, onContext?: (context: GraphContext) => void) {
  const server = stubServer({ env, ...(onContext && { onContext }) })
  started.push(server)
  return { ...server, ...(await server.start()) }
}
const body = (query: string) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ query }),
})

test('it answers at the address it gives', async () => {
  const { url } = await running()
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  expect(await (await fetch(`${url}/graphql`, body('{ hello }'))).json()).toEqual({ data: { hello: 'Hello you' } })
  expect((await fetch(`${url}/graphql`, { headers: { accept: 'text/html' } })).headers.get('content-type')).toContain(
    'html',
  )
  expect((await fetch(`${url}/health/live`, { method: 'HEAD' })).status).toBe(200)
})

test('an address for every interface is shown as one a browser can open', async () => {
  expect((await running({ HOST: '0.0.0.0' })).url).toMatch(/^http:\/\/localhost:\d+$/)
})

test('a port that is taken, in a sentence', async () => {
  const { url } = await running()
  const { port } = new URL(url)
  await expect(stubServer({ env: { PORT: port } }).start()).rejects.toMatchObject({
    code: 'BAD_CONFIG',
    message: `Port ${port} of 127.0.0.1 is taken: stop the program that has it, or choose another with PORT (0 takes any free one).`,
  })
})

test('a host that is not here, in a sentence', async () => {
  await expect(stubServer({ env: { HOST: '192.0.2.1' } }).start()).rejects.toMatchObject({
    code: 'BAD_CONFIG',
    message: '192.0.2.1 is not an address of this machine: set HOST to 127.0.0.1, or to 0.0.0.0 for all of them.',
  })
  await expect(stubServer({ env: { HOST: 'no.such.host.invalid' } }).start()).rejects.toMatchObject({
    code: 'BAD_CONFIG',
    message: expect.stringMatching(/^no\.such\.host\.invalid is not a name this machine knows/),
  })
})

test('idle, it stops at once, kept-alive and silent connections included', async () => {
  const { url, stop } = await running()
  const agent = new Agent({ keepAlive: true })
  const asked = httpRequest(`${url}/health/live`, { agent }).end()
  const [answer] = await once(asked, 'response')
  await once(answer.resume(), 'end')
  const silent = connect(Number(new URL(url).port), '127.0.0.1')
  await once(silent, 'connect')
  const began = performance.now()
  await stop()
  expect(performance.now() - began).toBeLessThan(1_500)
  agent.destroy()
  silent.destroy()
  await expect(fetch(`${url}/health/live`)).rejects.toThrow()
})

test('it answers what is under way before it stops, and takes nothing new', async () => {
  const { url, stop, calls } = await counted()
  const answer = fetch(`${url}/graphql`, body('{ wait(ms: 800) }'))
  await expect.poll(calls).toBe(1)
  const stopped = stop()
  const refused = () =>
    fetch(`${url}/health/live`).then(
      () => false,
      () => true,
    )
  await expect.poll(refused, { interval: 20, timeout: 380 }).toBe(true)
  expect(await (await answer).json()).toEqual({ data: { wait: 'waited' } })
  await stopped
})

test('what does not end is called off, with an answer, within two seconds', async () => {
  const { url, stop, calls } = await counted()
  const answer = fetch(`${url}/graphql`, body('{ wait(ms: 60000) }'))
  await expect.poll(calls).toBe(1)
  const began = performance.now()
  await stop()
  expect(performance.now() - began).toBeLessThan(4_000)
  expect((await (await answer).json()).errors[0]).toMatchObject({
    message: 'The server is stopping.',
    extensions: { code: 'STORE_UNAVAILABLE' },
  })
})

test('a client that hangs up ends its reads', async () => {
  const { url, signals, calls } = await counted()
  const client = new AbortController()
  const answer = fetch(`${url}/graphql`, { ...body('{ wait(ms: 60000) }'), signal: client.signal })
  await expect.poll(calls).toBe(1)
  client.abort()
  await expect(answer).rejects.toThrow()
  await expect.poll(() => signals[0]!.aborted).toBe(true)
})

test.each([
  ['a Host that is none', 'GET / HTTP/1.1\r\nHost: a b\r\n\r\n'],
  ['a Host with a bad port', 'GET /graphql HTTP/1.1\r\nHost: a:b:c\r\n\r\n'],
  ['an address that is none', 'GET http://[/graphql HTTP/1.1\r\nHost: a\r\n\r\n'],
  ['no HTTP at all', 'hello\r\n\r\n'],
])('%s gets a refusal that shows nothing of the inside', async (_, sent) => {
  const { url } = await running()
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  socket.end(sent)
  let answer = ''
  for await (const part of socket) answer += part
  expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /)
  expect(answer).not.toMatch(/node_modules|\.ts:|\n\s+at /)
})

/** A running server that counts the slow calls it began, and keeps their signals. */
async function counted() {
  const signals: AbortSignal[] = []
  const server = await running({}, ({ signal }) => void signals.push(signal))
  return { ...server, signals, calls: () => signals.length }
}

test('a body of untold length is read, and bounded', async () => {
  const { url } = await running({ LIMIT_BODY_BYTES: '1024' })
  const send = async (text: string) => {
    const sent = httpRequest(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' } })
    sent.write(text.slice(0, 10))
    sent.end(text.slice(10))
    const [answer] = await once(sent, 'response')
    answer.resume()
    return answer.statusCode
  }
  expect(await send('{"query":"{ hello }"}')).toBe(200)
  expect(await send(`{"query":"{ hello }","variables":{"x":"${'y'.repeat(2_000)}"}}`)).toBe(413)
})
