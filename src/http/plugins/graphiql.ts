import { type Plugin, shouldRenderGraphiQL } from 'graphql-yoga'
import { graphiqlPage } from '../graphiql-page.ts'

/** GraphiQL for a browser that opens the GraphQL address. */
export function graphiql(): Plugin {
  let page: ReturnType<typeof graphiqlPage> | undefined
  return {
    async onRequest({ request, endResponse }) {
      if (!shouldRenderGraphiQL(request)) return
      page ??= graphiqlPage()
      const { html, tag } = await page
      // The page is large: browsers keep it and ask whether theirs is still the one.
      const headers = { etag: tag, 'cache-control': 'no-cache', 'content-security-policy': onlyOurs }
      if (request.headers.get('if-none-match') === tag) endResponse(new Response(null, { status: 304, headers }))
      else endResponse(new Response(html, { headers: { ...headers, 'content-type': 'text/html; charset=utf-8' } }))
    },
  }
}

/** The page is complete in itself; this holds it to that. Its editor builds code and workers from text. */
const onlyOurs = [
  "default-src 'self' data: blob:",
  "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
  "style-src 'self' 'unsafe-inline'",
  "frame-ancestors 'none'",
].join('; ')
