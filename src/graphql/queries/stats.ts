import type { GraphQLResolveInfo } from 'graphql'
import type { Atlas } from '../../atlas/atlas.ts'
import type { LinkStats, Store } from '../../store/contract.ts'
import { collectFields, fieldType, selectionSets } from '../select/collect.ts'

interface Asked {
  readonly store: Store
  readonly atlas: Atlas
  readonly signal: AbortSignal
  /** Milliseconds since the epoch. */
  readonly deadline: number
}

/** `stats`: what the graph holds and where it came from. Only what is asked for is worked out. */
export async function readStats({ store, atlas, signal, deadline }: Asked, info: GraphQLResolveInfo) {
  const parts = partsOf(info)
  const stats = await store.stats(parts, { signal, timeout: Math.max(1, deadline - Date.now()) })
  const links = stats.links.reduce((sum, { count }) => sum + count, 0)
  const share = (part: number | undefined) => (links === 0 || part === undefined ? 0 : part / links)
  return {
    ...stats,
    nodes: stats.nodes.map(({ kind, count }) => ({ kind: kind.toUpperCase(), count })),
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

/** Fields that are named as the part of the statistics they show. */
const parts: readonly (keyof LinkStats)[] = [
  'linksWithSource',
  'linksWithOpenableSource',
  'creditsByYear',
  'roles',
  'confidence',
]

function partsOf({ parentType, fieldName, fieldNodes, fragments, variableValues }: GraphQLResolveInfo) {
  const asked = collectFields(fieldType(parentType, fieldName), selectionSets(fieldNodes), fragments, variableValues)
  const names = new Set([...asked.values()].map(([node]) => node!.name.value))
  return parts.filter((part) => names.has(part))
}
