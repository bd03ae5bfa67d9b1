import { ingest } from '../../src/ingest/ingest.ts'
import { openStore } from '../../src/store/open.ts'
import { type Importing, killedItems, killedOptions } from './killed-items.ts'

/** A process that imports, to be killed: says "begun" when it starts to, and "done" when it has. */
const importing = JSON.parse(process.argv[2]!) as Importing
const store = await openStore(importing.config)
const items = killedItems(importing.nodes)
process.stdout.write('begun\n')
await ingest(store, items, killedOptions(importing))
await store.close()
process.stdout.write('done\n')
