import type { Shape } from './shape.ts'

const hand = { text: '{ artists(first: 50) { name albums(first: 5) { title } } }' }

export const artistsAlbums: Shape = {
  name: 'artists-albums',
  title: '50 artists by name, 5 albums each',
  over: 'once',
  query: '{ artists(first: 50) { nodes { name albums(first: 5) { nodes { title } } } } }',
  peers: {
    cypher: {
      text: `MATCH (a:Artist) WHERE a.nameKey IS NOT NULL AND a.id IS NOT NULL WITH a ORDER BY a.nameKey, a.id LIMIT 50
        CALL (a) { MATCH (a)-[l:RELEASED]->(b) WITH b, l ORDER BY b.released, b.id, l.key LIMIT 5 RETURN collect({title: b.title}) AS albums }
        WITH a, albums ORDER BY a.nameKey, a.id
        RETURN {artists: {nodes: collect({name: a.name, albums: {nodes: albums}})}} AS answer`,
    },
    'neo4j-graphql': {
      text: `{ artists(limit: 50, sort: [{ nameKey: ASC }, { id: ASC }]) { name
        albums(limit: 5, sort: [{ released: ASC }, { id: ASC }]) { title } } }`,
    },
    'yoga-neo4j': hand,
    postgraphile: {
      text: `{ artists(first: 50, orderBy: [NAME_KEY_ASC, ROW_ID_ASC]) { nodes { name
        albums: albumsByArtistReleasedAlbumArtistIdAndAlbumId(first: 5, orderBy: [RELEASED_ASC, ROW_ID_ASC]) { nodes { title } } } } }`,
    },
    'yoga-pg': hand,
  },
}
