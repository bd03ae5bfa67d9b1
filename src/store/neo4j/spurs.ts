/** A node by its id, and by the name under which the database finds it at once. */
export interface PathNode {
  readonly id: string
  readonly element: string
}

/** A path without loops, with the least weight of a link at each of its steps. */
export interface WeighedPath {
  readonly nodes: readonly PathNode[]
  readonly weights: readonly number[]
}

/** All paths that begin as `start` does and then go on to none of `barred`. */
export interface Spur {
  readonly start: WeighedPath
  readonly barred: readonly string[]
}

/** What is left to look through of a spur once `paths`, some of its own, are known: spurs without a path in common. */
export function splitAt({ start, barred }: Spur, paths: readonly WeighedPath[]): readonly Spur[] {
  const first = start.nodes.length
  const spurs = new Map<string, { readonly start: WeighedPath; readonly barred: Set<string> }>()
  for (const { nodes, weights } of paths)
    for (let length = first; length < nodes.length; length++) {
      const begun = { nodes: nodes.slice(0, length), weights: weights.slice(0, length - 1) }
      const name = begun.nodes.map(({ element }) => element).join(' ')
      const spur = spurs.get(name) ?? { start: begun, barred: new Set(length === first ? barred : []) }
      spur.barred.add(nodes[length]!.element)
      spurs.set(name, spur)
    }
  return [...spurs.values()].map((spur) => ({ ...spur, barred: [...spur.barred] }))
}

/** Shorter before longer, then the less doubtful, then by ids from the start. */
export function inOrder(one: WeighedPath, other: WeighedPath): number {
  const difference = one.nodes.length - other.nodes.length || weightOf(one) - weightOf(other)
  if (difference !== 0) return difference
  for (const [place, { id }] of one.nodes.entries()) {
    const against = other.nodes[place]!.id
    if (id !== against) return id < against ? -1 : 1
  }
  return 0
}

function weightOf({ weights }: WeighedPath): number {
  return weights.reduce((sum, weight) => sum + weight, 0)
}
