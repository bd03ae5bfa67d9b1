import { join } from 'node:path'
import { bench } from '../setup/places.ts'
import type { Peer } from '../shapes/shape.ts'
import type { System } from './system.ts'

function peer(name: Peer, title: string, needs: 'neo4j' | 'postgres', documentation: readonly string[]): System {
  return {
    name,
    title,
    needs,
    peer: name,
    documentation,
    command({ neo4j, postgres }) {
      const file = join(bench, 'peers', `${name}.ts`)
      const where = needs === 'neo4j' ? [neo4j!.uri, neo4j!.user, neo4j!.password] : [postgres!.url]
      return { args: [file, ...where], env: { NODE_ENV: 'production' } }
    },
  }
}

export const neo4jGraphql = peer('neo4j-graphql', '@neo4j/graphql 7', 'neo4j', [
  'https://neo4j.com/docs/graphql-manual/current/pagination',
  'https://neo4j.com/docs/graphql-manual/current/type-definitions/directives/indexes-and-constraints/',
])

export const yogaNeo4j = peer('yoga-neo4j', 'yoga + DataLoader + neo4j-driver', 'neo4j', [
  'https://the-guild.dev/graphql/yoga-server/docs',
  'https://github.com/graphql/dataloader#batching',
  'https://neo4j.com/docs/javascript-manual/current/performance/',
])

export const cypher = peer('cypher', 'Cypher by hand, no GraphQL', 'neo4j', [
  'https://neo4j.com/docs/javascript-manual/current/performance/',
])

export const postgraphile = peer('postgraphile', 'PostGraphile 5', 'postgres', [
  'https://postgraphile.org/postgraphile/5/usage-library/',
  'https://www.postgraphile.org/postgraphile/5/config',
  'https://github.com/graphile-contrib/pg-many-to-many',
  'https://github.com/graphile-contrib/postgraphile-plugin-connection-filter',
  'https://github.com/graphile/pg-aggregates',
])

export const yogaPg = peer('yoga-pg', 'yoga + DataLoader + pg', 'postgres', [
  'https://the-guild.dev/graphql/yoga-server/docs',
  'https://github.com/graphql/dataloader#batching',
  'https://node-postgres.com/features/queries#prepared-statements',
])
