import type { Shape } from './shape.ts'

const hand = {
  text: '{ artists(first: 50) { name songCount videoCount } }',
  answer: (data: unknown) => {
    const { artists } = data as { artists: readonly { name: string; songCount: number; videoCount: number }[] }
    return {
      artists: artists.map(({ name, songCount, videoCount }) => ({
        ...{ name, songs: { totalCount: songCount }, videos: { totalCount: videoCount } },
      })),
    }
  },
}

export const counts: Shape = {
  name: 'counts',
  title: '50 artists by name, how many songs and videos each',
  over: 'once',
  query: '{ artists(first: 50) { nodes { name songs { totalCount } videos { totalCount } } } }',
  peers: {
    cypher: {
      text: `MATCH (a:Artist) WHERE a.nameKey IS NOT NULL AND a.id IS NOT NULL WITH a ORDER BY a.nameKey, a.id LIMIT 50
        WITH a, COUNT { (a)-[:PERFORMED]->(:Song) } AS songs, COUNT { (a)-[:PERFORMED]->(:Video) } AS videos ORDER BY a.nameKey, a.id
        RETURN {artists: {nodes: collect({name: a.name, songs: {totalCount: songs}, videos: {totalCount: videos}})}} AS answer`,
    },
    'neo4j-graphql': {
      text: `{ artists(limit: 50, sort: [{ nameKey: ASC }, { id: ASC }]) { name
        songs: songsConnection { totalCount } videos: videosConnection { totalCount } } }`,
    },
    'yoga-neo4j': hand,
    postgraphile: {
      text: `{ artists(first: 50, orderBy: [NAME_KEY_ASC, ROW_ID_ASC]) { nodes { name
        songs: artistPerformedSongs { totalCount } videos: artistPerformedVideos { totalCount } } } }`,
    },
    'yoga-pg': hand,
  },
}
