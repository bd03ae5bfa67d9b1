import type { Kind } from '../model/define.ts'
import type { Model } from '../model/index.ts'
import type { LinkRecord, NodeRecord, Store } from '../store/contract.ts'
import type { Citations } from './citations.ts'
import type { Told } from './endpoint.ts'
import type { Entry, EntryLink, Item, Origin, RedirectLine } from './entry.ts'
import { Identity } from './identity.ts'
import type { PutOff } from './put-off.ts'
import { writeRedirects } from './redirects.ts'
import type { Tallies } from './report.ts'
import type { CheckedLink, CheckedNode, Finding, Validator } from './validate.ts'
import { lacking, type Values } from './values.ts'
import { writeParts } from './writer.ts'

/** What the batches of one run share. */
export interface Run {
  readonly store: Store
  readonly model: Model
  readonly validator: Validator
  readonly tallies: Tallies
  readonly citations: Citations
  readonly putOff: PutOff
  readonly batchSize: number
}

interface Read {
  readonly node: CheckedNode
  readonly entry: Entry
  readonly origin: Origin
}

/** A link whose near end is decided. */
interface Placed {
  readonly link: CheckedLink
  readonly near: string
  readonly kind: Kind
  readonly origin: Origin
}

/** Some items on their way into the store. In the last round nothing is put off any more. */
export class Batch {
  /** Nodes and links in it. */
  size = 0
  readonly #run: Run
  readonly #last: boolean
  readonly #reads: Read[] = []
  readonly #redirects: { redirect: RedirectLine; origin: Origin }[] = []
  readonly #nodes: NodeRecord[] = []
  readonly #links: LinkRecord[] = []
  readonly #placed: Placed[] = []

  constructor(run: Run, last: boolean) {
    this.#run = run
    this.#last = last
  }

  /** Checks an item; one with a fault goes into the report, not into the batch. */
  add(item: Item): void {
    const { tallies, putOff } = this.#run
    this.size++
    if ('entry' in item) this.#addEntry(item.entry, item.origin)
    else if ('refused' in item) {
      tallies.read('unreadable')
      tallies.refuse('unreadable', item.refused, '', item.origin)
    } else if (this.#last) this.#redirects.push(item)
    else {
      tallies.read('redirect')
      putOff.add(item)
    }
  }

  #addEntry(entry: Entry, origin: Origin): void {
    const { validator, tallies, citations } = this.#run
    const node = validator.node(entry, {
      cite: (source) => citations.cite(source, origin),
      refuseLink: (type, finding) => this.#refuse(type, finding, origin),
    })
    const links = Array.isArray(entry?.links) ? entry.links : []
    this.size += links.length
    const what = 'kind' in node ? node.kind.name : validator.kindOf(entry)
    if (!this.#last) {
      tallies.read(what)
      for (const link of links) tallies.read(validator.typeOf(link))
    }
    if ('kind' in node) this.#reads.push({ node, entry, origin })
    else this.#refuseEntry(what, node, links, origin)
  }

  /** Decides which nodes are meant and writes everything. */
  async commit(): Promise<void> {
    const { store, model, tallies, citations } = this.#run
    await writeRedirects(store, model, tallies, this.#redirects)
    const identity = new Identity(store, model)
    const addresses = citations.takeAddresses()
    for (const id of addresses.keys()) identity.wantId(id)
    for (const { node } of this.#reads) want(identity, node)
    await identity.ask(this.#reads)

    for (const [id, { address }] of addresses) {
      if (identity.existing(id) === undefined)
        this.#nodes.push({ kind: 'Source', id, properties: { name: nameOfAddress(address), url: address } })
      citations.known(id)
    }
    // What can only add to a node comes after what makes one.
    const placed = new Map<Read, string>()
    for (const whole of [true, false])
      for (const read of this.#reads) {
        if ((read.node.lacks === undefined) !== whole) continue
        const id = await this.#placeNode(identity, read)
        if (id !== undefined) placed.set(read, id)
      }
    for (const [{ node, origin }, near] of placed)
      for (const link of node.links) await this.#placeLink(identity, { link, near, kind: node.kind, origin })
    await this.#write()
    await citations.settle(false)
  }

  /** The id of an entry's node, which will be there with this batch; undefined when it is refused or put off. */
  async #placeNode(identity: Identity, read: Read): Promise<string | undefined> {
    const { node, entry, origin } = read
    const { kind, lacks, properties } = node
    if (node.id !== undefined) {
      if (lacks === undefined) this.#nodes.push({ kind: kind.name, id: node.id, properties })
      else if (!isEmpty(properties) || node.links.length === 0) {
        const id = identity.existing(node.id)
        if (id !== undefined) this.#nodes.push({ kind: kind.name, id, properties })
        else return this.#notThere(read, lacks)
      }
      return node.id
    }
    const meaning = identity.meaning(node)
    if (meaning && 'ambiguous' in meaning) {
      this.#refuseEntry(kind.name, ambiguous(node, meaning.ambiguous), entry.links ?? [], origin)
      return undefined
    }
    if (!meaning && lacks !== undefined) return this.#notThere(read, lacks)
    const id = meaning?.id ?? (await identity.mint(node))
    identity.add(id, node)
    this.#nodes.push({
      kind: kind.name,
      id,
      properties: meaning?.byName ? without(properties, kind.display) : properties,
    })
    return id
  }

