import { createHash } from 'node:crypto'
import type { Link, Properties } from '../../src/model/define.ts'
import type { Model } from '../../src/model/index.ts'
import type { LinkRecord, NodeRecord, PropertyValues, Redirect } from '../../src/store/contract.ts'

/** A graph as plain lists: what a store is given, and what the brute-force reader reads. */
export interface Graph {
  readonly nodes: readonly NodeRecord[]
  readonly links: readonly KeyedLink[]
  readonly redirects: readonly Redirect[]
}
export interface KeyedLink extends LinkRecord {
  readonly key: string
}

/** One row of a list before it is ordered: a node, the link that led to it, and for chains the nodes between,
 * for a group's link the group. */
export interface Reached {
  readonly node: NodeRecord
  readonly link: KeyedLink | null
  readonly via: readonly NodeRecord[]
}

/** A graph as a store keeps it: no property is absent, every link knows its key. */
export function graphOf(
  model: Model,
  nodes: readonly NodeRecord[],
  links: readonly LinkRecord[],
  redirects: readonly Redirect[] = [],
): Graph {
  return {
    nodes: nodes.map((node) => ({
      ...node,
      properties: whole(model.kinds.get(node.kind)!.properties, node.properties),
    })),
    links: links.map((link) => keyed(model.links.get(link.type)!, link)),
    redirects,
  }
}

function keyed(declared: Link, link: LinkRecord): KeyedLink {
  const properties = whole(declared.properties, link.properties)
  const identity = declared.identity.map((name) => properties[name])
  const written = JSON.stringify([link.type, link.from, link.to].concat(identity as string[]))
  return { ...link, properties, key: createHash('sha256').update(written, 'utf8').digest('base64url').substring(0, 20) }
}

function whole(declared: Properties, given: PropertyValues): PropertyValues {
  const values: Record<string, unknown> = {}
  for (const name of Object.keys(declared)) {
    const { type, fallback } = declared[name]!
    const absent = ['texts', 'records', 'refs'].includes(type) ? [] : null
    values[name] = given[name] ?? (fallback ? fallback(given) : undefined) ?? absent
  }
  return values
}
