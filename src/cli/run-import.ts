import type { Importer } from '../../seed/importers/importer.ts'
import type { Config } from '../config.ts'
import type { Earlier } from '../ingest/course.ts'
import { ingest, type Progress } from '../ingest/ingest.ts'
import { printReport, reportToJson } from '../ingest/print-report.ts'
import { progressLine } from '../ingest/progress.ts'
import { type Report, totals } from '../ingest/report.ts'
import { model } from '../model/index.ts'
import { fingerprint, seenFiles, watched } from './read-files.ts'
import { say } from './say.ts'
import { version } from './version.ts'
import { configured, untilStopped, withStore } from './with-store.ts'

/** As what an importer's items are taken in. */
export function wordOf({ name, teller, joins }: Importer) {
  return { source: name, joins: joins === true, ...(teller !== null && { teller }) }
}

/** Reads a source into the configured store and prints the report; exit code 1 when it was stopped. */
export async function runImport(
  importer: Importer,
  paths: readonly string[],
  options: { readonly flags: Readonly<Record<string, string>>; readonly json: boolean },
): Promise<void> {
  const config = configured()
  const progress = progressLine(process.stderr)
  let last: Progress | undefined
  let share: number | undefined
  try {
    const files = await seenFiles(paths.length > 0 ? paths : (importer.unlessGiven ?? []), ownFiles(config))
    const input = files && fingerprint(files, paths, options.flags, version())
    const report = await withStore(
      (store) =>
        untilStopped((signal) => {
          const onShare = (now: number) => {
            share = now
          }
          const items = importer.read(paths, { flags: options.flags, signal, onShare })
          const onProgress = (now: Progress) => {
            last = now
            progress.show(now, share)
          }
          return ingest(store, files ? watched(items, files) : items, {
            ...{ ...wordOf(importer), signal, onProgress },
            ...(input !== undefined && { input }),
            onEarlier: (earlier) => say(aboutEarlier(importer, earlier)),
          })
        }),
      config,
    )
    progress.end()
    process.stdout.write(options.json ? `${JSON.stringify(reportToJson(report))}\n` : printReport(report, model))
    if (!report.stopped) return
    say(`stopped; ${committed(report)} ${howToGoOn(input)}`)
    process.exitCode = 1
  } catch (error) {
    progress.end()
    if (last) say(committed(last.report))
    throw error
  }
}

/** What changes while an import writes is none of what it reads. */
function ownFiles({ store }: Config): string[] {
  return store.engine === 'sqlite' ? ['', '-wal', '-shm', '-journal'].map((end) => `${store.file}${end}`) : []
}

function aboutEarlier({ name }: Importer, { takenUp, since, items }: Earlier): string {
  const what = `the import of ${name} that began ${since} and ended early, after ${count(items)} entries`
  return takenUp
    ? `going on with ${what}.`
    : `${what}, read something else, or other flags, or the files have changed: this one starts at the beginning.`
}

function committed(report: Report): string {
  const { written, changed } = totals(report)
  return `${count(written)} nodes and links are written and ${count(changed)} changed; what is committed stays.`
}

function howToGoOn(input: string | undefined): string {
  return input === undefined
    ? 'The same command again starts at the beginning, and what is there already is passed over.'
    : 'The same command again takes up the rest.'
}

function count(number: number): string {
  return number.toLocaleString('en')
}
