import { type Model, model as ours } from '../model/index.ts'
import { linkKey } from '../store/link-key.ts'
import { type Cell, linkColumns, nameOf, nodeColumns } from './columns.ts'
import type { Part } from './part.ts'

/** Without it Excel takes UTF-8 for the letters of the machine's own language; other readers skip it. */
const byteOrderMark = '\uFEFF'

/**
 * A part's nodes as a table: UTF-8 with a byte order mark, RFC 4180 (https://www.rfc-editor.org/rfc/rfc4180), the first
 * line naming the columns, which are the same whatever the part holds. Lists are joined by "|", records are JSON.
 */
export async function* exportNodesCsv(part: Part, model: Model = ours): AsyncGenerator<string> {
  const { columns, cells } = nodeColumns(model)
  const [kind, ...others] = columns.map(({ name }) => name)
  yield byteOrderMark + row(['id', kind!, 'name', ...others])
  for await (const batch of part.nodes())
    for (const node of batch) {
      const [kind, ...others] = cells(node)
      yield row([node.id, kind!, nameOf(node, model), ...others])
    }
}

/** A part's links as such a table, each with the names of its ends. */
export async function* exportLinksCsv(part: Part, model: Model = ours): AsyncGenerator<string> {
  const { columns, cells } = linkColumns(model)
  const [type, ...others] = columns.map(({ name }) => name)
  yield byteOrderMark + row(['key', type!, 'from', 'fromName', 'to', 'toName', ...others])
  for await (const batch of part.links()) {
    const names = await part.names(batch.flatMap(({ from, to }) => [from, to]))
    for (const link of batch) {
      const { from, to, properties } = link
      const key = linkKey(model.links.get(link.type)!, from, to, properties)
      const [type, ...others] = cells(link)
      yield row([key, type!, from, names.get(from) ?? null, to, names.get(to) ?? null, ...others])
    }
  }
}

function row(cells: readonly Cell[]): string {
  return `${cells.map(written).join(',')}\r\n`
}

function written(cell: Cell): string {
  if (typeof cell !== 'string') return cell === null ? '' : String(cell)
  const text = defused(cell)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * Text that a spreadsheet would take for a formula gets an apostrophe in front, which makes it text there
 * (https://owasp.org/www-community/attacks/CSV_Injection). So does what already looks like that, so that taking one
 * apostrophe away where such a letter follows gives back the text. Numbers are left as they are.
 */
function defused(text: string): string {
  return /^'*[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text
}
