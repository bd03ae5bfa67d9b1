import { Neo4jGraphQL } from '@neo4j/graphql'
import neo4j from 'neo4j-driver'
import { listen } from './yoga-server.ts'

/**
 * @neo4j/graphql 7 over the very database that Linernotes reads: ids are unique there and every property it orders by is
 * indexed. Reading only, as ours: no mutations and no subscriptions in the schema.
 * https://neo4j.com/docs/graphql-manual/current/pagination (limit, offset, connections)
 * https://neo4j.com/docs/graphql-manual/current/type-definitions/directives/indexes-and-constraints/ (full text)
 */
const readOnly = '@node @mutation(operations: []) @subscription(events: [])'
const typeDefs = `
  type Artist ${readOnly} @fulltext(indexes: [{ indexName: "bench_artist_names", queryName: "artistsByName", fields: ["name"] }]) {
    id: ID!
    name: String!
    nameKey: String
    sortName: String
    disambiguation: String
    type: String
    began: String
    ended: String
    songs: [Song!]! @relationship(type: "PERFORMED", direction: OUT, properties: "Credit")
    videos: [Video!]! @relationship(type: "PERFORMED", direction: OUT, properties: "Credit")
    directed: [Video!]! @relationship(type: "DIRECTED", direction: OUT, properties: "Credit")
    albums: [Album!]! @relationship(type: "RELEASED", direction: OUT, properties: "Credit")
  }
  type Song ${readOnly} {
    id: ID!
    title: String!
    titleKey: String
    released: String
    duration: Int
    performers: [Artist!]! @relationship(type: "PERFORMED", direction: IN, properties: "Credit")
  }
  type Video ${readOnly} {
    id: ID!
    title: String!
    titleKey: String
    released: String
    duration: Int
    songs: [Song!]! @relationship(type: "VIDEO_OF", direction: OUT, properties: "Placed")
    artists: [Artist!]! @relationship(type: "PERFORMED", direction: IN, properties: "Credit")
    directors: [Artist!]! @relationship(type: "DIRECTED", direction: IN, properties: "Credit")
  }
  type Album ${readOnly} {
    id: ID!
    title: String!
    titleKey: String
    released: String
    tracks: [Song!]! @relationship(type: "TRACK_OF", direction: IN, properties: "Track")
  }
  type Credit @relationshipProperties {
    position: Int
  }
  type Placed @relationshipProperties {
    position: Int
  }
  type Track @relationshipProperties {
    editionKey: String
    disc: Int
    position: Int
  }
`
const [uri, user, password] = process.argv.slice(2) as [string, string, string]
const driver = neo4j.driver(uri, neo4j.auth.basic(user, password))
const library = new Neo4jGraphQL({ typeDefs, driver, features: { filters: { String: { GTE: true } } } })
const schema = await library.getSchema()
await library.assertIndexesAndConstraints()
listen(schema)
