import { first } from './first.ts'
import type { Shape } from './shape.ts'

const hand = `query ($id: ID!) { artist(id: $id) { name videos(first: 10) { title
  songs(first: 10) { title performers(first: 10) { name } } directors(first: 10) { name } } } }`

export const artistVideos: Shape = {
  name: 'artist-videos',
  title: 'artist → 10 videos → songs → performers, directors',
  over: 'artists',
  query: `query ($id: ID!) { artist(id: $id) { name videos(first: 10) { nodes { title
    songs(first: 10) { nodes { title performers(first: 10) { nodes { name } } } } directors(first: 10) { nodes { name } } } } } }`,
  peers: {
    cypher: {
      text: `MATCH (a:Artist {id: $id})
        CALL (a) { MATCH (a)-[l:PERFORMED]->(v:Video) WITH v, l ORDER BY v.released, v.id, l.key LIMIT 10
          CALL (v) { MATCH (v)-[l:VIDEO_OF]->(s) WITH s, l ORDER BY l.position, s.id, l.key LIMIT 10
            CALL (s) { MATCH (s)<-[l:PERFORMED]-(p) WITH p, l ORDER BY l.position, p.id, l.key LIMIT 10 RETURN collect({name: p.name}) AS performers }
            RETURN collect({title: s.title, performers: {nodes: performers}}) AS songs }
          CALL (v) { MATCH (v)<-[l:DIRECTED]-(d) WITH d, l ORDER BY l.position, d.id, l.key LIMIT 10 RETURN collect({name: d.name}) AS directors }
          RETURN collect({title: v.title, songs: {nodes: songs}, directors: {nodes: directors}}) AS videos }
        RETURN {artist: {name: a.name, videos: {nodes: videos}}} AS answer`,
    },
    'neo4j-graphql': {
      text: `query ($id: ID!) { artist: artists(where: { id: { eq: $id } }) { name
        videos(limit: 10, sort: [{ released: ASC }, { id: ASC }]) { title
          songs: songsConnection(first: 10, sort: [{ edge: { position: ASC } }, { node: { id: ASC } }]) { edges { node { title
            performers: performersConnection(first: 10, sort: [{ edge: { position: ASC } }, { node: { id: ASC } }]) { edges { node { name } } } } } }
          directors: directorsConnection(first: 10, sort: [{ edge: { position: ASC } }, { node: { id: ASC } }]) { edges { node { name } } } } } }`,
      answer: first('artist'),
    },
    'yoga-neo4j': { text: hand },
    postgraphile: {
      text: `query ($id: String!) { artist(rowId: $id) { name
        videos: videosByArtistPerformedVideoArtistIdAndVideoId(first: 10, orderBy: [RELEASED_ASC, ROW_ID_ASC]) { nodes { title
          songs: videoVideoOfSongs(first: 10, orderBy: [POSITION_ASC, SONG_ID_ASC]) { nodes { node: song { title
            performers: artistPerformedSongs(first: 10, orderBy: [POSITION_ASC, ARTIST_ID_ASC]) { nodes { node: artist { name } } } } } }
          directors: artistDirectedVideos(first: 10, orderBy: [POSITION_ASC, ARTIST_ID_ASC]) { nodes { node: artist { name } } } } } } }`,
    },
    'yoga-pg': { text: hand },
  },
}
