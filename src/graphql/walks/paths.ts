import { currentIds, tooLarge } from '../../atlas/places.ts'
import { idOf } from '../../map/ids.ts'
import { type Several, several } from '../../map/several.ts'
import { walkedTypes } from '../../map/vocabulary.ts'
import type { WalkMap } from '../../map/walk-map.ts'
import type { WalkPath } from '../../map/walk-path.ts'
import { countOf } from './cursors.ts'
import { askedFilter, walkFilter } from './filter.ts'
import { type Found, LinkRef, NodeRef, PathRef } from './found.ts'
import { refuseSources, resolved } from './resolve.ts'
import { linkRef } from './seen.ts'
import type { Walk, WalkAsked } from './walk.ts'

const usual = 10
const most = 100

/** `paths(from:, to:)` */
export const paths: Walk = (asked) => {
  const first = countOf(asked.field, 'first', asked.args.first, usual, most, 1)
  return search(asked, first, asked.args.onlyShortest === true)
}

/** `path(from:, to:)`: the first of `paths`. */
export const path: Walk = async (asked) => {
  const { paths } = (await search(asked, 1, true)) as { paths: readonly Found[] }
  return paths[0] ?? null
}

async function search(asked: WalkAsked, first: number, onlyShortest: boolean): Promise<Found> {
  const ends = [String(asked.args.from), String(asked.args.to)]
  const wanted = askedFilter(asked)
  const filter = walkFilter(asked, wanted)
  refuseSources(asked, [...ends, ...(wanted.avoid ?? [])])
  if (!(await asked.atlas.chart(asked.waiting()))) return byEngine(asked, ends, first, onlyShortest)
  const { chart, nodes } = await resolved(asked, [...ends, ...(wanted.avoid ?? [])])
  const [from, to, ...avoid] = nodes as [number, number, ...number[]]
  const found = several(chart.map, from, to, { ...filter, avoid }, { first, onlyShortest, cost: asked.cost() })
  return { outcome: found.outcome, paths: found.paths.map((one) => pathFound(chart.map, one)) }
}

function pathFound(map: WalkMap, { nodes, steps }: WalkPath): Found {
  const ids = nodes.map((node) => idOf(map, node))
  return shownPath(
    ids,
    steps.map((step) => linkRef(map, step)),
  )
}

function shownPath(ids: readonly string[], links: readonly LinkRef[]): Found {
  return { length: links.length, nodes: ids.map((id) => new NodeRef(id)), links, sentence: new PathRef(ids, links) }
}

/** Where the graph is too large for a map, an engine that can look for paths does. */
async function byEngine(asked: WalkAsked, ends: string[], first: number, onlyShortest: boolean): Promise<Found> {
  const { store } = asked
  if (!store.paths) throw tooLarge(asked)
  const wanted = askedFilter(asked)
  const { through = walkedTypes, ...filter } = walkFilter(asked, wanted)
  const ids = await currentIds(asked, [...ends, ...(wanted.avoid ?? [])])
  const [from, to, ...avoid] = ids as [string, string, ...string[]]
  const { outcome, paths } = await store.paths(
    { ...filter, from, to, through, avoid, first, onlyShortest },
    asked.waiting(),
  )
  return {
    outcome: outcome satisfies Several['outcome'],
    paths: paths.map(({ nodes, links }) =>
      shownPath(
        nodes,
        links.map((link) => new LinkRef(link)),
      ),
    ),
  }
}
