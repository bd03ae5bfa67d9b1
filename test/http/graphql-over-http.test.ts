import { serverAudits } from 'graphql-http'
import { expect, test } from 'vitest'
import { stubServer } from './stub.ts'

const { fetch } = stubServer({ level: 'fatal' })

// What an honest client does where a browser's form could send the same: it sets the preflight header.
const audits = serverAudits({
  url: 'http://test/graphql',
  fetchFn: (address: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers)
    headers.set('graphql-require-preflight', '1')
    return fetch(address, { ...init, headers })
  },
})

test('the audit has its 61 questions', () => expect(audits).toHaveLength(61))

for (const { name, fn } of audits)
  test(`GraphQL over HTTP: ${name}`, async () => {
    const result = await fn()
    expect(result.status === 'ok' ? 'ok' : `${result.status}: ${'reason' in result && result.reason}`).toBe('ok')
  })
