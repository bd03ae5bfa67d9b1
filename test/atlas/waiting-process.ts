import { openAtlas } from '../../src/atlas/open-atlas.ts'
import type { SqliteConfig } from '../../src/config.ts'
import { openStore } from '../../src/store/open.ts'

/* A process that waits for a chart and a ranking of a file and closes nothing. */

const config: SqliteConfig = { engine: 'sqlite', file: process.argv[2]!, readers: 1 }
const atlas = openAtlas({ store: await openStore(config), config, limit: 100 })
const chart = await atlas.chart()
const ranked = await atlas.ranking({ by: 'DEGREE' })
console.log(chart!.map.nodeCount, ranked!.order.length)
