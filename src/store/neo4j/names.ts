import type { Properties } from '../../model/define.ts'
import type { Hop, Model } from '../../model/index.ts'
import { isFolded, type Property } from '../../model/properties.ts'

/** Where a property is kept on a node or relationship. */
export interface Stored {
  readonly property: string
  readonly declared: Property
  readonly name: string
  /** The fold (of `texts`: a list of folds), where filters and orders compare one. */
  readonly key?: string
  /** Of records that refer to nodes: the list of their ids. */
  readonly refs?: string
}

const known = new WeakMap<Properties, ReadonlyMap<string, Stored>>()

/** Names of every property a kind or link declares, by the model's name for it. */
export function storedNames(properties: Properties): ReadonlyMap<string, Stored> {
  const before = known.get(properties)
  if (before) return before
  const names = build(properties)
  known.set(properties, names)
  return names
}

function build(properties: Properties): ReadonlyMap<string, Stored> {
  // A derived name gives way to a declared one. `id` and `key` are what nodes and links are told apart by.
  const taken = new Set(['id', 'key', ...Object.keys(properties)])
  const free = (name: string): string => {
    if (taken.has(name)) return free(`${name}_`)
    taken.add(name)
    return name
  }
  const entries = Object.entries(properties).map(([property, declared]) => {
    const name = property === 'id' || property === 'key' ? free(`${property}_`) : property
    const stored: Stored = {
      property,
      declared,
      name,
      ...(isFolded(declared) && { key: free(`${property}Key`) }),
      ...(declared.record?.refers.length && { refs: free(`${property}Refs`) }),
    }
    return [property, stored] as const
  })
  return new Map(entries)
}

/** A label, relationship type or property as it stands in a statement. */
export function quoted(name: string): string {
  return /^[A-Za-z][A-Za-z0-9_]*$/.test(name) ? name : `\`${name.replaceAll('`', '``')}\``
}

/** `n1.title` */
export function at(variable: string, name: string): string {
  return `${variable}.${quoted(name)}`
}

/** The kinds a step over a link may lead to: with one, the far end needs no label. */
export function farKinds(model: Model, { link, ends, direction }: Hop): ReadonlySet<string> {
  const [near, far] = direction === 'out' ? (['from', 'to'] as const) : (['to', 'from'] as const)
  const declared = model.links.get(link.type)?.ends ?? link.ends
  return new Set(declared.filter((other) => other[near] === ends[near]).map((other) => other[far]))
}
