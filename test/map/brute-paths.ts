import { CONFIDENCE } from '../../src/model/define.ts'
import { model } from '../../src/model/index.ts'
import type { Drawn, DrawnLink, DrawnNode } from './graph.ts'

/** What a walk may use, by ids. */
export interface BruteFilter {
  readonly through?: readonly string[]
  readonly minConfidence?: string
  readonly avoid?: readonly string[]
  readonly maxLength?: number
  readonly throughHubs?: boolean
  readonly fromYear?: number
  readonly toYear?: number
}

export interface BrutePath {
  readonly nodes: readonly string[]
  readonly steps: readonly { readonly key: string; readonly among: number }[]
}

const rank = (link: DrawnLink) => CONFIDENCE.indexOf(link.confidence ?? 'UNKNOWN')
const lacking = (link: DrawnLink) => 15 - Math.min(link.sources ?? 0, 15)

export function opens(link: DrawnLink, filter: BruteFilter): boolean {
  const named = filter.through ? filter.through.includes(link.type) : model.links.get(link.type)!.walked
  return named && rank(link) <= CONFIDENCE.indexOf((filter.minConfidence ?? 'UNKNOWN') as 'HIGH')
}

export function passes(node: DrawnNode, filter: BruteFilter): boolean {
  const { year = 0, hub = false } = node
  if (hub && !filter.throughHubs) return false
  if (year && (year < (filter.fromYear ?? 0) || year > (filter.toYear ?? 9999))) return false
  return !filter.avoid?.includes(node.id)
}

/** Open links between two nodes, the best first: less doubt, then in order of type, then of key as bytes. */
export function linksBetween(graph: Drawn, a: string, b: string, filter: BruteFilter): DrawnLink[] {
  const types = [...model.links.keys()]
  return graph.links
    .filter((link) => opens(link, filter))
    .filter(({ from, to }) => (from === a && to === b) || (from === b && to === a))
    .sort(
      (one, two) =>
        rank(one) - rank(two) ||
        lacking(one) - lacking(two) ||
        types.indexOf(one.type) - types.indexOf(two.type) ||
        Buffer.compare(Buffer.from(one.key, 'base64url'), Buffer.from(two.key, 'base64url')),
    )
}

/** Every path without loops, by trying all, in the order the map promises. Ignores maxLength. */
export function allPaths(graph: Drawn, from: string, to: string, filter: BruteFilter): BrutePath[] {
  const byId = new Map(graph.nodes.map((node) => [node.id, node]))
  const found: { nodes: string[]; links: DrawnLink[][] }[] = []
  const walk = (nodes: string[], links: DrawnLink[][]) => {
    const here = nodes.at(-1)!
    if (here === to) {
      found.push({ nodes, links })
      return
    }
    if (nodes.length > 1 && !passes(byId.get(here)!, filter)) return
    for (const next of byId.keys()) {
      if (nodes.includes(next)) continue
      const between = linksBetween(graph, here, next, filter)
      if (between.length) walk([...nodes, next], [...links, between])
    }
  }
  walk([from], [])
  const sum = (links: DrawnLink[][], of: (link: DrawnLink) => number) =>
    links.reduce((total, [best]) => total + of(best!), 0)
  const byIds = (a: string[], b: string[]) => {
    const place = a.findIndex((id, i) => id !== b[i])
    return place < 0 ? 0 : a[place]! < b[place]! ? -1 : 1
  }
  return found
    .sort(
      (a, b) =>
        a.nodes.length - b.nodes.length ||
        sum(a.links, rank) - sum(b.links, rank) ||
        sum(a.links, lacking) - sum(b.links, lacking) ||
        byIds(a.nodes, b.nodes),
    )
    .map(({ nodes, links }) => ({
      nodes,
      steps: links.map((between) => ({ key: between[0]!.key, among: between.length })),
    }))
}

/** The answer to a question for several paths, by trying all. */
export function bruteSeveral(
  graph: Drawn,
  from: string,
  to: string,
  filter: BruteFilter,
  { first, onlyShortest }: { first: number; onlyShortest: boolean },
): { outcome: string; paths: BrutePath[] } {
  const length = ({ nodes }: BrutePath) => nodes.length - 1
  const every = allPaths(graph, from, to, filter)
  const shortest = every[0] && length(every[0])
  const most = filter.maxLength ?? (shortest ?? 0) + 4
  const paths = every
    .filter((path) => length(path) <= (onlyShortest ? Math.min(shortest!, most) : most))
    .slice(0, first)
  if (shortest !== undefined) return { outcome: shortest <= most ? 'FOUND' : 'TOO_FAR', paths }
  const throughHubs = allPaths(graph, from, to, { ...filter, throughHubs: true }).length > 0
  return { outcome: throughHubs ? 'ONLY_THROUGH_HUBS' : 'NOT_CONNECTED', paths }
}
