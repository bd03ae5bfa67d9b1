import { finished } from 'node:stream/promises'
import { type CsvError, type Parser, parse } from 'csv-parse'
import { begun } from '../../files/begun.ts'
import { decoded, NotText } from '../../files/text.ts'

/** A row with the line it begins on, or why there is none. The first row is the header. */
export type TableRow =
  | { readonly line: number; readonly cells: readonly string[] }
  | { readonly line: number | undefined; readonly fault: string }

/** The longest row read, in characters. */
const longest = 1024 * 1024

const notUtf8 =
  'is not UTF-8 here; save the file as "CSV UTF-8", or say --encoding windows-1252 if that is how it was written'

/**
 * The rows of a table whose cells stand between commas, semicolons or tabs, whichever its first line has most of, with
 * CSV quoting. UTF-8, or UTF-16 with a byte order mark; anything else when `encoding` says so. A fault in a row is
 * told and reading goes on; where it cannot, that is the last thing told.
 */
export async function* readTable(chunks: AsyncGenerator<Buffer>, encoding: string): AsyncGenerator<TableRow> {
  const { first, whole } = await begun(chunks, 512)
  const known = encoding === 'auto' ? encodingOf(first) : encoding
  if (known === undefined)
    return yield { line: 1, fault: 'is UTF-16 without a byte order mark, or no text; save the file as "CSV UTF-8"' }
  let line = 1
  try {
    const text = decoded(whole, known)
    const begin = await firstLine(text)
    if (begin.text.trim() === '') return yield { line: 1, fault: 'is empty; its first line names the columns' }
    const lines = new WholeLines(begin.text, text)
    const rows = new Rows(begin.delimiter, begin.passed)
    for await (const more of lines.read()) yield* rows.take(more)
    line = lines.count + begin.passed
    // What breaks off may leave a quote open, which is no fault of the row.
    for (const row of await rows.end()) if (!lines.failure || 'cells' in row) yield row
    if (lines.failure) throw lines.failure
  } catch (error) {
    if (!(error instanceof NotText)) throw error
    yield { line, fault: notUtf8 }
  }
}

/** Rows and faults in the order in which they stand, as csv-parse finds them. */
class Rows {
  readonly #parser: Parser
  readonly #found: TableRow[] = []
  /** The last line of the row before. */
  #ended: number

  constructor(delimiter: string, passed: number) {
    this.#ended = passed
    this.#parser = parse({
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_error: true,
      max_record_size: longest,
      // What is given back would wait in the stream: it is kept here instead.
      on_record: (cells: string[], { lines }) => {
        const inside = cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0)
        this.#ended = lines + passed
        this.#found.push({ line: this.#ended - inside, cells })
        return null
      },
      on_skip: (error) => {
        const { lines } = error as unknown as { lines: number }
        if (this.#ended >= lines + passed) return
        this.#found.push({ line: this.#ended + 1, fault: faultOf(error as CsvError) })
        this.#ended = lines + passed
      },
    })
    this.#parser.resume()
  }

  take(text: string): TableRow[] {
    this.#parser.write(text)
    return this.#found.splice(0)
  }

  async end(): Promise<TableRow[]> {
    this.#parser.end()
    await finished(this.#parser)
    return this.#found.splice(0)
  }
}

/** Text line by line as long as it can be read; of what breaks off within a line nothing is given. */
class WholeLines {
  failure: unknown
  /** Lines begun. */
  count = 1
  readonly #begin: string
  readonly #text: AsyncGenerator<string>

  constructor(begin: string, text: AsyncGenerator<string>) {
    this.#begin = begin
    this.#text = text
  }

  async *read(): AsyncGenerator<string> {
    let held = this.#begin
    try {
      for await (const more of this.#text) {
        const end = held.lastIndexOf('\n') + 1
        if (end > 0) yield this.#counted(held.slice(0, end))
        held = held.slice(end) + more
      }
      yield this.#counted(held)
    } catch (error) {
      this.failure = error
      const end = held.lastIndexOf('\n') + 1
      if (end > 0) yield this.#counted(held.slice(0, end))
    }
  }

  #counted(text: string): string {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.count++
    return text
  }
}

function faultOf(error: CsvError): string {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED')
    return 'opens a quote that is never closed; close it, or write "" for a quote in a cell'
  if (error.code === 'CSV_MAX_RECORD_SIZE')
    return `is longer than ${longest / 1024 / 1024} MiB; a quote may not be closed`
  return 'has a quote inside a cell that does not begin with one; put the cell in quotes and write "" for each inside'
}

/** Told by a byte order mark; undefined for what cannot be text in a known encoding. */
function encodingOf(first: Buffer): string | undefined {
  if (first[0] === 0xff && first[1] === 0xfe) return 'utf-16le'
  if (first[0] === 0xfe && first[1] === 0xff) return 'utf-16be'
  return first.includes(0) ? undefined : 'utf-8'
}

interface Begin {
  /** From the header on, as far as it is read. */
  readonly text: string
  readonly delimiter: string
  /** Lines before the header. */
  readonly passed: number
}

/** The header's delimiter. A line "sep=;" before it, as Excel writes, says it outright. */
async function firstLine(text: AsyncGenerator<string>): Promise<Begin> {
  let begun = ''
  while (begun.length < longest && !/[^\r\n\uFEFF][^\r\n]*[\r\n]/.test(begun)) {
    const next = await text.next()
    if (next.done) break
    begun += next.value
  }
  begun = begun.replace(/^\uFEFF/, '')
  const said = /^sep=(.)\r?\n/.exec(begun)
  if (said) return { text: begun.slice(said[0].length), delimiter: said[1]!, passed: 1 }
  const header = /^[\r\n]*([^\r\n]*)/.exec(begun)![1]!.replace(/"[^"]*"?/g, '')
  const count = (delimiter: string) => header.split(delimiter).length - 1
  const delimiter = [',', ';', '\t'].reduce((most, each) => (count(each) > count(most) ? each : most))
  return { text: begun, delimiter, passed: 0 }
}
