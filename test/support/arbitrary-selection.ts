import fc from 'fast-check'
import type { Properties } from '../../src/model/define.ts'
import type { LinkField, Model } from '../../src/model/index.ts'
import type {
  KnownLinks,
  LinkSelection,
  ListSelection,
  NodeSelection,
  OrderTerm,
  Page,
  RefSelection,
  Selection,
} from '../../src/store/selection.ts'
import { aggregates } from './arbitrary-aggregate.ts'
import { filtersIn } from './arbitrary-filter.ts'
import { typesOf } from './arbitrary-graph.ts'
import type { Draft } from './draft.ts'
import { foldByHand } from './fold-by-hand.ts'
import { kept } from './kept.ts'
import { misnamings } from './named-links.ts'
import { idCount, idOf, isCompared, valuesOf } from './vocabulary.ts'

export type DraftSelection = Draft<Selection>

/** Random selections, at most four lists deep, over the link types a round is about. */
export function arbitrarySelection(model: Model, round: number): fc.Arbitrary<DraftSelection> {
  const types = typesOf(model, round)
  const kinds = [...model.kinds.keys()].filter((kind) => kind === 'Source' || fieldsOf(kind).length > 0)
  const filters = filtersIn(model, round, fieldsOf)
  const nodeSelection = kept(nodesOf)
  const linkSelection = kept((kind: string, name: string, depth: number, placed: boolean) =>
    linksOf(model.field(kind, name)!, depth, placed),
  )
  return fc.oneof(
    { weight: 5, arbitrary: fc.oneof(...kinds.map(listed)) },
    { weight: 5, arbitrary: fc.oneof(...kinds.map(oneById)) },
    { weight: 2, arbitrary: byIds() },
    { weight: 1, arbitrary: byExternalId() },
  )

  function fieldsOf(kind: string): readonly LinkField[] {
    return model.fields(kind).filter(({ hops }) => hops.every(({ link }) => types.includes(link.type)))
  }

  function listed(kind: string): fc.Arbitrary<DraftSelection> {
    return fc.record({ by: fc.constant('list'), list: listSelection(kind, 3, true) }) as fc.Arbitrary<DraftSelection>
  }

  /** The one root below which a page may start anywhere. */
  function oneById(kind: string): fc.Arbitrary<DraftSelection> {
    const ids = fc.nat(3).map((place) => ({ value: [idOf(model.kinds.get(kind)!.prefix, place)] }))
    return fc.record({
      by: fc.constant('ids'),
      ids,
      of: fc.tuple(nodeSelection(kind, 4, true)),
    }) as fc.Arbitrary<DraftSelection>
  }

  function byIds(): fc.Arbitrary<DraftSelection> {
    const known = fc.tuple(fc.constantFrom(...kinds), fc.nat(idCount - 1))
    const id = fc.oneof(
      { weight: 8, arbitrary: known.map(([kind, place]) => idOf(model.kinds.get(kind)!.prefix, place)) },
      { weight: 2, arbitrary: known.map(([kind, place]) => `${model.kinds.get(kind)!.prefix}:gone-${place % 3}`) },
      { weight: 1, arbitrary: fc.constantFrom('nothing', 'artist:', 'unknown:a') },
    )
    return fc.record({
      by: fc.constant('ids'),
      ids: fc.array(id, { maxLength: 8, size: 'max' }).map((value) => ({ value })),
      of: mostly(severalKinds(1)).map((of) => of ?? []),
      links: sometimes(knownLinks()),
    }) as fc.Arbitrary<DraftSelection>
  }

  /** Links of the graph to come by their number, some of them not quite named as they should be: see `placed`. */
  function knownLinks(): fc.Arbitrary<Draft<KnownLinks>> {
    const name = fc
      .tuple(fc.constantFrom('#', '#', '#', '#', ...misnamings), fc.nat(149))
      .map(([how, nth]) => how + nth)
    const every = Object.assign({}, ...[...model.links.values()].map(({ properties }) => properties)) as Properties
    return fc.record({
      known: fc.array(name, { maxLength: 12, size: 'max' }).map((value) => ({ value })),
      properties: namesOf(every),
      refs: refSelections(every, 1),
    })
  }

  function byExternalId(): fc.Arbitrary<DraftSelection> {
    const { source, id } = model.kinds.get('Artist')!.properties.externalIds.record!.fields
    return fc.record({
      by: fc.constant('externalId'),
      source: fc.constantFrom(...valuesOf('source', source!, round)).map((value) => ({ value })),
      id: fc.constantFrom(...valuesOf('id', id!, round)).map((value) => ({ value })),
      of: fc.tuple(...[...model.kinds.keys()].map((kind) => nodeSelection(kind, 0))),
    }) as fc.Arbitrary<DraftSelection>
  }

  function severalKinds(depth: number): fc.Arbitrary<readonly Draft<NodeSelection>[]> {
    return fc
      .shuffledSubarray(kinds, { minLength: 1, maxLength: Math.min(4, kinds.length) })
      .chain((some) => fc.tuple(...some.map((kind) => nodeSelection(kind, depth))))
  }

  function nodesOf(kind: string, depth: number, placed = false): fc.Arbitrary<Draft<NodeSelection>> {
    const { properties } = model.kinds.get(kind)!
    const fields = depth > 0 ? fieldsOf(kind) : []
    const link =
      fields.length > 0
        ? fc.oneof(...fields.map((field) => linkSelection(kind, field.name, depth - 1, placed)))
        : fc.constant(undefined)
    return fc.record({
      kind: fc.constant(kind),
      properties: namesOf(properties),
      refs: refSelections(properties, depth),
      links: fc.array(link, { minLength: placed && fields.length > 0 ? 1 : 0, maxLength: fields.length > 0 ? 2 : 0 }),
    }) as fc.Arbitrary<Draft<NodeSelection>>
  }

  function namesOf(properties: Properties): fc.Arbitrary<string[]> {
    const readable = Object.keys(properties).filter((name) => properties[name]!.type !== 'refs')
    return fc.shuffledSubarray(readable, { maxLength: Math.min(4, readable.length) })
  }

  function refSelections(properties: Properties, depth: number): fc.Arbitrary<readonly Draft<RefSelection>[]> {
    const referring = Object.keys(properties).filter((name) => properties[name]!.kind !== undefined)
    if (referring.length === 0 || depth < 0) return fc.constant([])
    const ref = fc.oneof(
      ...referring.map((property) =>
        fc.record({
          property: fc.constant(property),
          node: nodeSelection(properties[property]!.kind!, Math.min(depth - 1, 1)),
        }),
      ),
    )
    return fc.array(ref, { maxLength: 2 })
  }

  function listSelection(kind: string, depth: number, placed: boolean): fc.Arbitrary<Draft<ListSelection>> {
    return fc
      .record({
        node: nodeSelection(kind, depth),
        where: sometimes(filters.ofNode(kind, 2)),
        order: orders(ordersOf(kind), [model.kinds.get(kind)!.display]),
        page: mostly(arbitraryPage(placed)),
        total: fc.boolean(),
        aggregate: sometimes(aggregates(model.kinds.get(kind)!.properties)),
      })
      .map((list) => ({ ...list, total: list.total || !(list.page || list.aggregate) })) as fc.Arbitrary<
      Draft<ListSelection>
    >
  }

  function linksOf(field: LinkField, depth: number, placed: boolean): fc.Arbitrary<Draft<LinkSelection>> {
    const { link } = field.hops[0]
    const chain = field.hops.length === 2
    const onLink = chain ? [] : ordersOn('link', link.properties)
    const parts = {
      field: fc.constant(field.name),
      order: orders([...ordersOf(field.target), ...onLink], field.order),
      link: chain
        ? fc.constant({ properties: [], refs: [] })
        : fc.record({ properties: namesOf(link.properties), refs: refSelections(link.properties, depth) }),
    }
    const perhaps = {
      ...(field.view && { narrow: sometimes(fc.constantFrom(...editionsOf(field)).map((value) => ({ value }))) }),
      ...(!chain && 'role' in link.properties && { roles: sometimes(fc.constant('role')) }),
      ...(chain
        ? { via: mostly(nodeSelection(viaKind(field), 0)) }
        : { linkWhere: sometimes(filters.ofLink(link, 1)) }),
    }
    return fc
      .tuple(
        listSelection(field.target, depth, placed),
        fc.record(parts),
        fc.record<Record<string, unknown>>(perhaps),
        field.through ? throughGroups(field.kind, depth) : fc.constant(undefined),
      )
      .map((drawn) => {
        const { roles, ...list } = Object.assign({}, ...drawn)
        return roles === undefined ? list : { ...list, aggregate: { spans: [], ...list.aggregate, roles } }
      }) as fc.Arbitrary<Draft<LinkSelection>>
  }

  /** Mostly without filters: these leave so little of a small graph that no group is left. */
  function throughGroups(kind: string, depth: number): fc.Arbitrary<Partial<Draft<LinkSelection>> | undefined> {
    const parts = { through: fc.constant(true), via: mostly(nodeSelection(kind, Math.min(depth, 1))) }
    const none = { where: fc.constant(undefined), linkWhere: fc.constant(undefined) }
    return fc.oneof(
      { weight: 1, arbitrary: fc.constant(undefined) },
      { weight: 2, arbitrary: fc.record(parts) },
      { weight: 4, arbitrary: fc.record({ ...parts, ...none }) },
    ) as fc.Arbitrary<Partial<Draft<LinkSelection>> | undefined>
  }

  /** The counts are those of the link types this round is about. */
  function ordersOf(kind: string): Term[] {
    const counts = [...model.counts(kind).values()].filter(({ field }) => types.includes(field.hops[0].link.type))
    const counted = counts.map(({ property }): Term => ({ on: 'node', property }))
    return [...ordersOn('node', model.kinds.get(kind)!.properties), ...counted]
  }

  function editionsOf({ view, hops }: LinkField): string[] {
    const words = valuesOf(view!.property, hops[0].link.properties[view!.property]!, round)
    return words.map((word) => foldByHand(word as string))
  }
}

