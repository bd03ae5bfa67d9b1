import { openStore } from '../../src/store/open.ts'
import { asking } from '../measure/asking.ts'
import { bodyOf } from '../measure/bodies.ts'
import { asked } from '../measure/compare.ts'
import { writeBodies } from '../measure/load.ts'
import { type Server, startServer } from '../measure/server.ts'
import { median } from '../report/figures.ts'
import { number } from '../report/tables.ts'
import { databases } from '../setup/data.ts'
import { artistVideos } from '../shapes/artist-videos.ts'
import { artistsAlbums } from '../shapes/artists-albums.ts'
import { oneArtist } from '../shapes/one-artist.ts'
import type { Beside } from './beside.ts'

/** Nodes of the small one, and of a small run's. */
const [smallest, usual] = [1_000, 10_000]

/** A lookup, a first page and an expansion, one question at a time, on a small graph and on the one of this run. */
export const growth: Beside = {
  name: 'growth',
  title: 'As the graph grows',
  quick: false,
  async run({ options, node, linernotes, data, servers, asker, say, onStart }) {
    const { nodes, seed, rounds, seconds } = options
    const small = nodes > usual ? usual : smallest
    const needs = { neo4j: data.neo4j !== undefined, postgres: false }
    const little = await databases({ node, linernotes, size: { nodes: small, seed }, needs, say, onStart })
    const rows: string[][] = []
    for (const [system, large] of servers) {
      if (system.peer !== undefined || system.name === 'linernotes-workers') continue
      const other = await startServer(node, system.command({ ...little, linernotes }))
      onStart(() => other.stop())
      for (const shape of [oneArtist, artistsAlbums, artistVideos]) {
        const sides: { server: Server; file: string; times: number[] }[] = []
        for (const [server, { sqlite }, size] of [
          [other, little, small],
          [large, data, nodes],
        ] as const) {
          const store = await openStore({ engine: 'sqlite', file: sqlite, readers: 1 })
          const variables = await asking(store, (query, given) =>
            asked(server.url, JSON.stringify({ query, variables: given })),
          )
          await store.close()
          const bodies = variables.get(shape.over)!.map((given) => bodyOf(shape, system, shape.query, given))
          sides.push({
            server,
            file: await writeBodies(`growth-${system.name}-${shape.name}-${size}`, bodies),
            times: [],
          })
        }
        for (let round = 0; round <= rounds; round++)
          for (const { server, file, times } of sides) {
            // The first round warms up: the database of the small graph has just been started.
            const how = round === 0 ? { connections: 8, seconds: 8 } : { connections: 1, seconds }
            const load = await asker.load({ url: server.url, file, start: 0, ...how })
            if (round > 0) times.push(load.p50)
          }
        const [before, after] = sides.map(({ times }) => median(times)) as [number, number]
        rows.push([system.title, shape.title, number(before), number(after), number(after / before)])
      }
      await other.stop()
    }
    const head = ['', '', `p50 ms at ${small.toLocaleString('en')}`, `at ${nodes.toLocaleString('en')} nodes`, 'times']
    return { notes: ['One connection; the two take turns.'], table: [head, ...rows] }
  },
}
