import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Plugin } from 'graphql-yoga'
import type { Answered } from '../../graphql/question.ts'
import type { Requests } from '../requests.ts'

/** What yoga hands on where there is a connection. */
interface Connected {
  readonly req: IncomingMessage
  readonly res: ServerResponse
}

/** Starts a request's clock, and answers in place of an execution that outlasts its deadline or is called off. */
export function deadline(requests: Requests): Plugin {
  return {
    onRequest({ request, serverContext }) {
      const { req, res } = serverContext as Partial<Connected>
      if (!requests.carryOn(req, request)) requests.start(request, res)
    },
    onExecute({ args, executeFn, setExecuteFn }) {
      const { signal } = requests.of(args.contextValue.request)
      setExecuteFn((given) => {
        const result = executeFn(given)
        return result instanceof Promise ? Promise.race([result, calledOff(signal)]) : result
      })
    },
    onResponse: ({ request }) => requests.end(request),
  }
}

/** The reason as the only error, which masking turns into one for the caller. */
export function calledOff(signal: AbortSignal): Promise<Answered> {
  return new Promise((resolve) => {
    const answer = () => resolve({ errors: [signal.reason] })
    if (signal.aborted) answer()
    else signal.addEventListener('abort', answer, { once: true })
  })
}
