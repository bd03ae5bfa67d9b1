import { fileURLToPath } from 'node:url'
import { readKendrick } from '../../../seed/importers/kendrick/read-kendrick.ts'
import { ingest } from '../../../src/ingest/ingest.ts'
import type { Report } from '../../../src/ingest/report.ts'
import type { LinkRecord, NodeRecord, Store } from '../../../src/store/contract.ts'
import { openStore } from '../../../src/store/open.ts'

export const folder = fileURLToPath(new URL('../../../seed/kendrick', import.meta.url))

export function emptyStore(): Promise<Store> {
  return openStore({ engine: 'sqlite', file: ':memory:', readers: 1 })
}

/** The curated seed, written into a store through the door every importer takes. */
export function seed(store: Store): Promise<Report> {
  return ingest(store, readKendrick(folder), { source: 'kendrick' })
}

/** All that a store holds. */
export async function contentOf(store: Store): Promise<{ nodes: NodeRecord[]; links: LinkRecord[] }> {
  const nodes: NodeRecord[] = []
  const links: LinkRecord[] = []
  for await (const some of store.scanNodes()) nodes.push(...some)
  for await (const some of store.scanLinks()) links.push(...some)
  return { nodes, links }
}
