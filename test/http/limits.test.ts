import { performance } from 'node:perf_hooks'
import { expect, test } from 'vitest'
import { stubServer } from './stub.ts'

const env = {
  LIMIT_DOCUMENT_TOKENS: '200',
  LIMIT_DOCUMENT_NESTING: '20',
  LIMIT_DOCUMENT_ALIASES: '5',
  LIMIT_BODY_BYTES: '8192',
}
const { ask, post, fetch } = stubServer({ env })

async function refusal(query: string): Promise<string> {
  const { data, errors } = await ask(query)
  expect(data).toBeUndefined()
  expect(errors![0]!.extensions.code).toBe('QUERY_TOO_COSTLY')
  return errors![0]!.message
}

test('a document within every limit is answered', async () => {
  const aliases = ['a', 'b', 'c', 'd', 'e'].map((key) => `${key}: hello(name: "x")`).join(' ')
  const deep = `${'{ self '.repeat(18)}{ hello }${'}'.repeat(18)}`
  expect((await ask(`{ ${aliases} }`)).errors).toBeUndefined()
  expect((await ask(deep)).errors).toBeUndefined()
})

test('too many words and signs', async () => {
  expect(await refusal(`{ ${'hello '.repeat(199)} }`)).toBe(
    'The document has 201 words and signs or more; at most 200 are allowed.',
  )
})

test('too many letters, whatever they are, without keeping the document', async () => {
  expect(await refusal(`{ hello } #${'x'.repeat(4_000)}`)).toMatch(
    /^The document has 40\d\d letters or more; at most 4000/,
  )
})

test.each([
  ['fields', `${'{ self '.repeat(30)}{ hello }${'}'.repeat(30)}`],
  ['lists', `{ hello(name: ${'['.repeat(90)}1${']'.repeat(90)}) }`],
  ['objects', `{ hello(name: ${'{a: '.repeat(40)}1${'}'.repeat(40)}) }`],
])('brackets of %s within brackets', async (_, query) => {
  expect(await refusal(query)).toBe('The document has 21 brackets within brackets or more; at most 20 are allowed.')
})

test('brackets beside one another do not add up, nor make room', async () => {
  const beside = '...on Query { hello } '.repeat(21)
  expect((await ask(`{ ${beside} }`)).errors).toBeUndefined()
  expect(await refusal(`{ ${beside} ${'self { '.repeat(20)}`)).toContain('21 brackets')
})

test('too many aliases, at the root or in fragments', async () => {
  expect(await refusal(`{ ${'a: hello '.repeat(6)} }`)).toBe(
    'The document has 6 aliases or more; at most 5 are allowed.',
  )
  expect(await refusal(`{ ...f a: hello } fragment f on Query { ${'b: hello '.repeat(5)} }`)).toContain('6 aliases')
})

test('arguments and variables are no aliases', async () => {
  const query = `query (${'abcdefg'.split('').map((name) => `$${name}: String`)}) { hello(name: "x") }`
  const { errors } = await ask(query)
  expect(errors!.map(({ extensions }) => extensions.code)).not.toContain('QUERY_TOO_COSTLY')
})

test('a refused document stays refused, also from what yoga keeps', async () => {
  const query = `{ ${'a: hello '.repeat(6)} }`
  expect(await refusal(query)).toBe(await refusal(query))
})

test('a body over the limit is answered with 413, whether it says its length or not', async () => {
  const body = JSON.stringify({ query: '{ hello }', variables: { name: 'x'.repeat(9_000) } })
  const told = await post(body, { 'content-length': String(body.length) })
  expect(told.status).toBe(413)
  expect((await told.json()).errors[0].extensions.code).toBe('BAD_REQUEST')
  const stream = new Blob([body]).stream()
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: stream, duplex: 'half' }
  expect((await fetch('http://test/graphql', init as RequestInit)).status).toBe(413)
})

test('a thousand kilobytes of brackets cost no time and no crash', async () => {
  const server = stubServer()
  const began = performance.now()
  for (const query of [`{ hello(name: ${'['.repeat(79_000)}`, '{'.repeat(79_000), '[{('.repeat(26_000)])
    expect((await server.ask(query)).errors![0]!.extensions.code).toBe('QUERY_TOO_COSTLY')
  expect(performance.now() - began).toBeLessThan(3_000)
})
