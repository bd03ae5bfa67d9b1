import type { Outcome } from '../store/contract.ts'
import type { Origin } from './entry.ts'
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

/** One reason for refusing things of one sort: how often, and the first few. */
export interface Refusal {
  /** A kind, a link's type, "redirect", or "unreadable" for what was no entry at all. */
  readonly what: string
  readonly reason: string
  count: number
  readonly examples: { readonly about: string; readonly origin: Origin }[]
}

/** What a run did, or had done when it was stopped. */
export interface Report {
  readonly source: string | null
  /** By kind, link type, "redirect" and "unreadable"; only those met. */
  readonly tallies: ReadonlyMap<string, Tally>
  readonly refusals: readonly Refusal[]
  /** Stopped by its signal: what the tallies count as written and changed is committed, the rest was not read. */
  readonly stopped: boolean
  readonly seconds: number
}

/** The sums over every sort. */
export function totals(report: Pick<Report, 'tallies'>): Tally {
  const sum = newTally()
  for (const tally of report.tallies.values())
    for (const name of Object.keys(sum) as (keyof Tally)[]) sum[name] += tally[name]
  return sum
}

const keptExamples = 3
const keptReasons = 500

/** Fills a report while a run goes on, in bounded memory. */
export class Tallies {
  readonly tallies = new Map<string, Tally>()
  readonly #refusals = new Map<string, Refusal>()

  read(what: string): void {
    this.#of(what).read++
  }

  outcome(what: string, outcome: Exclude<Outcome, 'missing-end'>): void {
    this.#of(what)[outcome === 'created' ? 'written' : outcome]++
  }

  refuse(what: string, reason: string, about: string, origin: Origin): void {
    this.#of(what).refused++
    const key = `${what} ${reason}`
    const full = this.#refusals.size >= keptReasons && !this.#refusals.has(key)
    const kept = full ? 'another reason; mend the ones above and import again to see it' : reason
    const refusal = this.#refusals.get(full ? `${what} ${kept}` : key) ?? { what, reason: kept, count: 0, examples: [] }
    this.#refusals.set(`${what} ${kept}`, refusal)
    refusal.count++
    if (refusal.examples.length < keptExamples) refusal.examples.push({ about: about.slice(0, 200), origin })
  }

  /** An entry goes with its links: without its node they have nowhere to start. */
  refuseEntry(what: string, { reason, about }: Finding, linkTypes: readonly string[], origin: Origin): void {
    this.refuse(what, reason, about, origin)
    for (const type of linkTypes) this.refuse(type, 'stands in an entry that was refused', about, origin)
  }

  report(rest: Pick<Report, 'source' | 'stopped' | 'seconds'>): Report {
    const refusals = [...this.#refusals.values()].sort((a, b) => b.count - a.count)
    return { ...rest, tallies: this.tallies, refusals }
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
