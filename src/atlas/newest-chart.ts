import { LinernotesError, oursOr } from '../errors.ts'
import type { Chart, Waiting } from './atlas.ts'
import type { Built } from './build-chart.ts'
import { type Building, startBuilding } from './building.ts'
import { Nap } from './nap.ts'
import type { AtlasParts } from './parts.ts'
import { Waiters } from './waiters.ts'

/** What is known of one revision of the graph: its chart, or that it has too many links for one. */
export interface Known {
  readonly revision: number
  readonly chart?: Chart
  readonly tooLarge?: number
}

/** Milliseconds: the longest pause after failures in a row. */
const longestPause = 30_000

/**
 * Builds charts one after the other, never two at once: the first at once, later ones when the store's revision has
 * changed. Between two lies at least the time that the last took, so that a long import costs no more than half of a
 * processor; unless somebody waits for the new revision by name.
 */
export class NewestChart {
  known: Known | undefined
  readonly #parts: AtlasParts
  readonly #onNew: (known: Known) => void
  readonly #waiters = new Waiters()
  readonly #nap = new Nap()
  #building: Building | undefined
  /** Of the last attempt, until the store answers again. */
  #failure: LinernotesError | undefined
  #failures = 0
  #restUntil = 0
  /** Nodes and links there are about; 0 until it is known. */
  #size: { total: number } | undefined
  #closed: LinernotesError | undefined
  readonly #ended: Promise<void>

  constructor(parts: AtlasParts, onNew: (known: Known) => void) {
    this.#parts = parts
    this.#onNew = onNew
    this.#ended = this.#keep()
  }

  /** As `Atlas.chart`. */
  async wait(run: Waiting): Promise<Chart | undefined> {
    if (this.#closed) throw this.#closed
    if (this.known && this.known.revision >= (run.revision ?? 0)) return this.known.chart
    if (this.#failure && !this.#building?.read()) throw this.#failure
    if (!this.known) this.#size ??= this.#about()
    const chart = this.#waiters.wait(run, () => this.#late(run))
    this.#nap.end()
    return chart
  }

  /** Whoever waits is told the reason. Safe to call twice. */
  async close(reason: LinernotesError): Promise<void> {
    this.#closed ??= reason
    this.#waiters.fail(reason)
    this.#nap.end()
    await this.#building?.end()
    await this.#ended
  }

  async #keep(): Promise<void> {
    const { store, every = 1_000 } = this.#parts
    while (!this.#closed) {
      try {
        const revision = this.known && (await store.revision())
        if (this.#isDue(revision)) await this.#build()
        this.#failure = undefined
        this.#failures = 0
        await this.#nap.take(every)
      } catch (failure) {
        if (this.#closed) return
        const pause = Math.min(every * 2 ** this.#failures++, longestPause)
        this.#fail(failure, pause)
        await this.#nap.take(pause)
      }
    }
  }

  #isDue(revision: number | undefined): boolean {
    if (this.#closed) return false
    if (!this.known || revision === undefined) return true
    if (revision === this.known.revision) return false
    return performance.now() >= this.#restUntil || this.#waiters.want(revision)
  }

  async #build(): Promise<void> {
    const begun = performance.now()
    const building = startBuilding(this.#parts)
    this.#building = building
    try {
      const known = await this.#knownFrom(await building.done)
      if (this.#closed) return
      this.known = known
      const took = performance.now() - begun
      // A graph hardly ever gets smaller.
      this.#restUntil = performance.now() + took * (known.chart ? 1 : 10)
      this.#onNew(known)
      this.#waiters.serve(known.revision, known.chart)
      this.#say(known, took)
    } finally {
      await building.end()
      this.#building = undefined
    }
  }

  async #knownFrom(built: Built): Promise<Known> {
    if (!('tooLarge' in built)) return { revision: built.revision, chart: built }
    const { links } = await this.#counts().catch(() => ({ links: this.#parts.limit + 1 }))
    return { revision: built.revision, tooLarge: links }
  }

  #fail(failure: unknown, pause: number): void {
    const told = oursOr(failure, 'No map could be built.')
    this.#failure = told
    this.#waiters.fail(told)
    this.#parts.log?.warn(`No newer map: ${told.message} Tried again in ${(pause / 1000).toFixed(1)} s.`)
  }

  #late({ revision }: Waiting): LinernotesError {
    const of = this.#size?.total ? ` of about ${written(this.#size.total)}` : ''
    const read = `${written(this.#building?.read() ?? 0)}${of} nodes and links read`
    const what = this.known
      ? `The map is of revision ${this.known.revision}, one of ${revision} is not there yet.`
      : `The map is being built: ${read}. Ask again in a moment.`
    return new LinernotesError('STORE_TIMEOUT', what)
  }

  /** Only asked for when somebody waits: it may cost as much as a good part of the building. */
  #about(): { total: number } {
    const size = { total: 0 }
    this.#counts().then(
      ({ nodes, links }) => {
        size.total = nodes + links
      },
      () => {},
    )
    return size
  }

  async #counts(): Promise<{ nodes: number; links: number }> {
    const { nodes, links } = await this.#parts.store.stats()
    const sum = (counts: readonly { readonly count: number }[]) => counts.reduce((sum, { count }) => sum + count, 0)
    return { nodes: sum(nodes), links: sum(links) }
  }

  #say({ revision, chart, tooLarge }: Known, took: number): void {
    const { log, limit } = this.#parts
    if (tooLarge !== undefined)
      log?.warn(`No map: the graph has ${written(tooLarge)} links, LIMIT_MAP_LINKS allows ${written(limit)}.`)
    if (chart)
      log?.info(
        `The map of revision ${revision} is built: ${written(chart.map.nodeCount)} nodes, ` +
          `${written(chart.map.linkCount)} links, in ${(took / 1000).toFixed(1)} s.`,
      )
  }
}

function written(count: number): string {
  return count.toLocaleString('en')
}
