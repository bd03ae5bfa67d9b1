import type { Importer } from '../../seed/importers/importer.ts'
import { ingest, type Progress } from '../ingest/ingest.ts'
import { printReport, reportToJson } from '../ingest/print-report.ts'
import { progressLine } from '../ingest/progress.ts'
import { type Report, totals } from '../ingest/report.ts'
import { model } from '../model/index.ts'
import { say } from './say.ts'
import { untilStopped, withStore } from './with-store.ts'

/** Reads a source into the configured store and prints the report; exit code 1 when it was stopped. */
export async function runImport(
  importer: Importer,
  paths: readonly string[],
  options: { readonly flags: Readonly<Record<string, string>>; readonly json: boolean },
): Promise<void> {
  const progress = progressLine(process.stderr)
  let last: Progress | undefined
  let share: number | undefined
  try {
    const report = await withStore((store) =>
      untilStopped((signal) => {
        const onShare = (now: number) => {
          share = now
        }
        const items = importer.read(paths, { flags: options.flags, signal, onShare })
        const onProgress = (now: Progress) => {
          last = now
          progress.show(now, share)
        }
        return ingest(store, items, { source: importer.name, signal, onProgress })
      }),
    )
    progress.end()
    process.stdout.write(options.json ? `${JSON.stringify(reportToJson(report))}\n` : printReport(report, model))
    if (!report.stopped) return
    say(`stopped; ${committed(report)} The same command again takes up the rest.`)
    process.exitCode = 1
  } catch (error) {
    progress.end()
    if (last) say(committed(last.report))
    throw error
  }
}

function committed(report: Report): string {
  const { written, changed } = totals(report)
  return `${written.toLocaleString('en')} nodes and links are written and ${changed.toLocaleString('en')} changed; what is committed stays.`
}
