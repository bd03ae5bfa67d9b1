import type { Atlas } from '../../atlas/atlas.ts'
import type { Store } from '../../store/contract.ts'

/** `stats`: what the graph holds and where it came from. */
export async function readStats(store: Store, atlas: Atlas) {
  const stats = await store.stats()
  const links = stats.links.reduce((sum, { count }) => sum + count, 0)
  const share = (part: number) => (links === 0 ? 0 : part / links)
  return {
    revision: stats.revision,
    loadedAt: stats.loadedAt,
    nodes: stats.nodes.map(({ kind, count }) => ({ kind: kind.toUpperCase(), count })),
    links: stats.links,
    linksWithSource: share(stats.linksWithSource),
    linksWithOpenableSource: share(stats.linksWithOpenableSource),
    importers: stats.runs,
    map: mapState(atlas),
  }
}

function mapState(atlas: Atlas) {
  const { ready, revision, nodes, links, bytes } = atlas.state()
  return { ready, revision, nodes, links, megabytes: bytes === undefined ? null : bytes / 1e6 }
}
