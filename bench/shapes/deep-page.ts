import { first } from './first.ts'
import type { Shape } from './shape.ts'

const hand = {
  text: 'query ($id: ID!, $key: String!, $last: ID!) { artist(id: $id) { songs: songsAfter(first: 20, key: $key, last: $last) { title } } }',
}
const among = 'songsByArtistPerformedSongArtistIdAndSongId'

/** Who has cursors, or takes what a hand-made one would hold, goes on from one; @neo4j/graphql skips so many. */
export const deepPage: Shape = {
  name: 'deep-page',
  title: 'a page far into the songs of such an artist, by title',
  over: 'pages',
  query:
    'query ($id: ID!, $after: String!) { artist(id: $id) { songs(first: 20, after: $after, orderBy: [TITLE_ASC]) { nodes { title } } } }',
  peers: {
    cypher: {
      text: `MATCH (a:Artist {id: $id})
        CALL (a) { MATCH (a)-[l:PERFORMED]->(s:Song) WHERE s.titleKey > $key OR s.titleKey = $key AND s.id > $last
          WITH s, l ORDER BY s.titleKey, s.id, l.key LIMIT 20 RETURN collect({title: s.title}) AS songs }
        RETURN {artist: {songs: {nodes: songs}}} AS answer`,
    },
    'neo4j-graphql': {
      text: `query ($id: ID!, $offset: Int!) { artist: artists(where: { id: { eq: $id } }) {
        songs(limit: 20, offset: $offset, sort: [{ titleKey: ASC }, { id: ASC }]) { title } } }`,
      answer: first('artist'),
    },
    'yoga-neo4j': hand,
    postgraphile: {
      text: `query ($id: String!, $cursor: Cursor!) { artist(rowId: $id) {
        songs: ${among}(first: 20, after: $cursor, orderBy: [TITLE_KEY_ASC, ROW_ID_ASC]) { nodes { title } } } }`,
      cursor: {
        text: `query ($id: String!, $before: Int!) { artist(rowId: $id) {
          songs: ${among}(first: 1, offset: $before, orderBy: [TITLE_KEY_ASC, ROW_ID_ASC]) { pageInfo { endCursor } } } }`,
        of: (data) =>
          (data as { artist: { songs: { pageInfo: { endCursor: string } } } }).artist.songs.pageInfo.endCursor,
      },
    },
    'yoga-pg': hand,
  },
}
