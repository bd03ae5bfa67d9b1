import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'

const folder = new URL('../../../seed/kendrick/', import.meta.url)

export const refusalsFile = 'expected-refusals.tsv'
export const files = readdirSync(folder).filter((file) => file.endsWith('.tsv') && file !== refusalsFile)

/** A table's rows, each with the line it ends on; read anew, not by the importer's own reader. */
export function rowsOf(file: string): { line: number; cells: Record<string, string> }[] {
  const [header = [], ...rows] = parse(readFileSync(new URL(file, folder), 'utf8'), { delimiter: '\t' }) as string[][]
  return rows.map((row, at) => ({
    line: at + 2,
    cells: Object.fromEntries(header.map((name, column) => [name, row[column] ?? ''])),
  }))
}
