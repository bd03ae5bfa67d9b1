import type { LinkRecord, NodeRecord } from '../../../src/store/contract.ts'

/** What a node or a link says of itself, as read back from a store. */
export type Statement = Readonly<Record<string, unknown>>

/** A loaded graph with the look-ups of a reader, remembering what was looked at. */
export class Graph {
  readonly nodes = new Map<string, Statement>()
  readonly seen = new Set<Statement>()
  readonly #links = new Map<string, LinkRecord[]>()
  readonly #artists = new Map<string, string>()
  readonly #aliases = new Map<string, string>()
  readonly #called = new Map<string, string>()

  constructor(nodes: readonly NodeRecord[], links: readonly LinkRecord[]) {
    for (const { kind, id, properties } of nodes) {
      this.nodes.set(id, properties)
      for (const name of [properties.name, properties.title, properties.url])
        if (name) this.#called.set(`${kind} ${name}`, id)
      if (kind !== 'Artist') continue
      this.#artists.set(String(properties.name), id)
      for (const alias of properties.aliases as string[]) this.#aliases.set(alias, id)
    }
    for (const link of links) {
      const { type, from, to } = link
      for (const key of [`${type} ${from}`, `${type} ${from} ${to}`, `${type} > ${to}`]) {
        const some = this.#links.get(key)
        if (some) some.push(link)
        else this.#links.set(key, [link])
      }
    }
  }

  node(id: string): Statement[] {
    const node = this.nodes.get(id)
    if (node) this.seen.add(node)
    return node ? [node] : []
  }

  /** The properties of the links between two nodes that carry all the given ones. */
  between(type: string, from: string | undefined, to: string | undefined, given: Statement = {}): Statement[] {
    const fits = (this.#links.get(`${type} ${from} ${to}`) ?? [])
      .map(({ properties }) => properties)
      .filter(carries(given))
    for (const each of fits) this.seen.add(each)
    return fits
  }

  outOf(type: string, from: string): LinkRecord[] {
    return this.#links.get(`${type} ${from}`) ?? []
  }

  into(type: string, to: string): LinkRecord[] {
    return this.#links.get(`${type} > ${to}`) ?? []
  }

  /** The artist of that name, or else with that alias. */
  artist(name: string): string | undefined {
    return this.#artists.get(name) ?? this.#aliases.get(name)
  }

  /** The node of a kind with that name, title or address. */
  called(kind: string, name: string): string | undefined {
    const id = this.#called.get(`${kind} ${name}`)
    if (id) this.node(id)
    return id
  }

  name(id: string): string {
    const node = this.nodes.get(id)
    return String(node?.name ?? node?.title)
  }
}

function carries(given: Statement): (statement: Statement) => boolean {
  return (statement) => Object.entries(given).every(([name, value]) => (statement[name] ?? null) === (value ?? null))
}
