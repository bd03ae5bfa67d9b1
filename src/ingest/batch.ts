import type { Entry, Item, Origin, RedirectLine } from './entry.ts'
import { Identity } from './identity.ts'
import { Placement, type Read } from './placement.ts'
import { writeRedirects } from './redirects.ts'
import type { Run } from './run.ts'
import { writeParts } from './writer.ts'

/** Some items on their way into the store. In the last round nothing is put off any more. */
export class Batch {
  /** Nodes and links in it. */
  size = 0
  readonly #run: Run
  readonly #last: boolean
  readonly #reads: Read[] = []
  readonly #redirects: { redirect: RedirectLine; origin: Origin }[] = []

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
    } else if ('untaken' in item) {
      const { what, reason, about } = item.untaken
      tallies.untaken(what, reason, about, item.origin)
    } else if ('remark' in item) {
      const { what, reason, about } = item.remark
      tallies.remark(what, reason, about, item.origin)
    } else if (this.#last) this.#redirects.push(item)
    else {
      tallies.read('redirect')
      putOff.add(item)
    }
  }

  #addEntry(entry: Entry, origin: Origin): void {
    const { validator, tallies, citations } = this.#run
    const links = Array.isArray(entry?.links) ? entry.links : []
    this.size += links.length
    const node = validator.node(entry, {
      cite: (source) => citations.cite(source, origin),
      // What comes a second time was counted the first.
      refuseLink: (type, { reason, about }) => this.#last || tallies.refuse(type, reason, about, origin),
    })
    const what = 'kind' in node ? node.kind.name : validator.kindOf(entry)
    if (!this.#last) {
      if (!('mention' in node && node.mention)) tallies.read(what)
      for (const link of links) tallies.read(validator.typeOf(link))
    }
    if ('kind' in node) this.#reads.push({ node, entry, origin })
    else
      tallies.refuseEntry(
        what,
        node,
        links.map((link) => validator.typeOf(link)),
        origin,
      )
  }

  /** Decides which nodes are meant and writes everything. */
  async commit(): Promise<void> {
    const { store, model, tallies, citations } = this.#run
    await writeRedirects(store, model, tallies, this.#redirects)
    const identity = new Identity(store, model)
    const addresses = citations.takeAddresses()
    for (const id of addresses.keys()) identity.wantId(id)
    for (const { node } of this.#reads) {
      if (node.id === undefined) identity.want(node)
      else if (node.lacks !== undefined && !node.mention) identity.wantId(node.id)
      for (const { other } of node.links) if (typeof other !== 'string') identity.want(other)
    }
    await identity.ask(this.#reads)

    const placement = new Placement(this.#run, identity, this.#last)
    for (const [id, { address }] of addresses) placement.address(id, address)
    await placement.entries(this.#reads)
    await this.#write(placement)
    await citations.settle(false)
  }

  async #write(placement: Placement): Promise<void> {
    const { store, tallies, citations, batchSize } = this.#run
    const { nodes, links, origins } = placement
    const outcomes = await writeParts(store, nodes, links, batchSize)
    nodes.forEach(({ kind, id }, place) => {
      const outcome = outcomes.nodes[place]!
      if (outcome !== 'missing-end') tallies.outcome(kind, outcome)
      citations.written(id)
    })
    links.forEach(({ type, from, to }, place) => {
      const outcome = outcomes.links[place]!
      const origin = origins[place]!
      if (outcome !== 'missing-end') tallies.outcome(type, outcome)
      else if (!this.#last) placement.putOff(origin)
      else
        tallies.refuse(
          type,
          'names a node that does not exist; import that node too',
          `${from} → ${to}`,
          origin.read.origin,
        )
    })
  }
}
