import { CONFIDENCE } from '../../src/model/define.ts'
import { type BruteFilter, linksBetween, passes } from './brute-paths.ts'
import type { Drawn } from './graph.ts'

/** What joins some nodes, by looking at every path of two and three links anew for each step. */
export function bruteJoining(
  graph: Drawn,
  asked: readonly string[],
  filter: BruteFilter,
  limit: number,
): { nodes: string[]; links: string[]; truncated: boolean } {
  const all = [...new Set(asked)]
  const wanted = all.slice(0, limit)
  const kept = [...wanted]
  let truncated = all.length > limit
  const node = new Map(graph.nodes.map((one) => [one.id, one]))
  const open = (a: string, b: string) => (a === b ? [] : linksBetween(graph, a, b, filter))
  const weight = (a: string, b: string) => {
    const [best] = open(a, b)
    if (!best) return Infinity
    const rank = CONFIDENCE.indexOf(best.confidence ?? 'UNKNOWN')
    return rank * 1024 + 15 - Math.min(best.sources ?? 0, 15)
  }
  const hub = (id: string) => node.get(id)!.hub ?? false
  const linked = (a: string, b: string) => open(a, b).length > 0
  const takesPart = wanted.filter((id) => !(hub(id) && wanted.some((other) => linked(id, other))))
  let groups: string[][] = takesPart.map((id) => [id])
  const merge = (ids: readonly string[]) => {
    const together = groups.filter((group) => group.some((id) => ids.includes(id)))
    groups = [...groups.filter((group) => !together.includes(group)), together.flat()]
  }
  for (const a of takesPart) for (const b of takesPart) if (linked(a, b) && !hub(a) && !hub(b)) merge([a, b])

  const between = [...node.keys()].filter((id) => !wanted.includes(id) && passes(node.get(id)!, filter)).sort()
  const toGroup = (id: string, group: readonly string[]) => Math.min(...group.map((member) => weight(id, member)))
  const beside = (id: string) => groups.filter((group) => toGroup(id, group) < Infinity)
  const better = (a: readonly (number | string)[], b: readonly (number | string)[]) => {
    const place = a.findIndex((value, i) => value !== b[i])
    return place >= 0 && a[place]! < b[place]!
  }
  const steps: readonly (() => { order: (number | string)[]; taken: string[]; joined: string[] }[])[] = [
    () =>
      between
        .map((id) => ({ id, near: beside(id) }))
        .filter(({ near }) => near.length > 1)
        .map(({ id, near }) => ({
          order: [-near.length, near.reduce((sum, group) => sum + toGroup(id, group), 0), id],
          taken: [id],
          joined: near.flat(),
        })),
    () =>
      between.flatMap((a) =>
        between
          .filter((b) => b > a && linked(a, b))
          .flatMap((b) =>
            groups.flatMap((one) =>
              groups
                .filter((other) => other !== one)
                .map((other) => ({
                  order: [toGroup(a, one) + weight(a, b) + toGroup(b, other), a, b],
                  taken: [a, b],
                  joined: [...one, ...other],
                })),
            ),
          )
          .filter(({ order }) => order[0] !== Infinity),
      ),
  ]
  const longest = Math.min(filter.maxLength ?? 3, 3)
  for (const ways of steps.slice(0, longest - 1))
    for (;;) {
      const best = ways().reduce<ReturnType<typeof ways>[number] | undefined>(
        (best, way) => (!best || better(way.order, best.order) ? way : best),
        undefined,
      )
      if (!best || truncated) break
      const more = best.taken.filter((id) => !kept.includes(id))
      if (kept.length + more.length > limit) truncated = true
      else {
        kept.push(...more)
        merge(best.joined)
      }
    }
  const links = graph.links
    .filter(({ from, to, key }) => kept.includes(from) && kept.includes(to) && isOpen(from, to, key))
    .map(({ key }) => key)
  return { nodes: kept, links: links.sort(), truncated }

  function isOpen(from: string, to: string, key: string): boolean {
    return linksBetween(graph, from, to, filter).some((link) => link.key === key)
  }
}
