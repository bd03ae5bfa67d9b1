import { createHash } from 'node:crypto'
import { readExamples } from './examples.ts'

/** GraphiQL as one page without any outside address, opened with the example queries in tabs. */
export async function graphiqlPage(): Promise<{ readonly html: string; readonly tag: string }> {
  // Nine megabytes: loaded when someone first looks, not at the start.
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql')
  const examples = await readExamples()
  const html = renderGraphiQL({
    title: 'Linernotes',
    // Once visited, a browser shows its own tabs again; these are for the first time.
    defaultTabs: examples.map(({ query, variables }) => ({
      query,
      variables: variables && JSON.stringify(variables, null, 2),
    })),
  })
  return { html, tag: `"${createHash('sha256').update(html).digest('base64url').slice(0, 22)}"` }
}
