import type { Outcome } from '../store/contract.ts'
import type { Origin } from './entry.ts'
import { type Group, Groups } from './groups.ts'
import type { Finding } from './validate.ts'

/** What became of the things of one sort. Nodes made only because a link or a statement named them are not read. */
export interface Tally {
  read: number
  /** New in the store. */
  written: number
  changed: number
  unchanged: number
  refused: number
}

/** What a run did, or had done when it was stopped. */
export interface Report {
  readonly source: string | null
  /** By kind, link type, "redirect" and "unreadable"; only those met. */
  readonly tallies: ReadonlyMap<string, Tally>
  /** Not taken, because something is wrong with it. */
  readonly refusals: readonly Group[]
  /** Not taken, because the graph keeps nothing of the sort. */
  readonly untaken: readonly Group[]
  /** Nodes that may be one, and were left two. */
  readonly duplicates: readonly Group[]
  /** Taken, and worth a look. */
  readonly remarks: readonly Group[]
  /** Entries that an earlier run had taken, which this one went on from: the report tells of both. 0 for a run of its own. */
  readonly takenBefore: number
  /** Stopped by its signal: what the tallies count as written and changed is committed, the rest was not read. */
  readonly stopped: boolean
  /** Of this run alone. */
  readonly seconds: number
}

/** The sums over every sort. */
export function totals(report: Pick<Report, 'tallies'>): Tally {
  const sum = newTally()
  for (const tally of report.tallies.values())
    for (const name of Object.keys(sum) as (keyof Tally)[]) sum[name] += tally[name]
  return sum
}

/** Fills a report while a run goes on, in bounded memory. */
export class Tallies {
  readonly tallies = new Map<string, Tally>()
  readonly #refusals = new Groups()
  readonly #untaken = new Groups()
  readonly #remarks = new Groups()
  readonly #duplicates = new Groups()

  read(what: string): void {
    this.#of(what).read++
  }

  outcome(what: string, outcome: Exclude<Outcome, 'missing-end'>): void {
    this.#of(what)[outcome === 'created' ? 'written' : outcome]++
  }

  refuse(what: string, reason: string, about: string, origin: Origin): void {
    this.#of(what).refused++
    this.#refusals.add(what, reason, about, origin)
  }

  untaken(what: string, reason: string, about: string, origin: Origin): void {
    this.#untaken.add(what, reason, about, origin)
  }

  duplicate(what: string, reason: string, about: string, origin: Origin): void {
    this.#duplicates.add(what, reason, about, origin)
  }

  remark(what: string, reason: string, about: string, origin: Origin): void {
    this.#remarks.add(what, reason, about, origin)
  }

  /** An entry goes with its links: without its node they have nowhere to start. */
  refuseEntry(what: string, { reason, about }: Finding, linkTypes: readonly string[], origin: Origin): void {
    this.refuse(what, reason, about, origin)
    for (const type of linkTypes) this.refuse(type, 'stands in an entry that was refused', about, origin)
  }

  /** Counts what other tallies hold too. */
  add(other: Tallies): void {
    for (const [what, tally] of other.tallies) {
      const mine = this.#of(what)
      for (const name of Object.keys(mine) as (keyof Tally)[]) mine[name] += tally[name]
    }
    this.#refusals.addAll(other.#refusals)
    this.#untaken.addAll(other.#untaken)
    this.#remarks.addAll(other.#remarks)
    this.#duplicates.addAll(other.#duplicates)
  }

  /** As text, which `fromText` reads again. */
  toText(): string {
    const groups = [this.#refusals, this.#untaken, this.#remarks, this.#duplicates].map((some) => [...some])
    return JSON.stringify([[...this.tallies], ...groups])
  }

  static fromText(text: string): Tallies {
    const [tallies, ...groups] = JSON.parse(text) as [[string, Tally][], ...Group[][]]
    const [refusals = [], untaken = [], remarks = [], duplicates = []] = groups
    const read = new Tallies()
    for (const [what, tally] of tallies) read.tallies.set(what, tally)
    read.#refusals.addAll(refusals)
    read.#untaken.addAll(untaken)
    read.#remarks.addAll(remarks)
    read.#duplicates.addAll(duplicates)
    return read
  }

  report(rest: Pick<Report, 'source' | 'takenBefore' | 'stopped' | 'seconds'>): Report {
    return {
      ...rest,
      tallies: this.tallies,
      refusals: this.#refusals.list(),
      untaken: this.#untaken.list(),
      remarks: this.#remarks.list(),
      duplicates: this.#duplicates.list(),
    }
  }

  #of(what: string): Tally {
    let tally = this.tallies.get(what)
    if (!tally) {
      tally = newTally()
      this.tallies.set(what, tally)
    }
    return tally
  }
}

function newTally(): Tally {
  return { read: 0, written: 0, changed: 0, unchanged: 0, refused: 0 }
}
