import type { Outcome, Redirect, Written } from '../store/contract.ts'
import { CitedInBatch } from './citations.ts'
import type { Course, Point } from './course.ts'
import type { Entry, Item, Origin, RedirectLine } from './entry.ts'
import { Identity } from './identity.ts'
import { knownBy } from './known-by.ts'
import { Placement, type Read } from './placement.ts'
import { type Citation, PutOff, rounds } from './put-off.ts'
import { checkedRedirects } from './redirects.ts'
import { Tallies } from './report.ts'
import type { Run } from './run.ts'
import { writeParts } from './writer.ts'

type Outcomes = Pick<Written, 'nodes' | 'links'>

/**
 * Some items on their way into the store. What is to be told of them and what has to wait is the batch's own until it
 * is committed, so that the next can be filled meanwhile. After the first round no entry is put off any more.
 */
export class Batch {
  /** Nodes and links in it. */
  size = 0
  readonly #run: Run
  readonly #last: boolean
  readonly #reads: Read[] = []
  readonly #redirects: { redirect: RedirectLine; origin: Origin }[] = []
  readonly #citations: Citation[] = []
  readonly #cited: CitedInBatch

  constructor(run: Omit<Run, 'tallies' | 'putOff'>, round: number) {
    this.#run = { ...run, tallies: new Tallies(), putOff: new PutOff() }
    this.#last = round !== rounds.reading
    this.#cited = new CitedInBatch(run.citations)
  }

  /** Checks an item; one with a fault goes into the report, not into the batch. */
  add(item: Item | Citation): void {
    const { tallies, putOff } = this.#run
    this.size++
    if ('entry' in item) this.#addEntry(item.entry, item.origin)
    else if ('cited' in item) this.#citations.push(item)
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
    const { validator, tallies } = this.#run
    const links = Array.isArray(entry?.links) ? entry.links : []
    this.size += links.length
    const node = validator.node(entry, {
      cite: (source) => this.#cited.cite(source, origin),
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

  /** Decides which nodes are meant and writes everything, with where the run is then. */
  async commit(course: Course, point: Point): Promise<void> {
    const { store, model, tallies, joins } = this.#run
    const redirects = await checkedRedirects(store, model, tallies, this.#redirects)
    const identity = new Identity(store, model)
    for (const id of this.#cited.addresses.keys()) identity.wantId(id)
    for (const id of this.#cited.others.keys()) identity.wantId(id)
    for (const { cited } of this.#citations) identity.wantId(cited)
    for (const { node } of this.#reads) {
      if (node.id === undefined) identity.want(node)
      else if (node.lacks !== undefined && !node.mention) identity.wantId(node.id)
      else if (!node.mention && (joins || knownBy(node).certainId !== undefined)) {
        identity.want(node)
        identity.wantId(node.id)
      }
      for (const { other } of node.links) if (typeof other !== 'string') identity.want(other)
    }
    await identity.ask(this.#reads)

    const placement = new Placement(this.#run, identity, this.#last)
    for (const [id, { address }] of this.#cited.addresses) placement.address(id, address)
    await placement.entries(this.#reads)
    this.#settleCitations(identity)
    await this.#write(placement, redirects, course, point)
  }

  #settleCitations(identity: Identity): void {
    const { citations, putOff, tallies } = this.#run
    for (const [cited, origin] of this.#cited.others) {
      if (identity.existing(cited) === undefined) putOff.cite({ cited, origin })
      citations.known(cited)
    }
    for (const { cited, origin } of this.#citations) {
      if (citations.isRefused(cited) || identity.existing(cited) !== undefined) continue
      citations.refused(cited)
      tallies.refuse('citation', 'names a node that is nowhere described; add an entry with that id', cited, origin)
    }
  }

  async #write(placement: Placement, redirects: readonly Redirect[], course: Course, point: Point): Promise<void> {
    const { store, putOff, batchSize } = this.#run
    const { nodes, links, merges } = placement
    const before = putOff.size
    let told = this.#run.tallies
    // Asked inside the transaction, perhaps more than once: it starts from the same each time.
    const journal = (outcomes: Outcomes) => {
      putOff.rewind(before)
      told = new Tallies()
      told.add(this.#run.tallies)
      this.#tell(placement, outcomes, told)
      return course.entry(point, told, putOff)
    }
    const held = course.held()
    const whole = { nodes, links, redirects: [...redirects, ...placement.redirects], merges, journal, held }
    await writeParts(store, whole, batchSize)
    course.passed(point, told, putOff)
  }

  #tell(placement: Placement, outcomes: Outcomes, tallies: Tallies): void {
    const { nodes, links, origins } = placement
    nodes.forEach(({ kind }, place) => {
      tallies.outcome(kind, outcomes.nodes[place] as Exclude<Outcome, 'missing-end'>)
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
