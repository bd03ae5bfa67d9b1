import type { Plugin } from 'graphql-yoga'
import { LinernotesError } from '../../errors.ts'

/** JSON that cannot be read is the sender's fault; yoga takes it for its own where it stands in an address or a form. */
export function jsonParameters(): Plugin {
  return {
    onRequestParse({ requestParser, setRequestParser }) {
      if (!requestParser) return
      setRequestParser(async (request) => {
        try {
          return await requestParser(request)
        } catch (error) {
          if (!(error instanceof SyntaxError)) throw error
          throw new LinernotesError('BAD_REQUEST', `The variables or extensions are not JSON: ${error.message}.`)
        }
      })
    },
  }
}
