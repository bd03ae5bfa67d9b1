import type { KnownLink } from '../../store/known-link.ts'

/**
 * What a walk found: plain data in the form of its field's GraphQL type, in which nodes and links are only named. What
 * of them is shown, and so read, the request says. A function stands for a value that is made only when it is asked for.
 */
export type Found = unknown

/** A node, by its id. */
export class NodeRef {
  readonly id: string
  constructor(id: string) {
    this.id = id
  }
}

/** A link, by all that names it. */
export class LinkRef implements KnownLink {
  readonly type: string
  readonly key: string
  readonly from: string
  readonly to: string
  constructor({ type, key, from, to }: KnownLink) {
    this.type = type
    this.key = key
    this.from = from
    this.to = to
  }
}

/** A path that is to be put into words. */
export class PathRef {
  /** Ids in walking order. */
  readonly nodes: readonly string[]
  readonly links: readonly LinkRef[]
  constructor(nodes: readonly string[], links: readonly LinkRef[]) {
    this.nodes = nodes
    this.links = links
  }
}

/** A field of what was found; one that is made when asked for is made once. */
export function fieldOf(found: Found, name: string): Found {
  const holder = found as Record<string, unknown>
  const value = holder[name]
  if (typeof value !== 'function') return value
  holder[name] = value()
  return holder[name]
}
