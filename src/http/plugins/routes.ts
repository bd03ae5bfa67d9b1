import type { Plugin } from 'graphql-yoga'

export const graphqlPath = '/graphql'
/** In front of the name of every file that can be fetched. */
export const exportPath = '/export/'

/** Answers at one path. */
export type Route = (request: Request) => Response | Promise<Response>

/** Answers every path that is not GraphQL's; an unknown one with the list of those there are. */
export function routes(table: Readonly<Record<string, Route>>): Plugin {
  const paths = [...Object.keys(table), graphqlPath]
  return {
    async onRequest({ request, url, endResponse }) {
      if (url.pathname === graphqlPath) return
      const route = Object.hasOwn(table, url.pathname) ? table[url.pathname] : undefined
      if (!route) endResponse(Response.json({ error: `There is nothing at ${url.pathname}.`, paths }, { status: 404 }))
      else if (request.method !== 'GET' && request.method !== 'HEAD')
        endResponse(
          Response.json({ error: 'This path takes GET only.' }, { status: 405, headers: { allow: 'GET, HEAD' } }),
        )
      else endResponse(await route(request))
    },
  }
}
