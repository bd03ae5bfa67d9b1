import type { Model } from '../../model/index.ts'
import type { ImportRun, LinkStats, ReadOptions, Store } from '../contract.ts'
import type { Client, Run } from './client.ts'
import { linkReaders } from './link-stats.ts'
import { quoted } from './names.ts'

/** Counts come from the counts Neo4j keeps; what is read off every link is kept until the next change. */
export function statistics(client: Pick<Client, 'read'>, model: Model): Store['stats'] {
  const readers = linkReaders(model)
  let known: { readonly revision: number; readonly parts: Partial<LinkStats> } | undefined

  async function stats<Part extends keyof LinkStats = never>(parts: readonly Part[] = [], options: ReadOptions = {}) {
    const ends = options.timeout === undefined ? undefined : performance.now() + options.timeout
    const run: Run = (text, p) =>
      client.read(text, p, { ...options, ...(ends !== undefined && { timeout: ends - performance.now() }) })
    const [row] = await run(counts(model))
    const [revision, loadedAt, nodes, links] = row as [number, string | null, number[], number[]]
    const told: Partial<LinkStats> = { ...(known?.revision === revision && known.parts) }
    for (const part of parts) if (!(part in told)) Object.assign(told, await readers[part](run))
    known = { revision, parts: told }
    const runs = await run('MATCH (r:ImportRun) RETURN r.source, r.finishedAt, r.written, r.refused ORDER BY r.source')
    const asked = Object.fromEntries(parts.map((part) => [part, told[part]])) as Pick<LinkStats, Part>
    return {
      revision,
      loadedAt,
      nodes: [...model.kinds.keys()].map((kind, place) => ({ kind, count: nodes[place]! })),
      links: [...model.links.keys()].map((type, place) => ({ type, count: links[place]! })),
      runs: runs.map(
        ([source, finishedAt, written, refused]) => ({ source, finishedAt, written, refused }) as ImportRun,
      ),
      ...asked,
    }
  }
  return stats
}

function counts(model: Model): string {
  const nodes = [...model.kinds.keys()].map((kind) => `COUNT { (:${quoted(kind)}) }`)
  const links = [...model.links.keys()].map((type) => `COUNT { ()-[:${quoted(type)}]->() }`)
  return `MATCH (m:Linernotes) RETURN m.revision, m.loadedAt, [${nodes.join(', ')}], [${links.join(', ')}]`
}
