import { idOf, ordinalOf } from '../map/ids.ts'
import { firstWayTo } from '../map/walk-map.ts'
import type { Neighbours } from '../search/found.ts'
import { idOf as idOfNamed, nodeWithId } from '../search/name-index.ts'
import type { Chart } from './atlas.ts'

/**
 * Who is linked to whom, for reading a text with `mentions`: the map's links told by the numbers of the name index. To
 * be made anew for every text, as it keeps the numbers it has looked up. Sources are not in the map: linked to nobody.
 */
export function neighboursIn({ map, names }: Pick<Chart, 'map' | 'names'>): Neighbours {
  const onMap = remembered((node) => ordinalOf(map, idOfNamed(names, node)))
  const inNames = remembered((node) => nodeWithId(names, idOf(map, node))!)
  return {
    areLinked(one, other) {
      const [here, there] = [onMap(one), onMap(other)]
      if (here < 0 || there < 0) return false
      const place = firstWayTo(map, here, there)
      return place < map.at[here + 1]! && map.far[place] === there
    },
    of(node, most) {
      const here = onMap(node)
      if (here < 0) return []
      const found: number[] = []
      let last = -1
      for (let place = map.at[here]!; place < map.at[here + 1]!; place++) {
        if (map.far[place] === last) continue
        last = map.far[place]!
        if (found.length === most) return undefined
        found.push(inNames(last))
      }
      return found
    },
  }
}

function remembered(find: (node: number) => number): (node: number) => number {
  const known = new Map<number, number>()
  return (node) => {
    const found = known.get(node) ?? find(node)
    known.set(node, found)
    return found
  }
}
