import { performance } from 'node:perf_hooks'
import type { Plugin } from 'graphql-yoga'
import type { Log } from '../log.ts'
import type { Requests } from '../requests.ts'
import { graphqlPath } from './routes.ts'

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
    onResponse({ request, response }) {
      const { began, trace, operation, codes } = requests.of(request)
      const ms = Math.round((performance.now() - began) * 10) / 10
      const path = new URL(request.url).pathname
      const line = { operation, ms, ...trace, status: response.status, ...(codes.length && { codes }) }
      if (path === graphqlPath) log.info(line, `${request.method} ${path}`)
      else log.debug({ ms, status: response.status }, `${request.method} ${path}`)
    },
  }
}

interface Definition {
  readonly name?: { readonly value: string }
}
