import type { Atlas, Chart, Parted, Ranked } from '../../src/atlas/atlas.ts'
import { buildChart } from '../../src/atlas/build-chart.ts'
import { askedFor, measure } from '../../src/atlas/measure.ts'
import { CONFIDENCE } from '../../src/model/define.ts'
import type { LinkSurvey, NodeSurvey } from '../../src/store/contract.ts'
import { type Texts, textsOf } from '../../src/store/texts.ts'
import type { Graph } from './graph.ts'

/** An atlas of a graph that never changes, made in this thread when first asked for. */
export function atlasOf(graph: Graph): Atlas {
  let chart: Promise<Chart> | undefined
  const made = () => (chart ??= chartOf(graph))
  const measured = async (asked: Parameters<typeof measure>[1]) => {
    const of = await made()
    return { ...measure(of.map, asked), chart: of }
  }
  return {
    chart: made,
    ranking: async ({ by, through }) => (await measured(askedFor(by, through))) as Ranked,
    communities: async ({ through }) => (await measured(askedFor('COMMUNITY', through))) as Parted,
    state: () => ({ ready: false }),
    close: async () => {},
  }
}

async function chartOf({ nodes, links }: Graph): Promise<Chart> {
  const store = {
    revision: async () => 1,
    async *surveyNodes(asked: (kind: string) => readonly string[]): AsyncGenerator<NodeSurvey> {
      for (const kind of new Set(nodes.map((node) => node.kind))) {
        const some = nodes.filter((node) => node.kind === kind)
        const columns = asked(kind).map((name) => [name, some.map(({ properties }) => properties[name])] as const)
        yield { kind, ids: textsOf(some.map(({ id }) => id)), columns: Object.fromEntries(columns) }
      }
    },
    async *surveyLinks<End>(endOf: (ids: Texts, place: number) => End): AsyncGenerator<LinkSurvey<End>> {
      for (const { type, from, to, key, properties } of links) {
        const ends = textsOf([from, to])
        const creditedAs = properties.creditedAs as string | undefined
        yield {
          type,
          from: [endOf(ends, 0)],
          to: [endOf(ends, 1)],
          keys: textsOf([key]).bytes,
          confidence: [(CONFIDENCE as readonly unknown[]).indexOf(properties.confidence)],
          sources: [(properties.sources as string[]).length],
          credited: creditedAs ? { from: [endOf(ends, 0)], as: [creditedAs] } : { from: [], as: [] },
        }
      }
    },
  }
  const chart = await buildChart({ store, limit: Number.POSITIVE_INFINITY, progress: () => {} })
  if ('tooLarge' in chart) throw new Error('No graph is larger than this limit')
  return chart
}
