import { LinernotesError } from '../errors.ts'
import { bytesOf } from '../map/walk-map.ts'
import { sizeOf } from '../search/name-index.ts'
import type { Atlas, AtlasState, Chart, CommunitiesAsked, Parted, Ranked, RankingAsked, Waiting } from './atlas.ts'
import { type Asked, askedFor, type Measured } from './measure.ts'
import { Measures } from './measures.ts'
import { type Known, NewestChart } from './newest-chart.ts'
import type { AtlasParts } from './parts.ts'

/** Begins at once to build the first chart. A store that is away makes whoever asks fail, never this. */
export function openAtlas(parts: AtlasParts): Atlas {
  return new KeptAtlas(parts)
}

class KeptAtlas implements Atlas {
  readonly #newest: NewestChart
  #measures: Measures | undefined
  #state: AtlasState = { ready: false }

  constructor(parts: AtlasParts) {
    this.#newest = new NewestChart(parts, (known) => this.#turnTo(known))
  }

  chart(run: Waiting = {}): Promise<Chart | undefined> {
    return this.#newest.wait(run)
  }

  ranking({ by, through }: RankingAsked, run: Waiting = {}): Promise<Ranked | undefined> {
    return this.#measured(askedFor(by, through), run) as Promise<Ranked | undefined>
  }

  communities({ through }: CommunitiesAsked, run: Waiting = {}): Promise<Parted | undefined> {
    return this.#measured(askedFor('COMMUNITY', through), run) as Promise<Parted | undefined>
  }

  state(): AtlasState {
    return this.#state
  }

  async close(): Promise<void> {
    const reason = new LinernotesError('STORE_UNAVAILABLE', 'The atlas is closed.')
    await Promise.all([this.#newest.close(reason), this.#measures?.close(reason)])
  }

  async #measured(asked: Asked, run: Waiting): Promise<(Measured & { readonly chart: Chart }) | undefined> {
    const begun = performance.now()
    if (!(await this.chart(run))) return undefined
    const measures = this.#measures!
    const left = run.timeout === undefined ? {} : { timeout: run.timeout - (performance.now() - begun) }
    return { ...(await measures.ask(asked, { ...run, ...left })), chart: measures.chart }
  }

  #turnTo({ revision, chart, tooLarge }: Known): void {
    this.#measures?.retire()
    this.#measures = chart && new Measures(chart)
    if (!chart) this.#state = { ready: false, ...(tooLarge !== undefined && { tooLarge }) }
    else {
      const { nodeCount: nodes, linkCount: links } = chart.map
      this.#state = { ready: true, revision, nodes, links, bytes: bytesOf(chart.map) + sizeOf(chart.names) }
    }
  }
}
