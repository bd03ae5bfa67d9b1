import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { parse } from 'graphql'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { seedStore } from '../../src/cli/seed.ts'
import { readConfig } from '../../src/config.ts'
import type { Document } from '../../src/graphql/question.ts'
import { makeSchema } from '../../src/graphql/schema.ts'
import { direct } from '../../src/http/direct.ts'
import { Requests, type Running } from '../../src/http/requests.ts'
import { createServer as createLinernotes, type Server } from '../../src/http/server.ts'
import type { Store } from '../../src/store/contract.ts'
import { openStore } from '../../src/store/open.ts'
import { atlasOf } from '../support/atlas.ts'
import { smallGraph } from '../support/small-graph.ts'

const video = 'query V($id: ID!) { video(id: $id) { title directors { nodes { name } } } }'
const variables = { id: 'video:we-cry-together' }
const asking: Sent = { body: { query: video, variables } }
const config = readConfig({ SQLITE_FILE: ':memory:', PORT: '0', LIMIT_BODY_BYTES: '4096' })
const schema = makeSchema({ limits: config.limits })
const atlas = atlasOf(smallGraph)
let store: Store
beforeAll(async () => {
  store = await openStore(config.store)
  await seedStore(store)
})
afterAll(() => store.close())

interface Sent {
  readonly method?: string
  readonly path?: string
  readonly headers?: Record<string, string>
  readonly body?: unknown
}

function send(url: string, { method = 'POST', path = '/graphql', headers = {}, body }: Sent): Promise<Response> {
  const sent = typeof body === 'string' ? body : JSON.stringify(body)
  const all = { 'content-type': 'application/json', ...headers }
  return fetch(url + path, { method, headers: all, ...(method !== 'GET' && { body: sent }) })
}

describe('what yoga is not asked for', () => {
  const known = new Map<string, Document>([[video, parse(video)]])
  const handed: string[] = []
  const http = createServer(
    direct(
      {
        schema,
        known,
        contextOf: ({ deadline, signal, trace }) => ({ store, atlas, deadline, signal, trace }),
        requests: new Requests(5_000),
        log: pino({ level: 'silent' }),
        limit: 4096,
      },
      async (request, response) => {
        const { body = request } = request as IncomingMessage & { body?: NodeJS.ReadableStream }
        handed.push(await text(body))
        response.writeHead(299).end()
      },
    ),
  )
  let url = ''
  beforeAll(async () => {
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  })
  afterAll(() => void http.close())

  const plain: readonly [string, Sent][] = [
    ['a known document', { body: { query: video, variables } }],
    ['with the name of its operation', { body: { query: video, variables, operationName: 'V' } }],
    [
      'with nothing said of what may be left out',
      { body: { query: video, variables, operationName: null, extensions: null } },
    ],
    [
      'with a charset',
      { body: { query: video, variables }, headers: { 'content-type': 'application/json; charset=utf-8' } },
    ],
    [
      'in the newer type',
      { body: { query: video, variables }, headers: { accept: 'application/graphql-response+json' } },
    ],
  ]
  for (const [name, sent] of plain)
    test(name, async () => {
      const answer = await send(url, sent)
      expect(answer.status).toBe(200)
      expect(await answer.json()).toMatchObject({ data: { video: { title: 'We Cry Together' } } })
    })

  const others: readonly [string, Sent][] = [
    ['another document', { body: { query: `${video} `, variables } }],
    ['another method', { method: 'PUT', body: { query: video, variables } }],
    ['another path', { path: '/graphql/', body: { query: video, variables } }],
    ['an address with parameters', { path: '/graphql?x=1', body: { query: video, variables } }],
    [
      'what a form can send',
      { body: JSON.stringify({ query: video, variables }), headers: { 'content-type': 'text/plain' } },
    ],
    [
      'a type of a similar name',
      { body: { query: video, variables }, headers: { 'content-type': 'application/jsonx' } },
    ],
    ['what is packed', { body: { query: video, variables }, headers: { 'content-encoding': 'gzip' } }],
    ['an answer in another type', { body: { query: video, variables }, headers: { accept: 'text/html' } }],
    ['another charset', { body: { query: video, variables }, headers: { accept: 'application/json;charset=latin1' } }],
    ['a body too long', { body: { query: video, variables, extensions: { pad: 'x'.repeat(5000) } } }],
    ['no JSON', { body: '{"query":' }],
    ['a list', { body: [{ query: video, variables }] }],
    ['an unknown member', { body: { query: video, variables, more: 1 } }],
    ['variables that are none', { body: { query: video, variables: 'id' } }],
    ['a list of variables', { body: { query: video, variables: [] } }],
    ['an operation that is no name', { body: { query: video, variables, operationName: 1 } }],
    ['extensions that are none', { body: { query: video, variables, extensions: 'x' } }],
    ['a variable at fault', { body: { query: video, variables: {} } }],
    ['an operation that is not there', { body: { query: video, variables, operationName: 'W' } }],
  ]
  for (const [name, sent] of others)
    test(`yoga gets ${name}, whole`, async () => {
      handed.length = 0
      expect((await send(url, sent)).status).toBe(299)
      expect(handed).toEqual([typeof sent.body === 'string' ? sent.body : JSON.stringify(sent.body)])
    })
})

