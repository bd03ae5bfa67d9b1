import type { Properties } from '../../src/model/define.ts'
import type { Model } from '../../src/model/index.ts'
import type { NodeRecord, PropertyValues } from '../../src/store/contract.ts'
import type {
  Answer,
  EdgeRow,
  KnownLinks,
  LinkRow,
  LinkSelection,
  ListSelection,
  NodeRow,
  NodeSelection,
  Page,
  PageRow,
  Param,
  ParamValue,
  RefSelection,
  Selection,
} from '../../src/store/selection.ts'
import { aggregateOf } from './brute-aggregate.ts'
import { filterOf } from './brute-filter.ts'
import { comparePlaces, orderKeys, type Place } from './brute-order.ts'
import { reachedFrom, reachedThroughGroups } from './brute-walk.ts'
import { compareText } from './fold-by-hand.ts'
import type { Graph, Reached } from './graph.ts'

/**
 * The specification of `Store.read`, as the plainest program that keeps it: every list is walked whole, filtered,
 * sorted and cut. It shares no code with the stores, not even the folding.
 */
export function bruteForce(model: Model, graph: Graph, selection: Selection, values: readonly ParamValue[]): Answer {
  const given = <T extends ParamValue>(param: Param) => values[param.param] as T
  const holds = filterOf(model, graph, values)

  if (selection.by === 'list') {
    const { list } = selection
    const all = graph.nodes.filter(({ kind }) => kind === list.node.kind)
    return {
      page: pageOf(
        list,
        all.map((node) => ({ node, link: null, via: [] })),
      ),
    }
  }
  const ids = selection.by === 'ids' ? given<readonly string[]>(selection.ids) : knownAs(selection)
  const nodes = ids.map((id) => rootOf(selection.of, id))
  const { links } = selection.by === 'ids' ? selection : {}
  return links ? { nodes, links: given<readonly string[]>(links.known).map((one) => linkRow(links, one)) } : { nodes }

  function knownAs(wanted: { readonly source: Param; readonly id: Param }): readonly string[] {
    const claiming = graph.nodes.filter(({ properties }) =>
      (properties.externalIds as { source: string; id: string }[]).some(
        ({ source, id }) => source === given(wanted.source) && id === given(wanted.id),
      ),
    )
    return [claiming.map(({ id }) => id).sort(compareText)[0] ?? '']
  }

  function rootOf(of: readonly NodeSelection[], id: string) {
    const node = nodeOf(id) ?? nodeOf(leadsTo(id))
    const place = of.findIndex(({ kind }) => kind === node?.kind)
    return node && place >= 0 ? { of: place, row: nodeRow(of[place]!, node) } : null
  }

  function linkRow(wanted: KnownLinks, written: string): LinkRow | null {
    const link = graph.links.find(({ type, key, from, to }) => [type, key, from, to].join(' ') === written)
    if (!link) return null
    const declared = model.links.get(link.type)!.properties
    return [
      link.key,
      ...wanted.properties.map((name) => (name in declared ? link.properties[name] : lacked(name))),
      ...wanted.refs.map((ref) => (ref.property in declared ? refRows(ref, declared, link.properties) : [])),
    ]
  }

  function lacked(name: string): null | readonly [] {
    const types = [...model.links.values()].map(({ properties }) => properties[name]?.type)
    return types.includes('texts') || types.includes('records') ? [] : null
  }

  function leadsTo(id: string): string {
    const redirect = graph.redirects.find(({ from }) => from === id)
    return redirect ? leadsTo(redirect.into) : id
  }

  function nodeOf(id: string): NodeRecord | undefined {
    return graph.nodes.find((node) => node.id === id)
  }

  function nodeRow(wanted: NodeSelection, node: NodeRecord): NodeRow {
    const declared = model.kinds.get(wanted.kind)!.properties
    return [
      node.id,
      ...wanted.properties.map((name) => node.properties[name]),
      ...wanted.refs.map((ref) => refRows(ref, declared, node.properties)),
      ...wanted.links.map((link) => listOfLinks(link, node)),
    ]
  }

  function refRows(wanted: RefSelection, declared: Properties, properties: PropertyValues): NodeRow[] {
    const { record } = declared[wanted.property]!
    const value = properties[wanted.property] as unknown[]
    const ids = record
      ? value.flatMap((entry) =>
          record.refers.flatMap((field) => (entry as PropertyValues)[field] as string | string[]),
        )
      : value
    return graph.nodes
      .filter(({ kind, id }) => kind === wanted.node.kind && ids.includes(id))
      .sort((a, b) => compareText(a.id, b.id))
      .map((node) => nodeRow(wanted.node, node))
  }

  function listOfLinks(wanted: LinkSelection, node: NodeRecord): PageRow {
    const field = model.field(node.kind, wanted.field)!
    const all = wanted.through
      ? reachedThroughGroups(graph, node, field)
      : reachedFrom(graph, node, field, wanted.narrow && given<string>(wanted.narrow))
    return pageOf(
      wanted,
      all.filter(({ link }) => !wanted.linkWhere || holds(wanted.linkWhere, link!)),
    )
  }

  function pageOf(wanted: ListSelection | LinkSelection, reached: readonly Reached[]): PageRow {
    const fitting = reached.filter(({ node }) => !wanted.where || holds(wanted.where, node))
    const total = wanted.total ? fitting.length : null
    const [edges, more] = wanted.page ? shownOf(wanted, wanted.page, fitting) : [[], false]
    return wanted.aggregate ? [edges, more, total, aggregateOf(fitting, wanted.aggregate)] : [edges, more, total]
  }

  function shownOf(
    wanted: ListSelection | LinkSelection,
    page: Page,
    fitting: readonly Reached[],
  ): [EdgeRow[], boolean] {
    const { size, backward, peek, beyond } = page
    const rows = fitting
      .map((row) => ({ ...row, place: placeOf(row) }))
      .sort((a, b) => comparePlaces(a.place, b.place, wanted.order))
      .filter(({ place }) => {
        if (!beyond) return true
        const side = comparePlaces(place, positionOf(beyond), wanted.order)
        return backward ? side < 0 : side > 0
      })
    const most = given<number>(size)
    const shown = backward ? rows.slice(Math.max(0, rows.length - most)) : rows.slice(0, most)
    return [shown.map((row) => edgeRow(row, row.place)), peek && rows.length > shown.length]

    function placeOf({ node, link }: Reached): Place {
      return { keys: orderKeys(model, graph, wanted.order, node, link), id: node.id, link: link?.key ?? '' }
    }

    function positionOf({ keys, id, link }: NonNullable<typeof beyond>): Place {
      return {
        keys: keys.map((key) => (key ? given<string | number>(key) : null)),
        id: given(id),
        link: link ? given<string>(link) : '',
      }
    }

    function edgeRow({ node, link, via }: Reached, { keys }: Place): EdgeRow {
      const ofLink = 'link' in wanted ? wanted.link : { properties: [], refs: [] }
      const between = 'via' in wanted ? wanted.via : undefined
      return [
        nodeRow(wanted.node, node),
        (page.keys && link?.key) || null,
        page.keys ? keys : [],
        ...ofLink.properties.map((name) => link!.properties[name]),
        ...ofLink.refs.map((ref) => refRows(ref, model.links.get(link!.type)!.properties, link!.properties)),
        between ? via.map((node) => nodeRow(between, node)) : [],
      ]
    }
  }
}
