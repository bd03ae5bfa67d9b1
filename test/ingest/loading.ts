import { onTestFinished } from 'vitest'
import type { Entry, Item } from '../../src/ingest/entry.ts'
import { type IngestOptions, ingest } from '../../src/ingest/ingest.ts'
import type { LinkRecord, NodeRecord, Store } from '../../src/store/contract.ts'
import { openStore } from '../../src/store/open.ts'

/** An empty store that is gone with the test. */
export async function emptyStore(): Promise<Store> {
  const store = await openStore({ engine: 'sqlite', file: ':memory:', readers: 1 })
  onTestFinished(() => store.close())
  return store
}

/** Entries as if read from the lines of a file; unchecked, as an importer hands them on. */
export function lines(...entries: unknown[]): Item[] {
  return entries.map((entry, i) => ({ entry: entry as Entry, origin: { file: 'a.jsonl', line: i + 1 } }))
}

export function load(store: Store, entries: readonly unknown[], options?: IngestOptions) {
  return ingest(store, lines(...entries), options)
}

export async function nodesOf(store: Store): Promise<NodeRecord[]> {
  const nodes: NodeRecord[] = []
  for await (const batch of store.scanNodes()) nodes.push(...batch)
  return nodes
}

export async function idsOf(store: Store): Promise<string[]> {
  return (await nodesOf(store)).map(({ id }) => id)
}

export async function linksOf(store: Store): Promise<LinkRecord[]> {
  const links: LinkRecord[] = []
  for await (const batch of store.scanLinks()) links.push(...batch)
  return links
}

/** Links as "artist:a DIRECTED video:b". */
export async function joinsOf(store: Store): Promise<string[]> {
  return (await linksOf(store)).map(({ type, from, to }) => `${from} ${type} ${to}`)
}