function viaKind({ hops }: LinkField): string {
  return hops[0].direction === 'out' ? hops[0].ends.to : hops[0].ends.from
}

type Term = Pick<OrderTerm, 'on' | 'property'>

function ordersOn(on: 'node' | 'link', properties: Properties): Term[] {
  const sorted = Object.keys(properties).filter(
    (name) => isCompared(properties[name]!) && ['text', 'integer', 'date'].includes(properties[name]!.type),
  )
  return (on === 'node' ? [...sorted, 'id'] : sorted).map((property) => ({ on, property }))
}

/** Any order over the terms, or often the one a field has where none is asked for: engines know that beforehand. */
function orders(terms: readonly Term[], usual: readonly string[]): fc.Arbitrary<readonly OrderTerm[]> {
  const term = fc.tuple(fc.constantFrom(...terms), fc.boolean()).map(([term, descending]) => ({ ...term, descending }))
  return fc.oneof(
    { weight: 3, arbitrary: fc.array(term, { maxLength: 3 }) },
    { weight: 2, arbitrary: fc.boolean().map((turned) => usual.map((by) => usualTerm(by, turned))) },
  )
}

function usualTerm(by: string, turned: boolean): OrderTerm {
  const name = by.replace(/^-/, '')
  const on = name.startsWith('link.') ? 'link' : 'node'
  return { on, property: name.replace(/^link\./, ''), descending: by.startsWith('-') !== turned }
}

function arbitraryPage(placed: boolean): fc.Arbitrary<Draft<Page>> {
  const page = {
    size: fc.constantFrom(0, 1, 2, 3, 4, 6, 100, 100).map((value) => ({ value })),
    backward: fc.boolean(),
    peek: fc.boolean(),
    keys: fc.boolean(),
  }
  const beyond = { beyond: sometimes(fc.nat(200).map((pick) => ({ pick }))) }
  return fc.record<Record<string, unknown>>({ ...page, ...(placed && beyond) }) as fc.Arbitrary<Draft<Page>>
}

function sometimes<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 2, arbitrary })
}

function mostly<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(arbitrary, { nil: undefined, freq: 7 })
}
