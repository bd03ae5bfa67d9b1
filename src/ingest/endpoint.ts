import type { Kind, Link, Properties } from '../model/define.ts'
import type { Model } from '../model/index.ts'
import { idFault } from './id-fault.ts'
import { isObject, put, type Values } from './values.ts'

/** A node told without an id: what it can be known by. */
export interface Told {
  readonly kind: Kind
  readonly properties: Values
}

export type Side = 'from' | 'to'

/** Checks what a link says of its other end. */
export class Endpoints {
  readonly #model: Model
  readonly #far: Readonly<Record<Side, Map<Link, Map<Kind, ReadonlySet<string>>>>> = { from: new Map(), to: new Map() }

  constructor(model: Model) {
    this.#model = model
    for (const link of model.links.values())
      for (const [side, near] of [
        ['from', 'to'],
        ['to', 'from'],
      ] as const)
        this.#far[side].set(link, this.#farKinds(link, side, near))
  }

  /** The node at one side of a link, seen from a node of kind `near` at the other: its id, or what it is told by. */
  read(near: Kind, link: Link, side: Side, given: unknown): string | Told | { readonly fault: string } {
    const kinds = this.#far[side].get(link)?.get(near)
    if (!kinds) return { fault: `cannot lead ${side} a node from ${near.name}; it joins ${joins(link)}` }
    if (!isObject(given)) return { fault: `${side} is not an object that names a node` }
    const fits = (kind: Kind | undefined): kind is Kind => kind !== undefined && kinds.has(kind.name)
    if (given.id !== undefined) {
      const kind = typeof given.id === 'string' ? this.#model.kindOfId(given.id) : undefined
      if (!fits(kind)) return { fault: `${side} has an id of none of the kinds it can be: ${[...kinds].join(', ')}` }
      const fault = idFault(given.id, kind) ?? beside(given, kind)
      return fault ? { fault: `${side} ${fault}` } : (given.id as string)
    }
    const named = given.kind ?? (kinds.size === 1 ? [...kinds][0] : undefined)
    const kind = this.#model.kinds.get(named as string)
    if (!fits(kind)) return { fault: `${side} needs a kind: ${[...kinds].join(' or ')}` }
    return told(kind, side, given)
  }

  #farKinds(link: Link, far: Side, near: Side): Map<Kind, ReadonlySet<string>> {
    const kinds = new Map<Kind, Set<string>>()
    for (const ends of link.ends) {
      const kind = this.#model.kinds.get(ends[near])
      if (kind) kinds.set(kind, (kinds.get(kind) ?? new Set()).add(ends[far]))
    }
    return kinds
  }
}

/** An id says all; anything else beside it could only contradict it. */
function beside(given: Values, kind: Kind): string | undefined {
  for (const key in given)
    if (key !== 'id' && key !== 'kind') return `has an id and beside it ${key}; leave one of them out`
  const same = given.kind === undefined || given.kind === kind.name
  return same ? undefined : `has an id of kind ${kind.name} and names another kind`
}

function told(kind: Kind, side: Side, given: Values): Told | { readonly fault: string } {
  const names = new Set([kind.display, ...kind.naturalKey, 'externalIds'])
  const properties: Values = {}
  for (const name in given) {
    if (name === 'kind') continue
    if (!names.has(name))
      return { fault: `${side} has ${name}; the kind ${kind.name} is told by id, ${[...names].join(', ')}` }
    const fault = put(properties, name, (kind.properties as Properties)[name]!, given[name], () => {})
    if (fault) return { fault: `${side} ${fault}` }
  }
  if (properties[kind.display] === undefined && !properties.externalIds && !properties.url)
    return { fault: `${side} needs an id, externalIds or a ${kind.display}` }
  return { kind, properties }
}

function joins(link: Link): string {
  return link.ends.map(({ from, to }) => `${from} to ${to}`).join(', ')
}
