import { onTestFinished } from 'vitest'
import { synthetic } from '../../seed/importers/synthetic/synthetic.ts'
import type { Atlas, Chart } from '../../src/atlas/atlas.ts'
import { openAtlas } from '../../src/atlas/open-atlas.ts'
import type { AtlasParts } from '../../src/atlas/parts.ts'
import type { SqliteConfig, StoreConfig } from '../../src/config.ts'
import { ingest } from '../../src/ingest/ingest.ts'
import { search } from '../../src/search/search.ts'
import type { LinkRecord, NodeRecord, Store } from '../../src/store/contract.ts'
import { openStore } from '../../src/store/open.ts'
import { links, nodes } from '../support/small-graph.ts'

export const inMemory: SqliteConfig = { engine: 'sqlite', file: ':memory:', readers: 1 }

/** An open store that is closed with the test; with the small graph in it unless another is given. */
export async function stored(
  config: StoreConfig = inMemory,
  graph: { nodes: readonly NodeRecord[]; links: readonly LinkRecord[] } = { nodes, links },
): Promise<Store> {
  const store = await openStore(config)
  onTestFinished(() => store.close())
  await store.write(graph)
  return store
}

/** An atlas that looks often, closed before its store is. */
export function atlasOf(parts: Partial<AtlasParts> & Pick<AtlasParts, 'store'>): Atlas {
  const atlas = openAtlas({ config: inMemory, limit: 1_000_000, every: 20, ...parts })
  onTestFinished(() => atlas.close())
  return atlas
}

export async function fill(store: Store, nodes: number): Promise<void> {
  await ingest(store, synthetic.read([], { flags: { nodes: String(nodes), seed: '7' } }))
}

/** The store with some of its verbs done otherwise. */
export function but(store: Store, otherwise: Partial<Store>): Store {
  return new Proxy(store, {
    get: (target, name) => {
      const member: unknown = Reflect.get(otherwise, name) ?? Reflect.get(target, name)
      return typeof member === 'function' ? member.bind(target) : member
    },
  })
}

/** A store whose surveys of nodes do not end before the gate is opened. */
export function gated(store: Store): { store: Store; open: () => void; surveys: () => number } {
  let open!: () => void
  let surveys = 0
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  const surveyNodes: Store['surveyNodes'] = async function* (asked) {
    surveys++
    yield* store.surveyNodes(asked)
    await opened
  }
  return { store: but(store, { surveyNodes }), open, surveys: () => surveys }
}

export function named(chart: Chart | undefined, text: string): string[] {
  return search(chart!.names, text, { first: 5 }).hits.map(({ id }) => id)
}

export function song(name: string): NodeRecord {
  return { kind: 'Song', id: `song:${name.toLowerCase()}`, properties: { title: name } }
}

/** Resolves when something holds, or fails the test by its timeout. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10))
}
