import fc from 'fast-check'
import type { Properties } from '../../src/model/define.ts'
import type { Model } from '../../src/model/index.ts'
import type { LinkRecord, NodeRecord } from '../../src/store/contract.ts'
import { type Graph, graphOf } from './graph.ts'
import { arbitraryValue, idCount, idOf } from './vocabulary.ts'

/**
 * Which link types a round is about: few, so that a small graph has many links of each. All have their turn, with those
 * of a list over two links, or of one that goes through groups.
 */
export function typesOf(model: Model, round: number): readonly string[] {
  const all = [...model.links.keys()]
  const some = [0, 1, 2].map((place) => all[(round * 3 + place) % all.length]!)
  const lists = [...model.throughGroups, ...model.chains]
  const list = lists[round % lists.length]
  const { hops, through } = (list && model.field(list.kind, list.field)) ?? { hops: [] }
  const walked = [...hops, ...(through ? [through.hop] : [])].map(({ link }) => link.type)
  return [...new Set([...some, ...walked])]
}

/** Small random graphs about a round's link types: 5 to 60 nodes, up to 150 links, some ids that redirect. */
export function arbitraryGraph(model: Model, round: number): fc.Arbitrary<Graph> {
  const types = typesOf(model, round).map((type) => model.links.get(type)!)
  const joined = types.flatMap(({ ends }) => ends.flatMap(({ from, to }) => [from, to]))
  const kinds = [...new Set([...joined, 'Source'])]
  const nodes = fc.uniqueArray(fc.oneof(...kinds.map((kind) => arbitraryNode(model, kind, round))), {
    minLength: 5,
    maxLength: 60,
    size: 'max',
    selector: ({ id }) => id,
  })
  const ends = types.flatMap((link) => link.ends.map((pair) => ({ link, pair })))
  const arbitraryLink = fc.constantFrom(...ends).chain(({ link, pair }) =>
    fc.record({
      type: fc.constant(link.type),
      pair: fc.constant(pair),
      places: fc.oneof(fc.tuple(skewed, place), fc.tuple(place, skewed)),
      properties: arbitraryProperties(model, link.properties, round),
    }),
  )
  const links = fc.array(arbitraryLink, { maxLength: 150, size: 'max' })
  const hub = fc.constantFrom('from', 'to', undefined, undefined)
  const redirected = fc.array(fc.nat(30), { maxLength: 3 })
  return fc.record({ nodes, links, hub, redirected }).map((drawn) => {
    const found = drawn.links.flatMap(({ type, pair, places, properties }) => {
      const start = nth(drawn.nodes, pair.from, drawn.hub === 'from' ? 0 : places[0])
      const end = nth(drawn.nodes, pair.to, drawn.hub === 'to' ? 0 : places[1])
      return start && end ? [{ type, from: start.id, to: end.id, properties } satisfies LinkRecord] : []
    })
    const redirects = drawn.redirected.map((place, number) =>
      redirectTo(drawn.nodes[place % drawn.nodes.length]!, number),
    )
    const graph = graphOf(model, drawn.nodes, found, redirects)
    const byKey = new Map(graph.links.map((link) => [link.key, link]))
    return { ...graph, links: [...byKey.values()] }
  })
}

const place = fc.nat(idCount - 1)
/** Small places often: those nodes are nearly always there, and become hubs. */
const skewed = fc.tuple(place, place).map(([a, b]) => Math.min(a, b))

function nth(nodes: readonly NodeRecord[], kind: string, place: number): NodeRecord | undefined {
  const ofKind = nodes.filter((node) => node.kind === kind)
  return ofKind[place % ofKind.length]
}

function redirectTo({ id }: NodeRecord, number: number) {
  return { from: `${id.slice(0, id.indexOf(':'))}:gone-${number}`, into: id }
}

function arbitraryNode(model: Model, kind: string, round: number): fc.Arbitrary<NodeRecord> {
  const { prefix, properties } = model.kinds.get(kind)!
  return fc.record({
    kind: fc.constant(kind),
    id: skewed.map((place) => idOf(prefix, place)),
    properties: arbitraryProperties(model, properties, round),
  })
}

function arbitraryProperties(model: Model, declared: Properties, round: number) {
  const drawn = Object.entries(declared).map(([name, property]) => {
    const prefix = property.kind === undefined ? '' : model.kinds.get(property.kind)!.prefix
    const ids = Array.from({ length: idCount }, (_, place) => idOf(prefix, place))
    const value = arbitraryValue(name, property, round, ids)
    const kept = property.mustBeGiven ? value : fc.option(value, { freq: 3 })
    return [name, kept] as const
  })
  return fc.record(Object.fromEntries(drawn))
}
