/** One question, in GraphQL and in the Cypher a careful person would write for it. */
export interface Shape {
  readonly name: string
  readonly query: string
  readonly cypher: string
  /** Where the ids it is asked with come from. */
  readonly ids: 'artists' | 'albums' | 'hubs' | 'none'
  /** What the Cypher's one column is turned into, so that both answer the same. */
  readonly answer: (value: unknown) => unknown
}

/** The questions of the design's table: two expansions, a hub, a lookup, a list in order of name. */
export const shapes: readonly Shape[] = [
  {
    name: 'artist → 10 videos → songs → performers, directors',
    ids: 'artists',
    query: `query Videos($id: ID!) { artist(id: $id) { name videos(first: 10) { nodes { title
      songs(first: 10) { nodes { title performers(first: 10) { nodes { name } } } } directors(first: 10) { nodes { name } } } } } }`,
    cypher: `MATCH (a:Artist {id: $id})
      CALL (a) { MATCH (a)-[l:PERFORMED]->(v:Video) WITH v, l ORDER BY v.released IS NULL, v.released, v.id, l.key LIMIT 10
        CALL (v) { MATCH (v)-[l:VIDEO_OF]->(s) WITH s, l ORDER BY l.position IS NULL, l.position, s.id, l.key LIMIT 10
          CALL (s) { MATCH (s)<-[l:PERFORMED]-(p) WITH p, l ORDER BY l.position IS NULL, l.position, p.id, l.key LIMIT 10 RETURN collect({name: p.name}) AS performers }
          RETURN collect({title: s.title, performers: {nodes: performers}}) AS songs }
        CALL (v) { MATCH (v)<-[l:DIRECTED]-(d) WITH d, l ORDER BY l.position IS NULL, l.position, d.id, l.key LIMIT 10 RETURN collect({name: d.name}) AS directors }
        RETURN collect({title: v.title, songs: {nodes: songs}, directors: {nodes: directors}}) AS videos }
      RETURN {name: a.name, videos: {nodes: videos}} AS answer`,
    answer: (artist) => ({ artist }),
  },
  {
    name: 'album → tracks → performers',
    ids: 'albums',
    query: `query Tracks($id: ID!) { album(id: $id) { title tracks(first: 20) { nodes { title performers(first: 10) { nodes { name } } } } } }`,
    cypher: `MATCH (a:Album {id: $id})
      CALL (a) { MATCH (a)<-[l:TRACK_OF]-(s) WHERE l.editionKey = a.defaultEditionKey
        WITH s, l ORDER BY l.disc, l.position, s.id, l.key LIMIT 20
        CALL (s) { MATCH (s)<-[l:PERFORMED]-(p) WITH p, l ORDER BY l.position IS NULL, l.position, p.id, l.key LIMIT 10 RETURN collect({name: p.name}) AS performers }
        RETURN collect({title: s.title, performers: {nodes: performers}}) AS tracks }
      RETURN {title: a.title, tracks: {nodes: tracks}} AS answer`,
    answer: (album) => ({ album }),
  },
  {
    name: 'artist with thousands of songs, first 20 by title',
    ids: 'hubs',
    query: `query Hub($id: ID!) { artist(id: $id) { name songs(first: 20, orderBy: [TITLE_ASC]) { nodes { title } } } }`,
    cypher: `MATCH (a:Artist {id: $id})
      CALL (a) { MATCH (a)-[l:PERFORMED]->(s:Song) WITH s, l ORDER BY s.titleKey, s.id, l.key LIMIT 20 RETURN collect({title: s.title}) AS songs }
      RETURN {name: a.name, songs: {nodes: songs}} AS answer`,
    answer: (artist) => ({ artist }),
  },
  {
    name: 'one artist',
    ids: 'artists',
    query: `query One($id: ID!) { artist(id: $id) { id name sortName disambiguation type began ended } }`,
    cypher: `MATCH (a:Artist {id: $id}) RETURN a {.id, .name, .sortName, .disambiguation, .type, .began, .ended} AS answer`,
    answer: (artist) => ({ artist }),
  },
  {
    name: '50 artists by name, 5 albums each',
    ids: 'none',
    query: `query List { artists(first: 50) { nodes { name albums(first: 5) { nodes { title } } } } }`,
    cypher: `MATCH (a:Artist) WHERE a.nameKey IS NOT NULL AND a.id IS NOT NULL WITH a ORDER BY a.nameKey, a.id LIMIT 50
      CALL (a) { MATCH (a)-[l:RELEASED]->(b) WITH b, l ORDER BY b.released IS NULL, b.released, b.id, l.key LIMIT 5 RETURN collect({title: b.title}) AS albums }
      RETURN collect({name: a.name, albums: {nodes: albums}}) AS answer`,
    answer: (nodes) => ({ artists: { nodes } }),
  },
]
