/** What a question is asked with. */
export type Variables = Readonly<Record<string, string | number>>

/** The systems that are not Linernotes, by what their questions are written for. */
export type Peer = 'cypher' | 'neo4j-graphql' | 'yoga-neo4j' | 'postgraphile' | 'yoga-pg'

/** One thing that is asked of every system, each in its own words. */
export interface Shape {
  /** As `--only` takes it. */
  readonly name: string
  readonly title: string
  /** Where its variables come from. */
  readonly over: 'artists' | 'albums' | 'hubs' | 'pages' | 'names' | 'typos' | 'once'
  /** Ours. */
  readonly query: string
  /** What of an answer, in plain form, has to be the same for all; the whole of it without. */
  readonly compared?: (answer: unknown, ours: Variables) => unknown
  /** Those that can answer it; the reason stands beside the shape where one cannot. */
  readonly peers: Partial<Readonly<Record<Peer, Question>>>
}

export interface Question {
  /** A GraphQL document, or a Cypher statement with one column named `answer`: the `data` of ours. */
  readonly text: string
  /** What it is asked with, where that is not what ours is asked with. */
  readonly variables?: (ours: Variables) => Variables
  /** From its `data`, in `plain` form, to the plain form of ours, where aliases cannot bring it there. */
  readonly answer?: (data: unknown) => unknown
  /** Asked before anything is timed: where this system's own cursor, `$cursor`, comes from. */
  readonly cursor?: { readonly text: string; readonly of: (data: unknown) => string }
}

/**
 * An answer without the ways of one schema: a connection is the list of its nodes, an object that only holds a `node`
 * is that node. What is left has to be the same for all.
 */
export function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
  const [first] = entries
  if (first && entries.length === 1 && ['nodes', 'edges', 'node'].includes(first[0])) return plain(first[1])
  return Object.fromEntries(entries.map(([name, one]) => [name, plain(one)]))
}