  #notThere({ node, entry, origin }: Read, lacks: string): undefined {
    const about = node.id ?? nameOf(node)
    if (!this.#last) this.#run.putOff.add({ entry, origin })
    else
      this.#refuseEntry(
        node.kind.name,
        { reason: `is not in the store, and ${lacks}`, about },
        entry.links ?? [],
        origin,
      )
  }

  async #placeLink(identity: Identity, placed: Placed): Promise<void> {
    const { link, near, origin } = placed
    const { other, side } = link
    let far = typeof other === 'string' ? other : undefined
    if (typeof other !== 'string') {
      const meaning = identity.meaning(other)
      if (meaning && 'ambiguous' in meaning)
        return this.#refuse(link.link.type, ambiguous(other, meaning.ambiguous), origin)
      far = meaning?.id
      if (far === undefined) {
        if (!this.#last) return this.#putOff(placed)
        far = await this.#made(identity, other, placed)
      }
    }
    if (far === undefined) return
    const [from, to] = side === 'to' ? [near, far] : [far, near]
    this.#links.push({ type: link.link.type, from, to, properties: link.properties })
    this.#placed.push(placed)
  }

  /** The id of a node made from no more than what a link tells of it; undefined, and refused, when that is too little. */
  async #made(identity: Identity, told: Told, { link, near, origin }: Placed): Promise<string | undefined> {
    const lacks = lacking(told.kind.properties, told.properties)
    if (lacks !== undefined) {
      const about = `${near} ${link.side} ${nameOf(told)}`
      this.#refuse(link.link.type, { reason: `leads to a node that is not in the store, and ${lacks}`, about }, origin)
      return undefined
    }
    const id = await identity.mint(told)
    identity.add(id, told)
    this.#nodes.push({ kind: told.kind.name, id, properties: told.properties })
    return id
  }

  async #write(): Promise<void> {
    const { store, tallies, citations, batchSize } = this.#run
    const outcomes = await writeParts(store, this.#nodes, this.#links, batchSize)
    this.#nodes.forEach(({ kind, id }, place) => {
      const outcome = outcomes.nodes[place]!
      if (outcome !== 'missing-end') tallies.outcome(kind, outcome)
      citations.written(id)
    })
    this.#links.forEach(({ type, from, to }, place) => {
      const outcome = outcomes.links[place]!
      if (outcome !== 'missing-end') tallies.outcome(type, outcome)
      else if (!this.#last) this.#putOff(this.#placed[place]!)
      else
        this.#refuse(
          type,
          { reason: 'names a node that does not exist; import that node too', about: `${from} → ${to}` },
          this.#placed[place]!.origin,
        )
    })
  }

  #putOff({ link, near, kind, origin }: Placed): void {
    this.#run.putOff.add({ entry: { kind: kind.name, id: near, links: [link.given as EntryLink] }, origin })
  }

  #refuse(what: string, { reason, about }: Finding, origin: Origin): void {
    this.#run.tallies.refuse(what, reason, about, origin)
  }

  /** Without its entry's node a link has nowhere to start. */
  #refuseEntry(what: string, finding: Finding, links: readonly EntryLink[], origin: Origin): void {
    this.#refuse(what, finding, origin)
    const reason = 'stands in an entry that was refused'
    for (const link of links) this.#refuse(this.#run.validator.typeOf(link), { reason, about: finding.about }, origin)
  }
}

function want(identity: Identity, node: CheckedNode): void {
  if (node.id === undefined) identity.want(node)
  else if (node.lacks !== undefined && (!isEmpty(node.properties) || node.links.length === 0)) identity.wantId(node.id)
  for (const { other } of node.links) if (typeof other !== 'string') identity.want(other)
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

function isEmpty(properties: Values): boolean {
  for (const _ in properties) return false
  return true
}
