import { type CountOf, countsOf } from './counts.ts'
import type { Chain, Ends, Kind, Link, Properties, ThroughGroups, View } from './define.ts'
import { album } from './kinds/album.ts'
import { artist } from './kinds/artist.ts'
import { company } from './kinds/company.ts'
import { nomination } from './kinds/nomination.ts'
import { place } from './kinds/place.ts'
import { song } from './kinds/song.ts'
import { source } from './kinds/source.ts'
import { video } from './kinds/video.ts'
import * as declared from './links.ts'
import type { Property } from './properties.ts'

/** Raised by one whenever a stored graph needs an upgrade step; see the engines' ddl. */
export const modelVersion = 2

const { chains, views, throughGroups, ...links } = declared

/** What a graph may hold. The house asks this registry; tests may hand another to `modelOf`. */
export interface Model {
  /** As handed to `modelOf`, repeats included: what check.ts looks at. */
  readonly declared: { readonly kinds: readonly Kind[]; readonly links: readonly Link[] }
  readonly kinds: ReadonlyMap<string, Kind>
  readonly links: ReadonlyMap<string, Link>
  readonly chains: readonly Chain[]
  readonly views: readonly View[]
  readonly throughGroups: readonly ThroughGroups[]
  /** The kind an id belongs to, by its prefix; undefined for an id of no known kind. */
  kindOfId(id: string): Kind | undefined
  /** What a kind's link field shows; undefined where the kind has no such field. */
  field(kind: string, name: string): LinkField | undefined
  /** Every link field of a kind, in order of declaration. */
  fields(kind: string): readonly LinkField[]
  /** What is counted at each node of a kind, by the name it has in an order, in order of the fields. */
  counts(kind: string): ReadonlyMap<string, Count>
  /** What an order of a kind may name: a property of it, or one of its counts. */
  sorted(kind: string, name: string): Property | undefined
}

export type Count = CountOf<LinkField>

/** A field that lists nodes over links: one end of a link, a view of one, or a chain of two. */
export interface LinkField {
  readonly name: string
  readonly kind: string
  /** The kind at the far end. */
  readonly target: string
  /** Default order, never empty, without the tie-breakers. */
  readonly order: readonly string[]
  readonly hops: readonly [Hop] | readonly [Hop, Hop]
  readonly view?: View
  /** The way to the groups whose links it can show as well, and the argument that asks for them. */
  readonly through?: { readonly hop: Hop; readonly argument: string }
}

/** One step from a node over a link: `out` goes from the link's `from` to its `to`. */
export interface Hop {
  readonly link: Link
  readonly ends: Ends
  readonly direction: 'out' | 'in'
}

export function modelOf(parts: {
  kinds: readonly Kind[]
  links: readonly Link[]
  chains?: readonly Chain[]
  views?: readonly View[]
  throughGroups?: readonly ThroughGroups[]
}): Model {
  const kinds = new Map(parts.kinds.map((kind) => [kind.name, kind]))
  const links = new Map(parts.links.map((link) => [link.type, link]))
  const byPrefix = new Map(parts.kinds.map((kind) => [kind.prefix, kind]))
  const fields = new Map<string, Map<string, LinkField>>(parts.kinds.map((kind) => [kind.name, new Map()]))
  const put = (field: LinkField) => fields.get(field.kind)?.set(field.name, field)
  const display = (kind: string) => [kinds.get(kind)?.display ?? 'id']

  for (const link of parts.links)
    for (const ends of link.ends) {
      const { from, to } = ends
      put({
        name: ends.out,
        kind: from,
        target: to,
        order: ends.outOrder ?? display(to),
        hops: [{ link, ends, direction: 'out' }],
      })
      put({
        name: ends.in,
        kind: to,
        target: from,
        order: ends.inOrder ?? display(from),
        hops: [{ link, ends, direction: 'in' }],
      })
    }
  for (const view of parts.views ?? []) {
    const whole = fields.get(view.kind)?.get(view.of)
    if (whole)
      put({ ...whole, name: view.field, view, order: whole.order.filter((by) => by !== `link.${view.property}`) })
  }
  for (const chain of parts.chains ?? []) {
    const first = fields.get(chain.kind)?.get(chain.steps[0])
    const second = first && fields.get(first.target)?.get(chain.steps[1])
    if (!first || !second) continue
    put({
      name: chain.field,
      kind: chain.kind,
      target: second.target,
      order: chain.order,
      hops: [first.hops[0], second.hops[0]],
    })
  }
  for (const { kind, field, groups, argument } of parts.throughGroups ?? []) {
    const whole = fields.get(kind)?.get(field)
    const way = fields.get(kind)?.get(groups)
    if (whole && way) put({ ...whole, through: { hop: way.hops[0], argument } })
  }
  const counts = new Map([...fields].map(([kind, declared]) => [kind, countsOf(declared.values())]))
  const noCounts: ReadonlyMap<string, Count> = new Map()
  return {
    declared: { kinds: parts.kinds, links: parts.links },
    kinds,
    links,
    chains: parts.chains ?? [],
    views: parts.views ?? [],
    throughGroups: parts.throughGroups ?? [],
    kindOfId: (id) => byPrefix.get(id.slice(0, id.indexOf(':'))),
    field: (kind, name) => fields.get(kind)?.get(name),
    fields: (kind) => [...(fields.get(kind)?.values() ?? [])],
    counts: (kind) => counts.get(kind) ?? noCounts,
    sorted: (kind, name) => {
      const properties: Properties | undefined = kinds.get(kind)?.properties
      return properties?.[name] ?? counts.get(kind)?.get(name)?.declared
    },
  }
}

/** The model of Linernotes: the kinds, links and lists declared in this folder. */
export const model: Model = modelOf({
  kinds: [artist, album, song, video, company, nomination, place, source],
  // By type: the order of a module's exports is not the same in every runtime.
  links: (Object.values(links) as readonly Link[]).toSorted((a, b) => (a.type < b.type ? -1 : 1)),
  chains,
  views,
  throughGroups,
})

/** The ids a record's fields refer to, in order: what a store keeps beside it to read them as nodes. */
export function refersTo(property: Properties[string], value: unknown): string[] {
  if (property.type !== 'records' || !property.record?.refers.length) return []
  const ids = (value as Record<string, unknown>[]).flatMap((entry) =>
    property.record!.refers.flatMap((field) => (entry[field] ?? []) as string | string[]),
  )
  return [...new Set(ids)].sort()
}
