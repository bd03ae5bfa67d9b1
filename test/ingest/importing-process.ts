import { ingest } from '../../src/ingest/ingest.ts'
import { openStore } from '../../src/store/open.ts'
import { type Importing, killedItems, killedOptions } from './killed-items.ts'

/** A process that imports, to be killed: says "begun" when it starts to, and "done" when it has. */
const { config, nodes } = JSON.parse(process.argv[2]!) as Importing
const store = await openStore(config)
const items = killedItems(nodes)
process.stdout.write('begun\n')
await ingest(store, items, killedOptions(nodes))
await store.close()
process.stdout.write('done\n')
