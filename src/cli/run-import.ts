import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Importer } from '../../seed/importers/importer.ts'
import type { Config } from '../config.ts'
import type { Earlier } from '../ingest/course.ts'
import { ingest, type Progress } from '../ingest/ingest.ts'
import { printReport, reportToJson } from '../ingest/print-report.ts'
import { progressLine } from '../ingest/progress.ts'
import { type Report, totals } from '../ingest/report.ts'
import { model } from '../model/index.ts'
import type { Store } from '../store/contract.ts'
import { fingerprint, seenFiles, watched } from './read-files.ts'
import { openReportFile, type ReportFile } from './report-file.ts'
import { say, sentenceOf } from './say.ts'
import { version } from './version.ts'
import { configured, untilStopped, withCopy, withStore } from './with-store.ts'

/** As what an importer's items are taken in. */
export function wordOf({ name, teller, joins }: Importer) {
  return { source: name, joins: joins === true, ...(teller !== null && { teller }) }
}

export interface RunOptions {
  readonly flags: Readonly<Record<string, string>>
  /** Print the report as JSON. */
  readonly json?: boolean
  /** On a copy of the store, so that nothing is written. */
  readonly dryRun?: boolean
  /** Anything refused is a failure. */
  readonly strict?: boolean
  /** A file for the report, as JSON. */
  readonly report?: string
}

/**
 * Reads a source into the configured store and prints the report; exit code 1 when it was stopped, or refused something
 * under `strict`.
 */
export async function runImport(importer: Importer, paths: readonly string[], options: RunOptions): Promise<void> {
  const file = options.report === undefined ? undefined : await openReportFile(options.report)
  try {
    const report = await read(importer, paths, options, file)
    const told = { ...reportToJson(report), dryRun: options.dryRun ?? false }
    await file?.write(told)
    process.stdout.write(options.json ? `${JSON.stringify(told)}\n` : printReport(report, model))
    if (options.dryRun) say('this was a dry run: nothing is written.')
    if (report.stopped || (options.strict && totals(report).refused > 0)) process.exitCode = 1
  } finally {
    await file?.close()
  }
}

async function read(
  importer: Importer,
  paths: readonly string[],
  options: RunOptions,
  file: ReportFile | undefined,
): Promise<Report> {
  const config = configured()
  const progress = progressLine(process.stderr)
  let last: Progress | undefined
  let share: number | undefined
  const given = paths.length > 0 ? paths : (importer.unlessGiven ?? [])
  const files = await seenFiles([...given, ...(await namedBy(options.flags))], isOwn(config, options.report))
  const input = files && fingerprint(files, paths, options.flags, version())
  try {
    const report = await untilStopped((signal) => {
      const onShare = (now: number) => {
        share = now
      }
      const onProgress = (now: Progress) => {
        last = now
        progress.show(now, share)
      }
      const use = (store: Store) => {
        const items = importer.read(paths, { flags: options.flags, signal, onShare })
        return ingest(store, files ? watched(items, files) : items, {
          ...{ ...wordOf(importer), signal, onProgress },
          ...(input !== undefined && { input }),
          onEarlier: (earlier) => say(aboutEarlier(importer, earlier)),
        })
      }
      return options.dryRun ? withCopy(use, config, signal) : withStore(use, config)
    })
    progress.end()
    if (report.stopped) say(options.dryRun ? 'stopped.' : `stopped; ${committed(report)} ${howToGoOn(input)}`)
    return report
  } catch (error) {
    progress.end()
    if (last && !options.dryRun) {
      say(`${committed(last.report)} ${howToGoOn(input)}`)
      await file?.write({ ...reportToJson(last.report), stopped: true, dryRun: false, failure: sentenceOf(error) })
    }
    throw error
  }
}

/** Flags may name files too: a mapping, say. */
async function namedBy(flags: RunOptions['flags']): Promise<string[]> {
  const isFile = (value: string) =>
    stat(value).then(
      (found) => found.isFile(),
      () => false,
    )
  const named: string[] = []
  for (const value of Object.values(flags)) if (value !== '' && (await isFile(String(value)))) named.push(String(value))
  return named
}

/** What this program itself writes is none of what it reads: the store's files, the report, also one begun and left. */
function isOwn({ store }: Config, report: string | undefined): (path: string) => boolean {
  const starts = [...(store.engine === 'sqlite' ? [store.file] : []), ...(report ? [report] : [])]
  return (path) => starts.some((start) => path.startsWith(resolve(start)))
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
