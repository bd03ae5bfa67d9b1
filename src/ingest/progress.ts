import type { Progress } from './ingest.ts'
import { totals } from './report.ts'

/** Shows how a run goes on. */
export interface ProgressLine {
  /** `share`: how much of the source is read, from 0 to 1, where that is known. */
  show(progress: Progress, share?: number): void
  /** Clears the line of a terminal. */
  end(): void
}

/** Milliseconds between two showings. */
const pause = { terminal: 100, log: 5_000 }

/** One line that is written anew on a terminal, a plain line every few seconds elsewhere. */
export function progressLine(
  out: { readonly isTTY?: boolean; write(text: string): unknown },
  now = () => performance.now(),
): ProgressLine {
  const every = out.isTTY ? pause.terminal : pause.log
  let shown = now()
  let open = false
  return {
    show(progress, share) {
      if (now() - shown < every) return
      shown = now()
      open = true
      out.write(out.isTTY ? `\r\x1b[K${bar(share)}${words(progress, share)}` : `${words(progress, share)}\n`)
    },
    end() {
      if (open && out.isTTY) out.write('\r\x1b[K')
      open = false
    },
  }
}

function words({ entries, report }: Progress, share: number | undefined): string {
  const { written, changed, unchanged, refused } = totals(report)
  const { seconds } = report
  const done = written + changed + unchanged
  const rate = seconds > 0 ? `, ${count(done / seconds)} a second` : ''
  const left = share && share > 0.01 && share < 1 ? `, ${count((seconds / share) * (1 - share))} s left` : ''
  const faults = refused > 0 ? `, ${count(refused)} refused` : ''
  return `${count(entries)} entries read, ${count(done)} nodes and links in the store${faults}${rate}${left}`
}

function bar(share: number | undefined): string {
  if (share === undefined) return ''
  const full = Math.round(share * 20)
  return `[${'#'.repeat(full)}${'.'.repeat(20 - full)}] ${Math.floor(share * 100)}% `
}

function count(number: number): string {
  return Math.round(number).toLocaleString('en')
}
