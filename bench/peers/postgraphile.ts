import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { PgAggregatesPreset } from '@graphile/pg-aggregates'
import { PgSimplifyInflectionPreset } from '@graphile/simplify-inflection'
import { PgManyToManyPreset } from '@graphile-contrib/pg-many-to-many'
import { postgraphile } from 'postgraphile'
import { makePgService } from 'postgraphile/adaptors/pg'
import { grafserv } from 'postgraphile/grafserv/node'
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber'
import { PostGraphileConnectionFilterPreset } from 'postgraphile-plugin-connection-filter'
import { told } from './yoga-server.ts'

/**
 * PostGraphile 5 as a library, by its documentation: the Amber preset, its own plugins for shorter names, for lists over
 * a table of links, for filters over relations and for aggregates, and its own HTTP server; nothing is watched or
 * explained. https://postgraphile.org/postgraphile/5/usage-library/ https://www.postgraphile.org/postgraphile/5/config
 * https://github.com/graphile-contrib/pg-many-to-many https://github.com/graphile/pg-aggregates
 * https://github.com/graphile-contrib/postgraphile-plugin-connection-filter
 */
const [url] = process.argv.slice(2) as [string]
const preset: GraphileConfig.Preset = {
  extends: [
    PostGraphileAmberPreset,
    PgSimplifyInflectionPreset,
    PgManyToManyPreset,
    PostGraphileConnectionFilterPreset,
    PgAggregatesPreset,
  ],
  pgServices: [makePgService({ connectionString: url, schemas: ['public'], poolConfig: { max: 20 } })],
  grafserv: { graphiql: false, watch: false },
  grafast: { explain: false },
  schema: { defaultBehavior: '-insert -update -delete', connectionFilterRelations: true },
}
const serv = postgraphile(preset).createServ(grafserv)
const server = createServer()
server.on('error', (error) => {
  throw error
})
await serv.addTo(server)
server.listen(0, '127.0.0.1', () => told((server.address() as AddressInfo).port))