describe('directly and by yoga', () => {
  let server: Server
  let url = ''
  const lines: Record<string, unknown>[] = []
  beforeAll(async () => {
    const log = pino({ level: 'info' }, { write: (line) => void lines.push(JSON.parse(line)) })
    server = createLinernotes({ schema, store, atlas, config, log })
    url = (await server.start()).url
  })
  afterAll(() => server.stop())

  const asked: readonly [string, Sent][] = [
    ['an answer', { body: { query: video, variables } }],
    ['null for what is not there', { body: { query: video, variables: { id: 'video:nothing' } } }],
    ['the type of every object', { body: { query: '{ __typename video(id: "video:humble") { __typename title } }' } }],
    [
      'a part that fails',
      { body: { query: '{ a: video(id: "video:humble") { title } b: videos(first: 9999) { nodes { id } } }' } },
    ],
    ['a whole that fails', { body: { query: '{ videos(after: "nonsense") { nodes { id } } }' } }],
    ['a missing variable', { body: { query: video } }],
    ['one of another type', { body: { query: video, variables: { id: {} } } }],
    ['an operation that is not there', { body: { query: video, variables, operationName: 'W' } }],
    ['introspection', { body: { query: '{ __schema { queryType { name } } }' } }],
    ['a count that graphql-js answers', { body: { query: '{ stats { revision } }' } }],
    ['what is not valid', { body: { query: '{ nothing }' } }],
    ['what is no document', { body: { query: '{' } }],
  ]
  const accepts = [
    undefined,
    'application/json',
    'application/graphql-response+json',
    'application/graphql-response+json, application/json;q=0.9',
    'application/json, application/graphql-response+json',
    'application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed',
    'text/html, application/*;q=0.8',
    'text/html, */*',
    'application/json;charset=utf-8',
    'image/png',
  ]
  for (const [name, sent] of asked)
    for (const accept of accepts)
      test(`${name} is the same, accepting ${accept ?? 'anything'}`, async () => {
        const both = { ...sent, headers: accept === undefined ? {} : { accept } }
        await (await send(url, both)).text()
        lines.length = 0
        const directly = await seen(await send(url, both))
        const init = { method: 'POST', headers: { 'content-type': 'application/json', ...both.headers } }
        const byYoga = await seen(
          await server.fetch('http://test/graphql', { ...init, body: JSON.stringify(sent.body) }),
        )
        expect(directly).toEqual(byYoga)
        const [one, other] = lines.map(({ time, ms, ...line }) => line)
        expect(one).toEqual(other)
      })

  async function seen(answer: Response) {
    const { status } = answer
    const body = (await answer.text()).replace(/"id":"[0-9a-f-]{36}"/, '"id":""')
    return { status, type: answer.headers.get('content-type'), body }
  }
})

describe('what takes too long', () => {
  const stuck = (read: Store['read']): Store => Object.create(store, { read: { value: read } })

  test('is called off at its deadline, told as yoga tells it', async () => {
    const quick = readConfig({ PORT: '0', LIMIT_TIMEOUT_MS: '150' })
    const log = pino({ level: 'silent' })
    const server = createLinernotes({ schema, store: stuck(() => new Promise(() => {})), atlas, config: quick, log })
    const { url } = await server.start()
    const [first, second] = [await send(url, asking), await send(url, asking)]
    expect([first.status, second.status]).toEqual([504, 504])
    expect(await second.text()).toBe(await first.text())
    await server.stop()
  })

  test('is called off when the client leaves', async () => {
    const signals: AbortSignal[] = []
    const read: Store['read'] = (_, __, run) => {
      signals.push(run!.signal!)
      return new Promise(() => {})
    }
    const known = new Map<string, Document>([[video, parse(video)]])
    const requests = new Requests(5_000)
    const log = pino({ level: 'silent' })
    const contextOf = ({ deadline, signal, trace }: Running) => ({ store: stuck(read), atlas, deadline, signal, trace })
    const http = createServer(direct({ schema, known, contextOf, requests, log, limit: 4096 }, () => {}))
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
    const leaving = new AbortController()
    const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}/graphql`
    const headers = { 'content-type': 'application/json' }
    const answer = fetch(url, { method: 'POST', headers, body: JSON.stringify(asking.body), signal: leaving.signal })
    await vi.waitFor(() => expect(signals).toHaveLength(1))
    leaving.abort()
    await expect(answer).rejects.toThrow()
    await vi.waitFor(() => expect(signals[0]!.aborted).toBe(true))
    http.close()
  })
})
