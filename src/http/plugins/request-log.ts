import { performance } from 'node:perf_hooks'
import type { Plugin } from 'graphql-yoga'
import type { Log } from '../log.ts'
import type { Requests } from '../requests.ts'
import { exportPath, graphqlPath } from './routes.ts'

/** One line for each request: what it was, how long it took and what it cost; never the values of its variables. */
export function requestLog(requests: Requests, log: Log): Plugin {
  return {
    onValidate({ params, context }) {
      const named = params.documentAST.definitions.flatMap(({ name }: Definition) => name?.value ?? [])
      const asked = context.params.operationName
      // Only a name of the document: what else was asked for may be anything.
      const operation = asked === undefined ? named[0] : named.find((name: string) => name === asked)
      if (operation) requests.of(context.request).operation = operation
    },
    onResultProcess({ request, result }) {
      const errors = 'errors' in result ? (result.errors ?? []) : []
      requests.of(request).codes = [...new Set(errors.map(({ extensions }) => String(extensions.code)))]
    },
    onResponse({ request, response: { status } }) {
      const running = requests.of(request)
      const write = () => {
        const { began, trace, operation, codes } = running
        const ms = Math.round((performance.now() - began) * 10) / 10
        const { pathname } = new URL(request.url)
        const line = { operation, ms, ...trace, status, ...(codes.length && { codes }) }
        if (pathname === graphqlPath || pathname.startsWith(exportPath)) log.info(line, `${request.method} ${pathname}`)
        else log.debug({ ms, status }, `${request.method} ${pathname}`)
      }
      // An answer that is sent as it is made has cost nothing yet.
      if (running.over) void running.over.then(write)
      else write()
    },
  }
}

interface Definition {
  readonly name?: { readonly value: string }
}
