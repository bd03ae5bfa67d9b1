import { LinernotesError } from '../../../src/errors.ts'
import type { Item, Origin } from '../../../src/ingest/entry.ts'
import type { Kind } from '../../../src/model/define.ts'
import { model } from '../../../src/model/index.ts'
import { openPaths } from '../../files/open-paths.ts'
import { shareOf } from '../../files/share.ts'
import { untilBroken } from '../../files/until-broken.ts'
import type { Flag, Importer, ReadOptions } from '../importer.ts'
import { readColumns } from './columns.ts'
import { areLinkHeaders, linkHeaderFaults, readLinkRow } from './link-rows.ts'
import { type Mapping, noMapping, readMapping } from './mapping.ts'
import { type RowRead, readNodeRow } from './node-rows.ts'
import { readTable } from './table.ts'
import { templates } from './template.ts'

const kinds = [...model.kinds.keys()]
const oneOf = (values: readonly string[]) => (value: string) =>
  value === '' || values.some((each) => each.toLowerCase() === value.toLowerCase())
    ? undefined
    : `It is one of ${values.join(', ')}.`

const flags: readonly Flag[] = [
  {
    name: 'template',
    value: 'nodes|links',
    alone: 'nodes',
    fallback: '',
    description: 'print a table to begin with, of nodes or of links, and read nothing',
    fault: oneOf(Object.keys(templates)),
  },
  {
    name: 'kind',
    value: 'kind',
    fallback: '',
    description: 'the kind of all rows, where no column says it',
    fault: oneOf(kinds),
  },
  {
    name: 'mapping',
    value: 'file',
    fallback: '',
    description: 'a JSON file that says what the columns tell: {"kind": "Video", "columns": {"Regie": "directors"}}',
    fault: () => undefined,
  },
  {
    name: 'encoding',
    value: 'name',
    fallback: 'auto',
    description: 'how the text was written: auto (UTF-8, or UTF-16 by its mark), windows-1252, macintosh …',
    fault: (value) =>
      value === 'auto' || isEncoding(value) ? undefined : 'It is none that is known; windows-1252 is.',
  },
]

export const csv: Importer = {
  name: 'csv',
  description:
    'Spreadsheets: a row for each node with links as lists of names, or for each link; see --template. Plain or gzip, files, folders, - for standard input.',
  teller: null,
  paths: '[path...]',
  flags,
  print: ({ template = '' }) => templates[template.toLowerCase()],
  read: readCsv,
}

function isEncoding(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== ''
  } catch {
    return false
  }
}

async function* readCsv(paths: readonly string[], { flags, signal, onShare }: ReadOptions): AsyncGenerator<Item> {
  if (paths.length === 0)
    throw new LinernotesError('BAD_INPUT', 'No file is named. Name one, or print a table to begin with: --template.')
  const mapping = flags.mapping ? await readMapping(flags.mapping) : noMapping
  const named = (flags.kind || mapping.kind)?.toLowerCase()
  const kind =
    named === undefined ? undefined : [...model.kinds.values()].find(({ name }) => name.toLowerCase() === named)
  const opened = await openPaths(paths, /\.(csv|tsv|txt)(\.gz)?$/i)
  const onRead = shareOf(opened, onShare)
  for (const { name, bytes } of opened) {
    const table = () => readTable(bytes(onRead, signal), flags.encoding ?? 'auto')
    yield* untilBroken(name, signal, (reached) => readOne(name, table(), { mapping, kind }, reached))
  }
}

interface How {
  readonly mapping: Mapping
  readonly kind: Kind | undefined
}

async function* readOne(
  file: string,
  table: ReturnType<typeof readTable>,
  how: How,
  reached: (origin: Origin) => void,
): AsyncGenerator<Item> {
  let rows: Rows | undefined
  for await (const row of table) {
    const origin = { file, ...(row.line !== undefined && { line: row.line }) }
    if (row.line !== undefined) reached(origin)
    if ('fault' in row) yield { refused: row.fault, origin }
    else if (rows) {
      const result = rows.read(row.cells)
      if ('entry' in result) yield { entry: result.entry, origin }
      else for (const refused of result.faults) yield { refused, origin }
    } else {
      const begun = beginRows(row.cells, how)
      if ('faults' in begun) {
        for (const refused of begun.faults) yield { refused, origin }
        return
      }
      rows = begun
    }
  }
}

interface Rows {
  read(cells: readonly string[]): RowRead
}

/** How the rows below a header are read, or what is wrong with it. */
function beginRows(written: readonly string[], { mapping, kind }: How): Rows | { readonly faults: readonly string[] } {
  const headers = written.map((header) => header.trim())
  const meant = (header: string) => (Object.hasOwn(mapping.columns, header) ? mapping.columns[header]! : header)
  const lost = Object.keys(mapping.columns).filter((header) => !headers.includes(header))
  if (lost.length > 0)
    return { faults: lost.map((header) => `has no column "${header}", which the mapping file names`) }
  const cited = (read: RowRead): RowRead =>
    mapping.sources.length > 0 && 'entry' in read ? { entry: withSources(read.entry, mapping.sources) } : read
  if (areLinkHeaders(headers.map(meant))) {
    const faults = linkHeaderFaults(headers, meant)
    return faults.length > 0
      ? { faults }
      : { read: whole(headers, (cells) => cited(readLinkRow(cells, headers, meant))) }
  }
  const columns = readColumns(headers, meant, kind)
  if ('faults' in columns) return columns
  return { read: whole(headers, (cells) => cited(readNodeRow(cells, columns.columns, kind))) }
}

/** A row with fewer cells than the header, or with more that are not empty, may have slipped: nothing of it is read. */
function whole(headers: readonly string[], read: (cells: readonly string[]) => RowRead) {
  return (cells: readonly string[]): RowRead => {
    const unnamed = headers.findIndex((header, place) => header === '' && (cells[place] ?? '').trim() !== '')
    if (unnamed >= 0) return { faults: [`has something in column ${unnamed + 1}, which has no name`] }
    const more = cells.slice(headers.length).some((cell) => cell.trim() !== '')
    if (cells.length >= headers.length && !more) return read(cells)
    return { faults: [`has ${cells.length} cells where the header has ${headers.length}`] }
  }
}

function withSources(entry: Extract<RowRead, { entry: unknown }>['entry'], sources: readonly string[]) {
  const all = { sources: [...(entry.sources ?? []), ...sources] }
  return { ...entry, ...all, links: (entry.links ?? []).map((link) => ({ ...link, ...all })) }
}
