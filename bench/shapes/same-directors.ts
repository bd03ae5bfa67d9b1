import type { Shape } from './shape.ts'

const hand = {
  text: 'query ($id: ID!) { videos: videosByDirectorsFor(artist: $id, from: "2016", first: 20) { title } }',
}

export const sameDirectors: Shape = {
  name: 'same-directors',
  title: 'videos after 2015 whose director also directed one for an artist, first 20 by title',
  over: 'artists',
  query: `query ($id: ID!) { videos(first: 20, where: { released: { gt: "2015" }, directors: { some: { node: {
    directed: { some: { node: { artists: { some: { node: { id: { eq: $id } } } } } } } } } } }) { nodes { title } } }`,
  peers: {
    cypher: {
      text: `MATCH (:Artist {id: $id})-[:PERFORMED]->(:Video)<-[:DIRECTED]-(d) WITH DISTINCT d
        MATCH (d)-[:DIRECTED]->(v) WHERE v.released >= '2016'
        WITH DISTINCT v ORDER BY v.titleKey, v.id LIMIT 20
        RETURN {videos: {nodes: collect({title: v.title})}} AS answer`,
    },
    'neo4j-graphql': {
      text: `query ($id: ID!) { videos(limit: 20, sort: [{ titleKey: ASC }, { id: ASC }], where: { released: { gte: "2016" },
        directors: { some: { directed: { some: { artists: { some: { id: { eq: $id } } } } } } } }) { title } }`,
    },
    'yoga-neo4j': hand,
    postgraphile: {
      text: `query ($id: String!) { videos(first: 20, orderBy: [TITLE_KEY_ASC, ROW_ID_ASC], filter: {
        released: { greaterThanOrEqualTo: "2016" }, artistDirectedVideos: { some: { artist: {
        artistDirectedVideos: { some: { video: { artistPerformedVideos: { some: { artistId: { equalTo: $id } } } } } } } } } }) { nodes { title } } }`,
    },
    'yoga-pg': hand,
  },
}
