import type { Model } from '../../model/index.ts'
import type { PathsFound } from '../contract.ts'
import type { KnownLink } from '../known-link.ts'
import type { Row } from './client.ts'
import type { PathNode, WeighedPath } from './spurs.ts'

interface Step {
  readonly x: PathNode
  readonly y: PathNode
}

/** Every step of the paths once. */
export function stepsOf(paths: readonly WeighedPath[]): readonly Step[] {
  const steps = new Map<string, Step>()
  for (const { nodes } of paths)
    for (const [place, y] of nodes.slice(1).entries()) steps.set(nameOf(nodes[place]!, y), { x: nodes[place]!, y })
  return [...steps.values()]
}

/**
 * Paths as ids, with the best link of each step out of those that rows tell for it. A path that has lost a link since it
 * was found is left out.
 */
export function shownOver(
  model: Model,
  paths: readonly WeighedPath[],
  steps: readonly Step[],
  rows: readonly Row[],
): PathsFound['paths'] {
  const best = new Map(
    rows.map(([nth, links]) => {
      const { x, y } = steps[nth as number]!
      return [nameOf(x, y), bestOf(model, links as Beside[], x.id, y.id)]
    }),
  )
  return paths
    .map(({ nodes }) => ({
      nodes: nodes.map(({ id }) => id),
      links: nodes.slice(1).flatMap((node, place) => best.get(nameOf(nodes[place]!, node)) ?? []),
    }))
    .filter(({ nodes, links }) => links.length === nodes.length - 1)
}

function nameOf(x: PathNode, y: PathNode): string {
  return `${x.element} ${y.element}`
}

type Beside = readonly [type: string, key: string, isOnward: boolean, weight: number]

/** Of the least weight, then the first by type and key. */
function bestOf(model: Model, links: readonly Beside[], here: string, there: string): KnownLink {
  const types = [...model.links.keys()]
  const [best] = links.toSorted(
    (a, b) =>
      a[3] - b[3] ||
      types.indexOf(a[0]) - types.indexOf(b[0]) ||
      // As the map does, which keeps keys as bytes: their letters stand in another order.
      Buffer.compare(Buffer.from(a[1], 'base64url'), Buffer.from(b[1], 'base64url')),
  )
  const [type, key, isOnward] = best!
  return isOnward ? { type, key, from: here, to: there } : { type, key, from: there, to: here }
}
