import { first } from './first.ts'
import type { Shape } from './shape.ts'

const hand = 'query ($id: ID!) { artist(id: $id) { name songs(first: 20) { title } } }'

export const hubSongs: Shape = {
  name: 'hub-songs',
  title: 'artist with thousands of songs, first 20 by title',
  over: 'hubs',
  query: 'query ($id: ID!) { artist(id: $id) { name songs(first: 20, orderBy: [TITLE_ASC]) { nodes { title } } } }',
  peers: {
    cypher: {
      text: `MATCH (a:Artist {id: $id})
        CALL (a) { MATCH (a)-[l:PERFORMED]->(s:Song) WITH s, l ORDER BY s.titleKey, s.id, l.key LIMIT 20 RETURN collect({title: s.title}) AS songs }
        RETURN {artist: {name: a.name, songs: {nodes: songs}}} AS answer`,
    },
    'neo4j-graphql': {
      text: `query ($id: ID!) { artist: artists(where: { id: { eq: $id } }) { name
        songs(limit: 20, sort: [{ titleKey: ASC }, { id: ASC }]) { title } } }`,
      answer: first('artist'),
    },
    'yoga-neo4j': { text: hand },
    postgraphile: {
      text: `query ($id: String!) { artist(rowId: $id) { name
        songs: songsByArtistPerformedSongArtistIdAndSongId(first: 20, orderBy: [TITLE_KEY_ASC, ROW_ID_ASC]) { nodes { title } } } }`,
    },
    'yoga-pg': { text: hand },
  },
}
