import { exportLinksCsv, exportNodesCsv } from '../../src/export/csv.ts'
import type { Found } from '../../src/export/found.ts'
import { exportGexf } from '../../src/export/gexf.ts'
import { exportGraphml } from '../../src/export/graphml.ts'
import { exportJsonl } from '../../src/export/jsonl.ts'
import { type Part, wholeGraph } from '../../src/export/part.ts'
import type { Item } from '../../src/ingest/entry.ts'
import { model } from '../../src/model/index.ts'
import type { Store } from '../../src/store/contract.ts'
import type { KnownLink } from '../../src/store/known-link.ts'
import { linkKey } from '../../src/store/link-key.ts'
import type { Graph } from '../support/graph.ts'

/** Every file that can be made of a part. */
export const writers = {
  'graph.jsonl': exportJsonl,
  'graph.gexf': exportGexf,
  'graph.graphml': exportGraphml,
  'nodes.csv': exportNodesCsv,
  'links.csv': exportLinksCsv,
} as const
export type FileName = keyof typeof writers

export async function textOf(lines: AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const line of lines) text += line
  return text
}

/** The whole export as text. */
export function exported(store: Store): Promise<string> {
  return textOf(exportJsonl(wholeGraph(store)))
}

/** A graph at hand as a part, a few at a time. */
export function partIn({ nodes, links }: Pick<Graph, 'nodes' | 'links'>, size = 2): Part {
  const display = (kind: string) => model.kinds.get(kind)!.display
  const names = new Map(nodes.map(({ id, kind, properties }) => [id, String(properties[display(kind)])]))
  return {
    nodes: () => batches(nodes, size),
    links: () => batches(links, size),
    names: async (ids) => new Map([...ids].map((id) => [id, names.get(id)!])),
  }
}

/** All of a graph, as a walk would have found it. */
export async function everythingIn(store: Store): Promise<Found> {
  const nodes: string[] = []
  const links: KnownLink[] = []
  for await (const batch of store.scanNodes()) nodes.push(...batch.map(({ id }) => id))
  for await (const batch of store.scanLinks())
    for (const { type, from, to, properties } of batch)
      links.push({ type, key: linkKey(model.links.get(type)!, from, to, properties), from, to })
  return { nodes, links, cut: false }
}

async function* batches<T>(rows: readonly T[], size: number): AsyncGenerator<readonly T[]> {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size)
}

/** Such a text read as `import jsonl` reads it. */
export function itemsOf(text: string): Item[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line, i) => {
      const value = JSON.parse(line)
      const origin = { file: 'export', line: i + 1 }
      return 'redirect' in value ? { redirect: value, origin } : { entry: value, origin }
    })
}
