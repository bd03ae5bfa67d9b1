import type { LinkRecord, NodeRecord } from '../store/contract.ts'
import type { Told } from './endpoint.ts'
import type { Entry, EntryLink, Origin } from './entry.ts'
import type { Identity, Meaning } from './identity.ts'
import type { Run } from './run.ts'
import type { CheckedLink, CheckedNode, Finding } from './validate.ts'
import { lacking, type Values } from './values.ts'

/** An entry that was read and checked. */
export interface Read {
  readonly node: CheckedNode
  readonly entry: Entry
  readonly origin: Origin
}

/** A link whose near end, its entry's node, is decided. */
export interface Placed {
  readonly link: CheckedLink
  readonly near: string
  readonly read: Read
}

/** The records of a batch, once it is decided which nodes are meant. What cannot be placed is put off or, in the last round, refused. */
export class Placement {
  readonly nodes: NodeRecord[] = []
  readonly links: LinkRecord[] = []
  /** Where each link comes from. */
  readonly origins: Placed[] = []
  readonly #run: Run
  readonly #identity: Identity
  readonly #last: boolean

  constructor(run: Run, identity: Identity, last: boolean) {
    this.#run = run
    this.#identity = identity
    this.#last = last
  }

  /** A source cited by its address; one that is there keeps the name it has. */
  address(id: string, address: string): void {
    if (this.#identity.existing(id) === undefined)
      this.nodes.push({ kind: 'Source', id, properties: { name: nameOfAddress(address), url: address } })
    this.#run.citations.known(id)
  }

  async entries(reads: readonly Read[]): Promise<void> {
    const ids = new Map<Read, string>()
    // What can only add to a node comes after what makes one.
    for (const lacking of [false, true])
      for (const read of reads) {
        if ((read.node.lacks !== undefined) !== lacking) continue
        const id = await this.#node(read)
        if (id !== undefined) ids.set(read, id)
      }
    for (const [read, near] of ids) for (const link of read.node.links) await this.#link({ link, near, read })
  }

  putOff({ link, near, read }: Placed): void {
    const entry = { kind: read.node.kind.name, id: near, links: [link.given as EntryLink] }
    this.#run.putOff.add({ entry, origin: read.origin })
  }

  /** The id of an entry's node, which will be there with this batch; undefined when it is refused or put off. */
  async #node(read: Read): Promise<string | undefined> {
    const { kind, id, lacks, mention, properties } = read.node
    if (mention) return id
    const meaning: Meaning | undefined = id === undefined ? this.#identity.meaning(read.node) : this.#given(id, lacks)
    if (meaning && 'ambiguous' in meaning) return this.#refuseEntry(read, ambiguous(read.node, meaning.ambiguous))
    if (!meaning && lacks !== undefined) return this.#notThere(read, lacks)
    const decided = meaning?.id ?? (await this.#identity.mint(read.node))
    if (id === undefined) this.#identity.add(decided, read.node)
    // Who is told by a name is not renamed by its spelling.
    const told = meaning?.byName ? without(properties, kind.display) : properties
    this.nodes.push({ kind: kind.name, id: decided, properties: told })
    return decided
  }

  /** A whole node is made under its id when it is not there; one that lacks something has to be there. */
  #given(id: string, lacks: string | undefined): Meaning | undefined {
    const existing = lacks === undefined ? id : this.#identity.existing(id)
    return existing === undefined ? undefined : { id: existing, byName: false }
  }

  #notThere(read: Read, lacks: string): undefined {
    const about = read.node.id ?? nameOf(read.node)
    if (!this.#last) this.#run.putOff.add({ entry: read.entry, origin: read.origin })
    else this.#refuseEntry(read, { reason: `is not in the store, and ${lacks}`, about })
  }

  async #link(placed: Placed): Promise<void> {
    const { link, near } = placed
    const far = typeof link.other === 'string' ? link.other : await this.#far(link.other, placed)
    if (far === undefined) return
    const [from, to] = link.side === 'to' ? [near, far] : [far, near]
    this.links.push({ type: link.link.type, from, to, properties: link.properties })
    this.origins.push(placed)
  }

  /** The id of a link's other end, made in the last round where it has to be; undefined when the link is refused or put off. */
  async #far(told: Told, placed: Placed): Promise<string | undefined> {
    const meaning = this.#identity.meaning(told)
    if (meaning && 'ambiguous' in meaning) return this.#refuseLink(placed, ambiguous(told, meaning.ambiguous))
    if (meaning) return meaning.id
    if (!this.#last) return void this.putOff(placed)
    const lacks = lacking(told.kind.properties, told.properties)
    if (lacks !== undefined) {
      const about = `${placed.near} ${placed.link.side} ${nameOf(told)}`
      return this.#refuseLink(placed, { reason: `leads to a node that is not in the store, and ${lacks}`, about })
    }
    const id = await this.#identity.mint(told)
    this.#identity.add(id, told)
    this.nodes.push({ kind: told.kind.name, id, properties: told.properties })
    return id
  }

  #refuseLink({ link, read }: Placed, { reason, about }: Finding): undefined {
    this.#run.tallies.refuse(link.link.type, reason, about, read.origin)
  }

  #refuseEntry({ node, origin }: Read, finding: Finding): undefined {
    const types = node.links.map(({ link }) => link.type)
    this.#run.tallies.refuseEntry(node.kind.name, finding, types, origin)
  }
}

function ambiguous(told: Told, ids: readonly string[]): Finding {
  const reason = 'names one node but fits several; name it by id'
  return { reason, about: `${nameOf(told)}: ${ids.slice(0, 5).join(', ')}` }
}

function nameOf({ kind, properties }: Told): string {
  return `${kind.name} ${JSON.stringify(properties[kind.display] ?? properties.externalIds ?? '')}`
}

/** "www.vevo.com/watch/x": what a source is called of which only the address is known. */
function nameOfAddress(address: string): string {
  return address.replace(/^https?:\/\//i, '').replace(/\/$/, '')
}

function without(properties: Values, name: string): Values {
  const { [name]: _, ...rest } = properties
  return rest
}
