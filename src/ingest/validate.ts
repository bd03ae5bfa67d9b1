import { type Kind, type Link, linkProperties, nodeProperties } from '../model/define.ts'
import type { Model } from '../model/index.ts'
import { Endpoints, type Side, type Told } from './endpoint.ts'
import { idFault } from './id-fault.ts'
import { type Cite, fill, isObject, lacking, type Values } from './values.ts'

/** What is wrong with something, as a sentence that names the cure, and the thing it was found at. */
export interface Finding {
  readonly reason: string
  readonly about: string
}

export interface CheckedNode extends Told {
  readonly id: string | undefined
  /** Which required property is missing, as the end of a sentence: it can add to a node but not make one. */
  readonly lacks: string | undefined
  /** Only there to hold links: an id, and nothing told of the node itself. */
  readonly mention: boolean
  readonly links: readonly CheckedLink[]
}

export interface CheckedLink {
  readonly link: Link
  /** Which end the other node stands at. */
  readonly side: Side
  /** The other node: its id, or what it is told by. */
  readonly other: string | Told
  readonly properties: Values
  /** As it was given, to be tried again later. */
  readonly given: unknown
}

/** Where findings and citations go while an entry is checked. */
export interface Listener {
  /** Told of every source that is cited. */
  readonly cite: Cite
  /** Told of every link that is left out; the entry stays. */
  readonly refuseLink: (type: string, finding: Finding) => void
}

const nodeKeys = new Set(['kind', 'id', 'properties', 'links', ...Object.keys(nodeProperties)])
const linkKeys = new Set(['type', 'from', 'to', 'properties', ...Object.keys(linkProperties)])

/** Checks entries against the model and brings their values into the form the store keeps. */
export class Validator {
  readonly #model: Model
  readonly #endpoints: Endpoints

  constructor(model: Model) {
    this.#model = model
    this.#endpoints = new Endpoints(model)
  }

  /** The node an entry tells of, with its links, or what is wrong with it. */
  node(given: unknown, listener: Listener): CheckedNode | Finding {
    if (!isObject(given)) return { reason: 'is not an entry; write an object with a kind', about: show(given) }
    const kind = this.#model.kinds.get(given.kind as string)
    if (!kind) return { reason: `kind is none of ${[...this.#model.kinds.keys()].join(', ')}`, about: show(given.kind) }
    const id = given.id ?? undefined
    const about = show(id ?? nameOf(kind, given.properties))
    const properties: Values = {}
    const fault =
      (id === undefined ? undefined : idFault(id, kind)) ??
      strayKey(given, nodeKeys) ??
      fill(properties, kind.properties, nodeProperties, given, listener.cite)
    if (fault) return { reason: fault, about }
    const held = given.links ?? []
    if (!Array.isArray(held)) return { reason: 'links is not a list', about }
    const links = this.#links(kind, about, held, listener)
    const lacks = lacking(kind.properties, properties)
    const mention = id !== undefined && held.length > 0 && Object.keys(properties).length === 0
    return { kind, id: id as string | undefined, properties, lacks, mention, links }
  }

  /** Under which name an entry that cannot be read is counted. */
  kindOf(given: unknown): string {
    return isObject(given) && this.#model.kinds.has(given.kind as string) ? (given.kind as string) : 'unreadable'
  }

  /** Under which name a link that cannot be read is counted. */
  typeOf(given: unknown): string {
    return isObject(given) && this.#model.links.has(given.type as string) ? (given.type as string) : 'link'
  }

  #links(kind: Kind, about: string, given: readonly unknown[], { cite, refuseLink }: Listener): CheckedLink[] {
    const links: CheckedLink[] = []
    for (const entry of given) {
      const checked = this.#link(kind, entry, cite)
      if (typeof checked !== 'string') links.push(checked)
      else refuseLink(this.typeOf(entry), { reason: checked, about: `${about} ${ends(entry)}` })
    }
    return links
  }

  /** A link of a node of this kind, or what is wrong with it. */
  #link(kind: Kind, given: unknown, cite: Cite): CheckedLink | string {
    if (!isObject(given)) return 'is not a link; write an object with a type and one of from and to'
    const link = this.#model.links.get(given.type as string)
    if (!link) return `its type is none of ${[...this.#model.links.keys()].join(', ')}`
    const side = given.to === undefined ? 'from' : 'to'
    if (given[side] === undefined || (side === 'to' && given.from !== undefined))
      return 'needs exactly one of from and to: the other end'
    const other = this.#endpoints.read(kind, link, side, given[side])
    if (typeof other === 'object' && 'fault' in other) return other.fault
    const properties: Values = {}
    const fault =
      strayKey(given, linkKeys) ??
      fill(properties, link.properties, linkProperties, given, cite) ??
      lacking(link.properties, properties)
    return fault ?? { link, side, other, properties, given }
  }
}

function strayKey(given: Values, known: ReadonlySet<string>): string | undefined {
  for (const key in given) if (!known.has(key)) return `has ${show(key)}, which is no part of it; leave it out`
  return undefined
}

function nameOf(kind: Kind, properties: unknown): unknown {
  return isObject(properties) ? properties[kind.display] : undefined
}

/** "→ artist:a" */
function ends(link: unknown): string {
  if (!isObject(link)) return show(link)
  const other = link.to ?? link.from
  const { id, name, title } = isObject(other) ? other : {}
  return `${link.to === undefined ? '←' : '→'} ${show(id ?? name ?? title)}`
}

/** A value in a report; what is nested stays out, as it may be of any size and depth. */
function show(value: unknown): string {
  if (value === undefined || value === null) return '(unnamed)'
  return typeof value === 'object' ? '(an object)' : String(value).slice(0, 160)
}
