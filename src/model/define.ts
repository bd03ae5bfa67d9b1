import { boolean, choice, type Property, records, refs, text, texts, url } from './properties.ts'

/** A declared property set. */
export type Properties = Readonly<Record<string, Property>>

/** Sorted by a property of the far node, or by `link.<property>`; a leading `-` turns it round. */
export type OrderBy = readonly string[]

export const CONFIDENCE = ['HIGH', 'MEDIUM', 'LOW', 'UNKNOWN'] as const

/** How sure we are, with the addresses that say so. On every node and every link. */
const told = {
  sources: refs('Source'),
  confidence: choice('Confidence', CONFIDENCE, { required: true, fallback: () => 'UNKNOWN' }),
  /** Sources contradict each other; the claims of the node (for a link: of its ends) hold every version. */
  disputed: boolean({ required: true, fallback: () => false }),
  note: text(),
  /** Which sources told the values, as `Standing` writes it. */
  standing: text({ hidden: true }),
} as const

/** What every node carries beside the properties of its kind. */
export const nodeProperties = {
  aliases: texts(),
  externalIds: records(
    'ExternalId',
    { source: text({ required: true }), id: text({ required: true }), url: url() },
    { identity: ['source', 'id'] },
  ),
  claims: records(
    'Claim',
    {
      field: text({ required: true }),
      value: text({ required: true }),
      sources: refs('Source'),
      followed: boolean({ required: true }),
      note: text(),
    },
    { identity: ['field', 'value'], kind: 'Source', refers: ['sources'] },
  ),
  ...told,
} as const

/** What every link carries beside the properties of its type. */
export const linkProperties = told

export interface Kind<P extends Properties = Properties> {
  /** Also the Neo4j label and the GraphQL type: "Artist". */
  readonly name: string
  /** In front of every id: "artist". Also the SQLite table and the GraphQL root field. */
  readonly prefix: string
  /** The GraphQL root list: "artists". */
  readonly plural: string
  /** Its own properties and those every node carries. */
  readonly properties: P & typeof nodeProperties
  /** The property shown as the node's name. */
  readonly display: string
  /** Properties whose text a search looks through, beside the aliases. */
  readonly searched: readonly string[]
  /** External id sources that name one node of this kind for certain. */
  readonly externalKeys: readonly string[]
  /** Properties that together with a shared neighbour name one node of this kind. */
  readonly naturalKey: readonly string[]
  /** The date, or the integer that is a year, by which lists of the kind are counted; absent where none places it in time. */
  readonly year?: string
  /** Its part in a credit, which is a link from a maker to a work that is walked; absent where it has none. */
  readonly credit?: 'maker' | 'work'
}

export function kind<const P extends Properties>(
  declared: Omit<Kind, 'properties'> & { readonly properties: P },
): Kind<P> {
  return { ...declared, properties: { ...declared.properties, ...nodeProperties } }
}

/** One pair of kinds a link joins, with the GraphQL field at each end. */
export interface Ends {
  readonly from: string
  readonly to: string
  /** The field on `from` that lists the `to` nodes. */
  readonly out: string
  /** The field on `to` that lists the `from` nodes. */
  readonly in: string
  /** Default order of the list at each end; the far node's display property where not given. */
  readonly outOrder?: OrderBy
  readonly inOrder?: OrderBy
}

export interface Link<P extends Properties = Properties> {
  /** Also the Neo4j relationship type and the GraphQL enum value: "DIRECTED". */
  readonly type: string
  readonly ends: readonly Ends[]
  readonly properties: P & typeof linkProperties
  /** Properties that tell two links between the same two nodes apart. */
  readonly identity: readonly string[]
  /** "{from} directed {to}" and "{to} was directed by {from}". `as` words a role where one is given. */
  readonly phrase: { readonly out: string; readonly in: string }
  /** Followed by walks unless they name other types; false: only when named. */
  readonly walked: boolean
}

export function link<const P extends Properties = Record<never, never>>(
  declared: Omit<Link, 'properties' | 'identity' | 'walked'> & {
    readonly properties?: P
    readonly identity?: readonly (keyof P & string)[]
    readonly walked?: boolean
  },
): Link<P> {
  return {
    identity: [],
    walked: true,
    ...declared,
    properties: { ...(declared.properties ?? ({} as P)), ...linkProperties },
  }
}

/**
 * A list reached over several links. Its unit is the node: each once, however many ways lead to it, the start left
 * out, no link walked twice. `via` are the nodes between.
 */
export interface Chain {
  readonly kind: string
  readonly field: string
  /** Link fields to follow in turn, the first from `kind`. */
  readonly steps: readonly [string, string]
  readonly order: OrderBy
}

/** A second field over a link's end that shows only the links whose property equals one of the parent's. */
export interface View {
  readonly kind: string
  readonly field: string
  /** The full field it narrows. */
  readonly of: string
  /** The link's property, compared with the argument of that name, or with the parent's `parent` property. */
  readonly property: string
  readonly parent: string
}

/**
 * Lets a list, where asked by an argument, also show the links of the groups its node belongs to: each link of the node
 * and of each group once, one step far; `via` names the group.
 */
export interface ThroughGroups {
  readonly kind: string
  /** The list: a link's end, no view and no chain. */
  readonly field: string
  /** The link field from `kind` to its groups, which are of that kind too. */
  readonly groups: string
  /** The Boolean argument that asks for it. */
  readonly argument: string
}

type Given<P extends Properties> = {
  readonly [K in keyof P as P[K]['mustBeGiven'] extends true ? K : never]: P[K] extends Property<infer T> ? T : never
} & {
  readonly [K in keyof P as P[K]['mustBeGiven'] extends true ? never : K]?: P[K] extends Property<infer T> ? T : never
}

/** The properties a new node of a kind is given: without a required one it does not compile. */
export type NodeGiven<K extends Kind> = Given<K['properties']>
/** The same for a link of a type. */
export type LinkGiven<L extends Link> = Given<L['properties']>
