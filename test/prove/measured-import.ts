import { jsonl } from '../../seed/importers/jsonl/read-jsonl.ts'
import { syntheticEntries } from '../../seed/importers/synthetic/synthetic.ts'
import type { StoreConfig } from '../../src/config.ts'
import type { Item } from '../../src/ingest/entry.ts'
import { ingest } from '../../src/ingest/ingest.ts'
import { totals } from '../../src/ingest/report.ts'
import { openStore } from '../../src/store/open.ts'

/** What is imported into what: so many made-up nodes with their links, or a file of JSON lines. */
export interface Asked {
  readonly config: StoreConfig
  readonly from: { readonly nodes: number } | { readonly file: string }
}
export interface Measured {
  readonly nodes: number
  readonly links: number
  /** From the first entry to the last commit, without what it takes to make entries up; reading a file counts. */
  readonly seconds: number
  /** Of this process alone, making entries up included. */
  readonly cpuSeconds: number
  /** The most memory that was resident, in megabytes, and of it what was there before. */
  readonly peak: number
  readonly before: number
}

/** Imports in this process and tells what it took, on a line of its own. */
async function measure({ config, from }: Asked): Promise<Measured> {
  const store = await openStore(config)
  let making = 0
  const counted = { nodes: 0, links: 0 }
  function* madeUp(nodes: number): Generator<Item> {
    const entries = syntheticEntries({ nodes, seed: 1 })
    for (let line = 1; ; line++) {
      const begun = performance.now()
      const { done, value: entry } = entries.next()
      making += performance.now() - begun
      if (done) return
      yield { entry, origin: { file: 'synthetic', line } }
    }
  }
  const items = 'nodes' in from ? madeUp(from.nodes) : jsonl.read([from.file], { flags: {} })
  const before = process.memoryUsage.rss() / 2 ** 20
  const [begun, used] = [performance.now(), process.cpuUsage()]
  const report = await ingest(store, items, { source: 'proof' })
  const passed = performance.now() - begun
  const { user, system } = process.cpuUsage(used)
  const { nodes, links } = await store.stats()
  for (const { count } of nodes) counted.nodes += count
  for (const { count } of links) counted.links += count
  if (totals(report).written !== counted.nodes + counted.links)
    throw new Error(`The report tells of ${totals(report).written}, the store of ${JSON.stringify(counted)}.`)
  await store.close()
  return {
    ...counted,
    seconds: (passed - making) / 1000,
    cpuSeconds: (user + system) / 1e6,
    peak: process.resourceUsage().maxRSS / 1024,
    before,
  }
}

if (process.argv[2]) console.log(JSON.stringify(await measure(JSON.parse(process.argv[2]) as Asked)))
