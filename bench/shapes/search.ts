import type { Question, Shape, Variables } from './shape.ts'

/** Ranking differs, so what has to be alike is whether an artist of the very name is among the first ten. */
function found(data: unknown, { name }: Variables): unknown {
  const { search } = data as { search?: readonly { name: string }[] }
  return { found: search?.some((one) => one.name === name) ?? data }
}

const query =
  'query ($text: String!) { search(text: $text, kinds: [ARTIST], first: 10) { nodes { ... on Artist { name } } } }'

/** Neo4j's full-text index over the names, each word to be there; with `~` it may be written a little otherwise. */
function fullText(fuzzy: '' | '~'): Partial<Record<'cypher' | 'neo4j-graphql', Question>> {
  const variables = ({ text }: Variables) => {
    const words = String(text)
      .split(' ')
      .map((word) => word.replace(/[+\-!(){}[\]^"~*?:\\/&|]/g, '\\$&'))
    return { phrase: words.map((word) => `${word}${fuzzy}`).join(' AND ') }
  }
  return {
    cypher: {
      text: `CALL db.index.fulltext.queryNodes('bench_artist_names', $phrase, {limit: 10}) YIELD node
        RETURN {search: {nodes: collect({name: node.name})}} AS answer`,
      variables,
    },
    'neo4j-graphql': {
      text: 'query ($phrase: String!) { search: artistsByName(phrase: $phrase, first: 10) { edges { node { name } } } }',
      variables,
    },
  }
}

export const search: Shape = {
  name: 'search',
  title: 'artists by name',
  over: 'names',
  query,
  compared: found,
  peers: fullText(''),
}

export const searchTypo: Shape = {
  name: 'search-typo',
  title: 'artists by name, one letter wrong',
  over: 'typos',
  query,
  compared: found,
  peers: fullText('~'),
}
