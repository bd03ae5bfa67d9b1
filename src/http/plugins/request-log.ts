import { performance } from 'node:perf_hooks'
import type { Plugin } from 'graphql-yoga'
import { operationName } from '../../graphql/question.ts'
import type { Log } from '../log.ts'
import type { Requests, Running } from '../requests.ts'
import { exportPath, graphqlPath } from './routes.ts'

/** One line for each request: what it was, how long it took and what it cost; never the values of its variables. */
export function requestLog(requests: Requests, log: Log): Plugin {
  return {
    onValidate({ params, context }) {
      requests.of(context.request).operation = operationName(params.documentAST, context.params.operationName)
    },
    onResultProcess({ request, result }) {
      const errors = 'errors' in result ? (result.errors ?? []) : []
      requests.of(request).codes = [...new Set(errors.map(({ extensions }) => String(extensions.code)))]
    },
    onResponse({ request, response: { status } }) {
      const running = requests.of(request)
      const write = () =>
        writeLine(log, running, { method: request.method, pathname: new URL(request.url).pathname, status })
      // An answer that is sent as it is made has cost nothing yet.
      if (running.over) void running.over.then(write)
      else write()
    },
  }
}

/** The line of a request that was answered. */
export function writeLine(
  log: Log,
  { began, trace, operation, codes }: Running,
  { method, pathname, status }: { readonly method: string; readonly pathname: string; readonly status: number },
): void {
  const ms = Math.round((performance.now() - began) * 10) / 10
  const line = { operation, ms, ...trace, status, ...(codes.length && { codes }) }
  if (pathname === graphqlPath || pathname.startsWith(exportPath)) log.info(line, `${method} ${pathname}`)
  else log.debug({ ms, status }, `${method} ${pathname}`)
}
