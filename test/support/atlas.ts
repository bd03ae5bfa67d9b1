import type { Atlas, Chart } from '../../src/atlas/atlas.ts'
import { betweenness } from '../../src/map/betweenness.ts'
import { buildMap } from '../../src/map/build.ts'
import { communities } from '../../src/map/communities.ts'
import { Gate } from '../../src/map/gate.ts'
import { isHub, yearOf } from '../../src/map/hubs.ts'
import { plainGraph } from '../../src/map/plain-graph.ts'
import { degrees, pageRank, ranked } from '../../src/map/rank.ts'
import { kindNames, linkTypes } from '../../src/map/vocabulary.ts'
import { CONFIDENCE } from '../../src/model/define.ts'
import { model } from '../../src/model/index.ts'
import { buildNameIndex } from '../../src/search/build.ts'
import type { Graph } from './graph.ts'

/** An atlas of a graph that never changes, made in this thread when first asked for. */
export function atlasOf(graph: Graph): Atlas {
  let chart: Promise<Chart> | undefined
  const made = () => (chart ??= chartOf(graph))
  const plain = async (through?: readonly string[]) => {
    const { map } = await made()
    return plainGraph(map, new Gate(map, through ? { through } : {}))
  }
  return {
    chart: made,
    async ranking({ by, through }) {
      const about = await plain(through)
      const scores = by === 'DEGREE' ? degrees(about) : by === 'PAGERANK' ? pageRank(about) : betweenness(about).scores
      return { chart: await made(), order: ranked(scores, about), scores }
    },
    async communities({ through }) {
      return { chart: await made(), community: communities(await plain(through)) }
    },
    state: () => ({ ready: false }),
    close: async () => {},
  }
}

async function chartOf({ nodes, links }: Graph): Promise<Chart> {
  const ends = links.flatMap(({ from, to }) => [from, to])
  const credited = (id: string) =>
    links.flatMap(({ from, properties }) =>
      from === id && properties.creditedAs ? [String(properties.creditedAs)] : [],
    )
  const map = await buildMap({
    async *nodes() {
      yield {
        ids: nodes.map(({ id }) => id),
        kinds: nodes.map(({ kind }) => kindNames.indexOf(kind)),
        years: nodes.map(({ properties }) => yearOf(properties)),
        hubs: nodes.map(({ kind, properties }) => Number(isHub(kind, properties))),
      }
    },
    async *links(numberOf) {
      yield {
        from: links.map(({ from }) => numberOf(from)),
        to: links.map(({ to }) => numberOf(to)),
        types: links.map(({ type }) => linkTypes.indexOf(type)),
        confidence: links.map(({ properties }) => CONFIDENCE.indexOf(properties.confidence as 'HIGH')),
        sources: links.map(({ properties }) => (properties.sources as string[]).length),
        keys: links.map(({ key }) => key),
      }
    },
  })
  const names = await buildNameIndex({
    async *names() {
      yield {
        ids: nodes.map(({ id }) => id),
        kinds: nodes.map(({ kind }) => kindNames.indexOf(kind)),
        names: nodes.map(({ kind, properties }) => String(properties[model.kinds.get(kind)!.display])),
        others: nodes.map(({ id, properties }) => [...(properties.aliases as string[]), ...credited(id)]),
        degrees: nodes.map(({ id }) => ends.filter((end) => end === id).length),
      }
    },
  })
  return { revision: 1, map, names }
}
