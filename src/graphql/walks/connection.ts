import type { Found } from './found.ts'

/** A page of what was found, in the form of a connection. */
export function connectionOf(
  edges: readonly { readonly cursor: string; readonly node: Found; readonly [more: string]: Found }[],
  { more, after, ...beside }: { readonly more: boolean; readonly after: boolean; readonly [beside: string]: Found },
): Found {
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: {
      hasNextPage: more,
      hasPreviousPage: after,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    ...beside,
  }
}
