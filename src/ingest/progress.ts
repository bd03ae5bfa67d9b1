import cliProgress from 'cli-progress'
import type { Progress } from './ingest.ts'
import { totals } from './report.ts'

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
  return {
    show(progress, share) {
      const shown: Shown = { words: words(progress, share), share }
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

function words({ entries, report }: Progress, share: number | undefined): string {
  const { written, changed, unchanged, refused } = totals(report)
  const { seconds } = report
  const done = written + changed + unchanged
  const rate = seconds > 0 ? `, ${count(done / seconds)} a second` : ''
  const left = share && share > 0.01 && share < 1 ? `, ${count((seconds / share) * (1 - share))} s left` : ''
  const faults = refused > 0 ? `, ${count(refused)} refused` : ''
  const part = share === undefined ? '' : `${Math.floor(share * 100)}%, `
  return `${part}${count(entries)} entries read, ${count(done)} nodes and links in the store${faults}${rate}${left}`
}

function count(number: number): string {
  return Math.round(number).toLocaleString('en')
}
