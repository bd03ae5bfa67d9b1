import type { Shape } from './shape.ts'

const hand = {
  text: '{ artists: artistsByMostSongs(first: 20) { name songCount } }',
  answer: (data: unknown) => {
    const { artists } = data as { artists: readonly { name: string; songCount: number }[] }
    return { artists: artists.map(({ name, songCount }) => ({ name, songs: { totalCount: songCount } })) }
  },
}

/** Equal ones stand in falling order of id, as ours do. @neo4j/graphql cannot order by a count. The Cypher reads the count that Linernotes keeps with each node. */
export const mostSongs: Shape = {
  name: 'most-songs',
  title: 'the 20 artists with most songs',
  over: 'once',
  query: '{ artists(first: 20, orderBy: [SONGS_COUNT_DESC]) { nodes { name songs { totalCount } } } }',
  peers: {
    cypher: {
      text: `MATCH (a:Artist) WHERE a.songsCount IS NOT NULL WITH a ORDER BY a.songsCount DESC, a.id DESC LIMIT 20
        RETURN {artists: {nodes: collect({name: a.name, songs: {totalCount: a.songsCount}})}} AS answer`,
    },
    'yoga-neo4j': hand,
    postgraphile: {
      text: `{ artists(first: 20, orderBy: [ARTIST_PERFORMED_SONGS_COUNT_DESC, ROW_ID_DESC]) { nodes { name
        songs: artistPerformedSongs { totalCount } } } }`,
    },
    'yoga-pg': hand,
  },
}
