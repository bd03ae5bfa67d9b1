import { first } from './first.ts'
import type { Shape } from './shape.ts'

const hand = 'query ($id: ID!) { album(id: $id) { title tracks(first: 20) { title performers(first: 10) { name } } } }'

/** The tracks of the default edition; the peers that cannot compare with a value of the album are told its key. */
export const albumTracks: Shape = {
  name: 'album-tracks',
  title: 'album → tracks → performers',
  over: 'albums',
  query:
    'query ($id: ID!) { album(id: $id) { title tracks(first: 20) { nodes { title performers(first: 10) { nodes { name } } } } } }',
  peers: {
    cypher: {
      text: `MATCH (a:Album {id: $id})
        CALL (a) { MATCH (a)<-[l:TRACK_OF]-(s) WHERE l.editionKey = a.defaultEditionKey
          WITH s, l ORDER BY l.disc, l.position, s.id, l.key LIMIT 20
          CALL (s) { MATCH (s)<-[l:PERFORMED]-(p) WITH p, l ORDER BY l.position, p.id, l.key LIMIT 10 RETURN collect({name: p.name}) AS performers }
          RETURN collect({title: s.title, performers: {nodes: performers}}) AS tracks }
        RETURN {album: {title: a.title, tracks: {nodes: tracks}}} AS answer`,
    },
    'neo4j-graphql': {
      text: `query ($id: ID!) { album: albums(where: { id: { eq: $id } }) { title
        tracks: tracksConnection(first: 20, where: { edge: { editionKey: { eq: "standard" } } },
          sort: [{ edge: { disc: ASC } }, { edge: { position: ASC } }, { node: { id: ASC } }]) { edges { node { title
          performers: performersConnection(first: 10, sort: [{ edge: { position: ASC } }, { node: { id: ASC } }]) { edges { node { name } } } } } } } }`,
      answer: first('album'),
    },
    'yoga-neo4j': { text: hand },
    postgraphile: {
      text: `query ($id: String!) { album(rowId: $id) { title
        tracks: songTrackOfAlbums(first: 20, condition: { editionKey: "standard" }, orderBy: [DISC_ASC, POSITION_ASC, SONG_ID_ASC]) { nodes { node: song { title
          performers: artistPerformedSongs(first: 10, orderBy: [POSITION_ASC, ARTIST_ID_ASC]) { nodes { node: artist { name } } } } } } } }`,
    },
    'yoga-pg': { text: hand },
  },
}
