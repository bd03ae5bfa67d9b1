/** A field as the SDL writes it: its type, and its arguments with theirs. */
export interface WalkedField {
  readonly type: string
  readonly arguments: Readonly<Record<string, string>>
}

const page = { first: 'Int', after: 'String' }
const kinds = { kinds: '[Kind!]' }
const through = { through: '[LinkType!]' }

/** The fields that walks answer (see walks/), by the type that declares them; those of Node are on every kind. */
export const walkedFields: Readonly<Record<'Query' | 'Node' | 'Artist', Readonly<Record<string, WalkedField>>>> = {
  Query: {
    search: { type: 'SearchConnection', arguments: { text: 'String!', ...kinds, ...page } },
    path: { type: 'Path', arguments: { from: 'ID!', to: 'ID!', filter: 'WalkFilter' } },
    paths: {
      type: 'PathSearch',
      arguments: { from: 'ID!', to: 'ID!', filter: 'WalkFilter', first: 'Int', onlyShortest: 'Boolean' },
    },
    commonNeighbours: {
      type: 'NeighbourConnection',
      arguments: { of: '[ID!]!', filter: 'WalkFilter', ...kinds, ...page },
    },
    neighbourhood: {
      type: 'Subgraph',
      arguments: { around: '[ID!]!', depth: 'Int', filter: 'WalkFilter', ...kinds, limit: 'Int' },
    },
    ranking: { type: 'RankingConnection', arguments: { by: 'Ranking!', ...kinds, ...through, ...page } },
    communities: { type: '[Community!]', arguments: { ...kinds, ...through, first: 'Int' } },
    mentions: { type: 'TextReading', arguments: { text: 'String!' } },
  },
  Node: {
    degree: { type: 'Int!', arguments: {} },
    neighbours: { type: 'NeighbourConnection!', arguments: { ...through, ...kinds, ...page } },
    neighbourCounts: { type: '[NeighbourCount!]!', arguments: {} },
  },
  Artist: {
    collaborators: {
      type: 'CollaboratorConnection!',
      arguments: { ...through, viaGroups: 'Boolean', ...page },
    },
    timeline: { type: '[TimelineYear!]!', arguments: { ...through, from: 'PartialDate', to: 'PartialDate' } },
  },
}

/** The walk that answers a field, by the name of its declaration: "Node.degree". Undefined for what is read. */
export function walkOf(type: string, field: string): string | undefined {
  const own = (walkedFields as Readonly<Record<string, Readonly<Record<string, WalkedField>>>>)[type]
  if (own && Object.hasOwn(own, field)) return `${type}.${field}`
  return type !== 'Query' && Object.hasOwn(walkedFields.Node, field) ? `Node.${field}` : undefined
}
