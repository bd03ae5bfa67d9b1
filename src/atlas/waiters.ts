import type { LinernotesError } from '../errors.ts'
import type { Chart, Waiting } from './atlas.ts'
import { within } from './within.ts'

interface Waiter {
  /** The least revision that will do. */
  readonly revision: number
  readonly serve: (chart: Chart | undefined) => void
  readonly fail: (reason: LinernotesError) => void
}

/** Those who wait for a chart. */
export class Waiters {
  readonly #all = new Set<Waiter>()

  async wait(run: Waiting, late: () => LinernotesError): Promise<Chart | undefined> {
    let waiter!: Waiter
    const served = new Promise<Chart | undefined>((serve, fail) => {
      waiter = { revision: run.revision ?? 0, serve, fail }
    })
    this.#all.add(waiter)
    try {
      return await within(served, run, late)
    } finally {
      this.#all.delete(waiter)
    }
  }

  /** Gives what is known of a revision to those whom it serves. */
  serve(revision: number, chart: Chart | undefined): void {
    for (const waiter of this.#all) if (waiter.revision <= revision) waiter.serve(chart)
  }

  fail(reason: LinernotesError): void {
    for (const waiter of this.#all) waiter.fail(reason)
  }

  /** Whether this revision would serve somebody. */
  want(revision: number): boolean {
    for (const waiter of this.#all) if (waiter.revision <= revision) return true
    return false
  }
}
