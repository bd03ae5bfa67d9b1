import { first } from './first.ts'
import type { Shape } from './shape.ts'

const fields = 'id name sortName disambiguation type began ended'
const same = { text: `query ($id: ID!) { artist(id: $id) { ${fields} } }` }

export const oneArtist: Shape = {
  name: 'one-artist',
  title: 'one artist',
  over: 'artists',
  query: same.text,
  peers: {
    cypher: {
      text: `MATCH (a:Artist {id: $id})
        RETURN {artist: a {.id, .name, .sortName, .disambiguation, .type, .began, .ended}} AS answer`,
    },
    'neo4j-graphql': {
      text: `query ($id: ID!) { artist: artists(where: { id: { eq: $id } }) { ${fields} } }`,
      answer: first('artist'),
    },
    'yoga-neo4j': same,
    postgraphile: { text: `query ($id: String!) { artist(rowId: $id) { id: rowId ${fields.slice(3)} } }` },
    'yoga-pg': same,
  },
}
