import { goesBefore, tellerOfId } from '../model/standing.ts'
import type { LinkRecord, NodeRecord, Redirect } from '../store/contract.ts'
import type { Told } from './endpoint.ts'
import type { Entry, EntryLink, Origin } from './entry.ts'
import type { Identity, Meant } from './identity.ts'
import { knownBy } from './known-by.ts'
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
  /** Ids under which sources know nodes that go by others. */
  readonly redirects: Redirect[] = []
  /** Nodes that go by a better id from now on. */
  readonly merges: Redirect[] = []
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
    for (const [read, near] of ids)
      for (const link of read.node.links) {
        const { other } = link
        const placed = { link, near, read }
        const far = typeof other === 'string' ? other : await this.#far(other, placed)
        if (far !== undefined) this.#link(placed, far)
      }
  }

  putOff({ link, near, read }: Placed): void {
    const entry = { kind: read.node.kind.name, id: near, links: [link.given as EntryLink] }
    this.#run.putOff.add({ entry, origin: read.origin })
  }

  /** The id of an entry's node, which will be there with this batch; undefined when it is refused or put off. */
  async #node(read: Read): Promise<string | undefined> {
    const { node, origin } = read
    if (node.mention) return node.id
    const given = node.id
    const meaning = given === undefined ? this.#identity.meaning(node) : this.#given(given, node.lacks)
    if (meaning && 'ambiguous' in meaning) return this.#refuseEntry(read, ambiguous(node, meaning.ambiguous))
    if (!meaning && node.lacks !== undefined) return this.#notThere(read, node.lacks)
    const id = given === undefined ? await this.#decide(node, meaning, origin) : (meaning?.id ?? given)
    if (given !== undefined && node.lacks === undefined) this.#claim(given, node, origin)
    // Who is told by a name is not renamed by its spelling.
    this.#put(node.kind.name, id, meaning?.byName ? without(node.properties, node.kind.display) : node.properties)
    return id
  }

  /** A whole node is made under its id when it is not there; one that lacks something has to be there. */
  #given(id: string, lacks: string | undefined): Meant | undefined {
    const existing = lacks === undefined ? id : this.#identity.existing(id)
    return existing === undefined ? undefined : { id: existing, byName: false, others: [] }
  }

  /** The id a node that is told without one is written under, a new one where nothing is meant. */
  async #decide(told: Told, meaning: Meant | undefined, origin: Origin): Promise<string> {
    const own = knownBy(told).certainId
    const id = meaning?.id ?? (await this.#identity.mint(told))
    if (meaning) this.#duplicates(told, id, meaning.others, origin)
    const better = meaning && own !== undefined && tellerOfId(id) !== null && goesBefore(own, id) ? own : id
    if (better !== id) this.#rename(id, better)
    else if (own !== undefined && own !== id && this.#identity.existing(own) === undefined)
      this.redirects.push({ from: own, into: id })
    this.#identity.add(better, told)
    if (own !== undefined) this.#maybe(told, better, origin)
    return better
  }

  /** What an entry with an id of its own says of outside ids: nodes that sources brought are the same, and go by it. */
  #claim(id: string, told: Told, origin: Origin): void {
    const claimed = this.#identity.sure(told).filter((one) => one !== id)
    for (const other of claimed)
      if (tellerOfId(other) !== null && !this.#identity.wasThere(id)) this.#rename(other, id)
      else this.#duplicates(told, id, [other], origin)
    // Two that people call by two names here are two.
    if (this.#run.joins) this.#maybe(told, id, origin, (other) => tellerOfId(other) !== null)
  }

  #rename(from: string, into: string): void {
    this.merges.push({ from, into })
    this.#identity.move(from, into)
  }

  #duplicates(told: Told, id: string, others: readonly string[], origin: Origin): void {
    for (const other of others)
      this.#run.tallies.duplicate(
        told.kind.name,
        'are told to be one by the ids of one entry',
        `${id} ${other}`,
        origin,
      )
  }

  /** Namesakes are looked at again when all links are in. */
  #maybe(told: Told, id: string, origin: Origin, isMeant: (other: string) => boolean = () => true): void {
    if (this.#last) return
    for (const other of this.#identity.namesakes(told, id).filter(isMeant))
      this.#run.putOff.maybe({ maybe: [id, other], origin })
  }

  #put(kind: string, id: string, properties: Values): void {
    this.nodes.push({ kind, id, properties: this.#told(properties) })
  }

  #told(properties: Values): Values {
    const { teller } = this.#run
    return teller === null || properties.standing !== undefined ? properties : { ...properties, standing: teller }
  }

  #notThere(read: Read, lacks: string): undefined {
    const about = read.node.id ?? nameOf(read.node)
    if (!this.#last) this.#run.putOff.add({ entry: read.entry, origin: read.origin })
    else this.#refuseEntry(read, { reason: `is not in the store, and ${lacks}`, about })
  }

  #link(placed: Placed, far: string): void {
    const { link, near } = placed
    const [from, to] = link.side === 'to' ? [near, far] : [far, near]
    this.links.push({ type: link.link.type, from, to, properties: this.#told(link.properties) })
    this.origins.push(placed)
  }

  /** The id of a link's other end, made in the last round where it has to be; undefined when the link is refused or put off. */
  async #far(told: Told, placed: Placed): Promise<string | undefined> {
    const meaning = this.#identity.meaning(told)
    if (meaning && 'ambiguous' in meaning) return this.#refuseLink(placed, ambiguous(told, meaning.ambiguous))
    if (meaning?.byName) return meaning.id
    const lacks = lacking(told.kind.properties, told.properties)
    // By an id that a source gives it, it is called the same whether its own entry comes first or last, or never.
    const callable = knownBy(told).certainId !== undefined && lacks === undefined
    if (meaning && !callable) return meaning.id
    if (!callable && !this.#last) return void this.putOff(placed)
    if (lacks !== undefined) {
      const about = `${placed.near} ${placed.link.side} ${nameOf(told)}`
      return this.#refuseLink(placed, { reason: `leads to a node that is not in the store, and ${lacks}`, about })
    }
    const id = await this.#decide(told, meaning, placed.read.origin)
    if (meaning?.id !== id) this.#put(told.kind.name, id, told.properties)
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
