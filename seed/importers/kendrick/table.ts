import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CsvError, parse } from 'csv-parse/sync'
import { LinernotesError } from '../../../src/errors.ts'
import type { Origin } from '../../../src/ingest/entry.ts'

/** One row of a curated table: its cells by column, empty where nothing is said. */
export interface Row<Column extends string = string> {
  readonly cells: Readonly<Record<Column, string>>
  readonly origin: Required<Origin>
}

/**
 * Reads a tab-separated table with CSV quoting. The header must name exactly the given columns, in any order:
 * a column nobody reads would be a fact lost in silence. BAD_INPUT when it cannot be read that way.
 */
export async function readTable<Column extends string>(
  folder: string,
  file: string,
  columns: readonly Column[],
): Promise<Row<Column>[]> {
  const text = await readFile(join(folder, file), 'utf8').catch((cause: unknown) => {
    throw new LinernotesError('BAD_INPUT', `${file} cannot be read from ${folder}.`, cause)
  })
  const rows = parsed(file, text, (header) => {
    if (header.toSorted().join() !== columns.toSorted().join())
      throw new LinernotesError(
        'BAD_INPUT',
        `${file} has the columns ${header.join(', ')}; expected ${columns.join(', ')}.`,
      )
    return header
  })
  return rows.map(({ record, info }) => ({
    cells: record as Record<Column, string>,
    origin: { file, line: info.lines },
  }))
}

function parsed(file: string, text: string, columns: (header: string[]) => string[]) {
  try {
    return parse(text, { bom: true, columns, delimiter: '\t', info: true }) as unknown as {
      record: Record<string, string>
      info: { lines: number }
    }[]
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause
    throw new LinernotesError('BAD_INPUT', `${file} is not a tab-separated table: ${cause.message}`, cause)
  }
}

/** The values a cell lists, without empty ones. */
export function listed(cell: string, separator: string): string[] {
  return cell
    .split(separator)
    .map((value) => value.trim())
    .filter((value) => value !== '')
}
