import { createGraphQLError, type Plugin } from 'graphql-yoga'
import { LinernotesError } from '../../errors.ts'

/**
 * Refuses a body over so many bytes with 413. HTTP itself holds a body to the length its header tells, so only one of
 * untold length is counted while it is read: yoga's own limit passes every body through a stream, a fifth of the time
 * a small request takes.
 */
export function bodySize(limit: number): Plugin {
  const tooLarge = () =>
    createGraphQLError(`The body is larger than ${limit} bytes.`, { extensions: { http: { status: 413 } } })
  return {
    onRequestParse({ request, requestParser, setRequestParser, fetchAPI }) {
      const told = request.headers.get('content-length')
      if (told !== null) {
        if (!/^\d+$/.test(told)) throw new LinernotesError('BAD_REQUEST', 'The Content-Length is not a number.')
        if (Number(told) > limit) throw tooLarge()
        return
      }
      const { body } = request
      if (!requestParser || !body) return
      setRequestParser(async ({ url, method, headers }) => {
        const parts: Uint8Array[] = []
        let size = 0
        // By a reader: leaving a loop over the body would close the connection before the refusal is sent.
        const reader = body.getReader()
        for (let part = await reader.read(); !part.done; part = await reader.read()) {
          size += part.value.byteLength
          if (size > limit) throw tooLarge()
          parts.push(part.value)
        }
        return requestParser(new fetchAPI.Request(url, { method, headers, body: Buffer.concat(parts) }))
      })
    },
  }
}
