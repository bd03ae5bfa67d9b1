import type { Model } from '../model/index.ts'
import type { Origin } from './entry.ts'
import type { Group } from './groups.ts'
import { type Report, type Tally, totals } from './report.ts'

const columns = ['read', 'written', 'changed', 'unchanged', 'refused'] as const

/** The report as a table for a person: kinds and links in the model's order, then what was refused and why. */
export function printReport(report: Report, model: Model): string {
  const sorts = [...model.kinds.keys(), ...model.links.keys(), 'link', 'redirect', 'unreadable']
  const met = sorts.filter((what) => report.tallies.has(what))
  const rows = met.map((what) => row(what, report.tallies.get(what)!))
  const lines = aligned([['', ...columns], ...rows, row('together', totals(report))])
  lines.push(...grouped(report.refusals))
  if (report.untaken.length > 0)
    lines.push('', 'Not taken, as the graph keeps nothing of the sort:', ...grouped(report.untaken))
  if (report.duplicates.length > 0)
    lines.push('', 'May be one; `linernotes merge` makes two nodes one:', ...grouped(report.duplicates))
  if (report.remarks.length > 0) lines.push('', 'Taken, and worth a look:', ...grouped(report.remarks))
  return `${lines.join('\n')}\n`
}

function* grouped(groups: readonly Group[]): Generator<string> {
  for (const { what, reason, count, examples } of groups) {
    yield ''
    yield `${count} x ${what}: ${reason}`
    for (const { about, origin } of examples) yield `    ${place(origin)}  ${about}`
  }
}

/** The report for a program. */
export function reportToJson(report: Report): object {
  return { ...report, tallies: Object.fromEntries(report.tallies), totals: totals(report) }
}

/** Rows as lines: the first column to the left, figures to the right. */
export function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)))
  const pad = (cell: string, column: number) =>
    column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column] ?? 0)
  return rows.map((cells) => cells.map(pad).join('  ').trimEnd())
}

function row(what: string, tally: Tally): string[] {
  return [what, ...columns.map((column) => tally[column].toLocaleString('en'))]
}

function place({ file, line }: Origin): string {
  return line === undefined ? file : `${file}:${line}`
}
