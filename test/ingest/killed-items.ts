import { syntheticEntries } from '../../seed/importers/synthetic/synthetic.ts'
import type { StoreConfig } from '../../src/config.ts'
import type { Item } from '../../src/ingest/entry.ts'

export interface Importing {
  readonly config: StoreConfig
  readonly nodes: number
  /** Few, if not given, so that many batches can be killed. */
  readonly batchSize?: number
}

/** What the runs read: links come before the nodes they lead to, so that most of them wait, and some in vain. */
export function killedItems(nodes: number): Item[] {
  const entries = [...syntheticEntries({ seed: 7, nodes })].reverse()
  const items: Item[] = entries.map((entry, line) => ({ entry, origin: { file: 'a.jsonl', line } }))
  const redirect = { redirect: 'artist:old', into: 'artist:synthetic.1' }
  const nameless = { kind: 'Artist', properties: { name: 'Told by name' }, sources: ['S404'] }
  return [{ redirect, origin: { file: 'a.jsonl' } }, { entry: nameless, origin: { file: 'a.jsonl' } }, ...items]
}

export function killedOptions({ nodes, batchSize = 250 }: Pick<Importing, 'nodes' | 'batchSize'>) {
  return { source: 'killed', input: `${nodes}`, batchSize }
}
