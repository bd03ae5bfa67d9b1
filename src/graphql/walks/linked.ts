import type { Chart } from '../../atlas/atlas.ts'
import { neighboursOf } from '../../map/around.ts'
import { Gate } from '../../map/gate.ts'
import { idOf, ordinalOf } from '../../map/ids.ts'
import { linkTypes } from '../../map/vocabulary.ts'
import { degree, firstWayTo } from '../../map/walk-map.ts'
import type { Neighbours } from '../../search/found.ts'
import { idOf as nameId, nodeWithId } from '../../search/name-index.ts'

/** The chart's links, between nodes by their numbers in its index of names. A text asks for the same few again and again. */
export function linkedIn({ map, names }: Chart): Neighbours {
  const gate = new Gate(map, { through: linkTypes })
  const ordinals = new Map<number, number>()
  const inMap = (node: number): number => {
    const there = ordinals.get(node)
    if (there !== undefined) return there
    const ordinal = ordinalOf(map, nameId(names, node))
    ordinals.set(node, ordinal)
    return ordinal
  }
  return {
    areLinked(one, other) {
      const [a, b] = [inMap(one), inMap(other)]
      if (a < 0 || b < 0) return false
      const [from, to] = degree(map, a) <= degree(map, b) ? [a, b] : [b, a]
      const place = firstWayTo(map, from, to)
      return place < map.at[from + 1]! && map.far[place] === to
    },
    of(node, most) {
      const from = inMap(node)
      if (from < 0) return []
      const next = neighboursOf(map, from, gate)
      if (next.length > most) return undefined
      return next.flatMap((other) => nodeWithId(names, idOf(map, other)) ?? [])
    },
  }
}
