import { linkProperties } from '../../model/define.ts'
import type { Model } from '../../model/index.ts'
import type { ImportRun, StoreStats } from '../contract.ts'
import type { Run } from './client.ts'
import { at, quoted } from './names.ts'

/** Counts come from the counts Neo4j keeps; citations are read off every link, so they are kept until the next change. */
export function statistics(run: Run, model: Model): () => Promise<StoreStats> {
  let cited: { readonly revision: number; readonly counts: Cited } | undefined
  return async () => {
    const [row] = await run(counts(model))
    const [revision, loadedAt, nodes, links] = row as [number, string | null, number[], number[]]
    if (cited?.revision !== revision) cited = { revision, counts: await citations(run, model) }
    const runs = await run('MATCH (r:ImportRun) RETURN r.source, r.finishedAt, r.written, r.refused ORDER BY r.source')
    return {
      revision,
      loadedAt,
      nodes: [...model.kinds.keys()].map((kind, place) => ({ kind, count: nodes[place]! })),
      links: [...model.links.keys()].map((type, place) => ({ type, count: links[place]! })),
      ...cited.counts,
      runs: runs.map(
        ([source, finishedAt, written, refused]) => ({ source, finishedAt, written, refused }) as ImportRun,
      ),
    }
  }
}

type Cited = Pick<StoreStats, 'linksWithSource' | 'linksWithOpenableSource'>

function counts(model: Model): string {
  const nodes = [...model.kinds.keys()].map((kind) => `COUNT { (:${quoted(kind)}) }`)
  const links = [...model.links.keys()].map((type) => `COUNT { ()-[:${quoted(type)}]->() }`)
  return `MATCH (m:Linernotes) RETURN m.revision, m.loadedAt, [${nodes.join(', ')}], [${links.join(', ')}]`
}

/** Many links cite the same sources: each such list is looked up once. */
async function citations(run: Run, model: Model): Promise<Cited> {
  const source = model.kinds.get(linkProperties.sources.kind)
  const addresses = Object.entries(source?.properties ?? {}).filter(([, { type }]) => type === 'url')
  const openable = addresses.map(([name]) => `${at('s', name)} IS NOT NULL`)
  const types = [...model.links.keys()].map(quoted)
  if (!source || openable.length === 0 || types.length === 0) return { linksWithSource: 0, linksWithOpenableSource: 0 }
  const [row] = await run(`
MATCH ()-[l:${types.join('|')}]->()
WITH l.sources AS sources, count(*) AS links WHERE size(sources) > 0
RETURN sum(links), sum(CASE
  WHEN any(id IN sources WHERE EXISTS { MATCH (s:${quoted(source.name)}) WHERE s.id = id AND (${openable.join(' OR ')}) })
  THEN links ELSE 0 END)`)
  const [linksWithSource, linksWithOpenableSource] = row as [number, number]
  return { linksWithSource, linksWithOpenableSource }
}
