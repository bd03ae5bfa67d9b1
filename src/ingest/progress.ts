import cliProgress from 'cli-progress'
import type { Progress } from './ingest.ts'
import { type Report, totals } from './report.ts'

/** Shows how a run goes on. */
export interface ProgressLine {
  /** `share`: how much of the source is read, from 0 to 1, where that is known. */
  show(progress: Progress, share?: number): void
  /** Clears the line of a terminal. */
  end(): void
}

/** Milliseconds between two lines where there is no terminal. */
const quiet = 5_000

/** One line that is written anew on a terminal, a plain line every few seconds elsewhere. */
export function progressLine(stream: NodeJS.WritableStream, every = quiet): ProgressLine {
  const bar = new cliProgress.SingleBar({
    stream,
    format: (options, { progress }, payload: Shown) =>
      payload.words &&
      (payload.share === undefined ? '' : `[${cliProgress.Format.BarFormat(progress, options)}] `) + payload.words,
    barCompleteChar: '#',
    barIncompleteChar: '.',
    barsize: 20,
    clearOnComplete: true,
    noTTYOutput: true,
    notTTYSchedule: every,
  })
  let started = false
  let base: Base = { done: 0, share: 0, seconds: 0 }
  return {
    show(progress, share) {
      // What an earlier run did took none of the time of this one.
      if (!started && progress.report.takenBefore > 0)
        base = { done: done(progress.report), share: share ?? 0, seconds: progress.report.seconds }
      const shown: Shown = { words: words(progress, share, base), share }
      if (started) bar.update(share ?? 0, shown)
      else bar.start(1, share ?? 0, shown)
      started = true
    },
    end() {
      if (started) bar.stop()
    },
  }
}

interface Shown {
  readonly words: string
  readonly share: number | undefined
}

/** Where this run began. */
interface Base {
  readonly done: number
  readonly share: number
  readonly seconds: number
}

function done(report: Report): number {
  const { written, changed, unchanged } = totals(report)
  return written + changed + unchanged
}

function words({ entries, report, indexes }: Progress, share: number | undefined, base: Base): string {
  if (indexes) return `all is in the store; ${indexes.made} of ${indexes.of} indexes are made`
  const { refused } = totals(report)
  const seconds = report.seconds - base.seconds
  const rate = seconds > 0 ? `, ${count((done(report) - base.done) / seconds)} a second` : ''
  const came = share === undefined ? 0 : share - base.share
  const left = share && came > 0.01 && share < 1 ? `, ${count((seconds / came) * (1 - share))} s left` : ''
  const faults = refused > 0 ? `, ${count(refused)} refused` : ''
  const part = share === undefined ? '' : `${Math.floor(share * 100)}%, `
  return `${part}${count(entries)} entries read, ${count(done(report))} nodes and links in the store${faults}${rate}${left}`
}

function count(number: number): string {
  return Math.round(number).toLocaleString('en')
}
