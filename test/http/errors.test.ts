import { describe, expect, test } from 'vitest'
import { stubServer } from './stub.ts'

const { ask, post, fetch, lines } = stubServer()
const codeOf = async (body: unknown) => (await (await post(body)).json()).errors[0].extensions.code

describe('what the caller did wrong has its own code', () => {
  test('a document that is not GraphQL', async () => {
    expect((await ask('{ hello')).errors![0]!.extensions.code).toBe('GRAPHQL_PARSE_FAILED')
  })
  test('a field that does not exist', async () => {
    expect((await ask('{ goodbye }')).errors![0]!.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED')
  })
  test('a variable of another type, a missing one, a null for a default', async () => {
    const wrong = await ask('query ($name: String!) { hello(name: $name) }', { name: 5 })
    const missing = await ask('query ($name: String!) { hello(name: $name) }')
    const none = await ask('query ($name: String) { hello(name: $name) }', { name: null })
    for (const { errors } of [wrong, missing, none])
      expect(errors![0]!.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED')
    expect(missing.errors![0]!.message).toContain('"$name"')
  })
  test('a value that does not fit is not repeated at any length', async () => {
    const { errors } = await ask('query ($ms: Int!) { wait(ms: $ms) }', { ms: 'x'.repeat(100_000) })
    expect(errors![0]!.message).toMatch(/^Variable "\$ms" got invalid value "xxx.* …$/)
    expect(errors![0]!.message.length).toBeLessThan(1_100)
  })
  test('an operation that is not in the document, or not told among several', async () => {
    expect(await codeOf({ query: 'query a { hello }', operationName: 'b' })).toBe('BAD_REQUEST')
    expect(await codeOf({ query: 'query a { hello } query b { hello }' })).toBe('BAD_REQUEST')
  })
  test('a body that is not JSON, or not a request', async () => {
    for (const body of [
      '{',
      '5',
      '{}',
      { query: 5 },
      { query: '{hello}', variables: [] },
      { query: '{hello}', more: 1 },
    ])
      expect(await codeOf(body)).toBe('BAD_REQUEST')
  })
  test('variables in the address that are not JSON', async () => {
    const answer = await fetch('http://test/graphql?query={hello}&variables={', {
      headers: { 'graphql-require-preflight': '1' },
    })
    expect(answer.status).toBe(400)
    expect((await answer.json()).errors[0].message).toMatch(/^The variables or extensions are not JSON/)
  })
  test('several operations in one request', async () => {
    expect(await codeOf([{ query: '{hello}' }, { query: '{hello}' }])).toBe('BAD_REQUEST')
  })
})

test("the house's own errors show their code and sentence at their path, and leave siblings their data", async () => {
  expect(await ask('{ hello refused }')).toEqual({
    data: { hello: 'Hello you', refused: null },
    errors: [
      {
        message: 'This cursor belongs to another list.',
        locations: [{ line: 1, column: 9 }],
        path: ['refused'],
        extensions: { code: 'BAD_CURSOR' },
      },
    ],
  })
})

test('an unforeseen error is masked, and logged with its cause under the id it shows', async () => {
  const { data, errors } = await ask('{ broken }')
  expect(data).toEqual({ broken: null })
  expect(errors).toHaveLength(1)
  const [{ message, extensions }] = errors as [NonNullable<typeof errors>[0]]
  expect(message).toBe('Something went wrong; see the log with this id.')
  expect(extensions.code).toBe('INTERNAL')
  const logged = lines.find(({ id }) => id === extensions.id)
  expect(logged).toMatchObject({ level: 50, path: ['broken'], err: { message: 'secret of the house' } })
})

test("null where the schema promises a value is our fault, not the caller's", async () => {
  const { errors } = await ask('{ brokenForSure }')
  expect(errors![0]!.extensions.code).toBe('INTERNAL')
  expect(errors![0]!.message).not.toContain('brokenForSure')
})

test('why the store is away stands in the log, not in the answer', async () => {
  const { errors } = await ask('{ away }')
  expect(errors![0]).toMatchObject({ message: 'Neo4j cannot be reached.', extensions: { code: 'STORE_UNAVAILABLE' } })
  expect(JSON.stringify(errors)).not.toContain('ECONNREFUSED')
  expect(lines.find(({ level }) => level === 40)).toMatchObject({
    err: { message: expect.stringContaining('ECONNREFUSED') },
  })
})
