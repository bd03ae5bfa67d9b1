import { betweenness } from '../map/betweenness.ts'
import { communities } from '../map/communities.ts'
import { Gate } from '../map/gate.ts'
import { plainGraph } from '../map/plain-graph.ts'
import { degrees, pageRank, ranked } from '../map/rank.ts'
import { linkTypes, walkedTypes } from '../map/vocabulary.ts'
import type { WalkMap } from '../map/walk-map.ts'
import type { Parted, Ranked, RankedBy } from './atlas.ts'

/** What to find out about a whole map. `through`: link types in order of the registry. */
export type Asked = { readonly by: RankedBy | 'COMMUNITY'; readonly through: readonly string[] }

export type Measured = Omit<Ranked, 'chart'> | Omit<Parted, 'chart'>

/** Two ways of asking for the same are the same. */
export function askedFor(by: Asked['by'], through: readonly string[] = walkedTypes): Asked {
  return { by, through: linkTypes.filter((type) => through.includes(type)) }
}

/** Work for a thread of its own: from a second to half a minute for a million nodes. */
export function measure(map: WalkMap, { by, through }: Asked): Measured {
  const graph = plainGraph(map, new Gate(map, { through }))
  switch (by) {
    case 'COMMUNITY':
      return { community: communities(graph) }
    case 'BETWEENNESS': {
      const found = betweenness(graph)
      return { ...found, order: ranked(found.scores, graph) }
    }
    default: {
      const scores = by === 'DEGREE' ? degrees(graph) : pageRank(graph)
      return { scores, order: ranked(scores, graph) }
    }
  }
}
