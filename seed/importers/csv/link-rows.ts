import type { EntryLink } from '../../../src/ingest/entry.ts'
import type { Kind, Link } from '../../../src/model/define.ts'
import { model } from '../../../src/model/index.ts'
import { cellValue, isIdOf, nodeNamed } from './cells.ts'
import { cellProperties, declaredName, plain, told } from './fields.ts'
import { nearest } from './near.ts'
import type { RowRead } from './node-rows.ts'
import { toldOf } from './told-cells.ts'

const ends = ['from', 'to'] as const
/** What a table of links has beside properties of the links, without case, spaces, hyphens and underscores. */
const own = ['from', 'type', 'to', 'fromkind', 'tokind', ...told]

/** Whether the headers are those of a table of links. */
export function areLinkHeaders(names: readonly (string | null)[]): boolean {
  const plainly = new Set(names.map((name) => plain(name ?? '')))
  return ['from', 'type', 'to'].every((name) => plainly.has(name))
}

/** Headers that name no property of any link. */
export function linkHeaderFaults(headers: readonly string[], meant: (header: string) => string | null): string[] {
  const names = new Set(own)
  for (const link of model.links.values())
    for (const name of cellProperties(link.properties).keys()) names.add(plain(name))
  return headers.flatMap((header) => {
    const name = meant(header)
    if (name === null || name === '' || names.has(plain(name))) return []
    const near = nearest(plain(name), [...names])
    return `column "${header}" is not known; ${near.length > 0 ? `did you mean ${near.join(' or ')}? Or say in a mapping file what it tells` : 'rename it, or say in a mapping file what it tells'}`
  })
}

/** A row of a table of links: an entry of the one node with a link to the other. */
export function readLinkRow(
  cells: readonly string[],
  headers: readonly string[],
  meant: (header: string) => string | null,
): RowRead {
  const faults: string[] = []
  const said = new Map<string, { header: string; cell: string }>()
  for (const [place, header] of headers.entries()) {
    const name = plain(meant(header) ?? '')
    const cell = cells[place]?.trim() ?? ''
    if (name !== '' && cell !== '') said.set(name, { header, cell })
  }
  for (const name of ['from', 'type', 'to']) if (!said.has(name)) faults.push(`column "${name}" is empty`)
  if (faults.length > 0) return { faults }
  const link = linkNamed(said.get('type')!.cell, faults)
  if (!link) return { faults }
  const [from, to] = ends.map((end) => kindAt(link, end, said.get(end)!.cell, said.get(`${end}kind`)?.cell, faults))
  const properties: Record<string, unknown> = {}
  const statement: Record<string, unknown> = {}
  for (const [name, { header, cell }] of said) {
    if (['from', 'type', 'to', 'fromkind', 'tokind'].includes(name)) continue
    const declared = declaredName(cellProperties(link.properties), name)
    const known = (told as readonly string[]).includes(name)
    const read = known
      ? toldOf(name, cell)
      : declared === undefined
        ? { fault: `is nothing that ${link.type} has` }
        : cellValue(declared, cellProperties(link.properties).get(declared)!, cell)
    if ('fault' in read) faults.push(`column "${header}" ${read.fault}`)
    else if (known) statement[name] = read.value
    else properties[declared!] = read.value
  }
  if (!from || !to || faults.length > 0) return { faults }
  const { cell } = said.get('from')!
  const near = isIdOf(cell, from) ? { id: cell } : { properties: { [from.display]: cell } }
  const entryLink: EntryLink = { type: link.type, to: nodeNamed(said.get('to')!.cell, to), properties, ...statement }
  return { entry: { kind: from.name, ...near, links: [entryLink] } }
}

function linkNamed(written: string, faults: string[]): Link | undefined {
  const type = written.toUpperCase().replace(/[\s-]+/g, '_')
  const link = model.links.get(type)
  if (link) return link
  const near = nearest(type, [...model.links.keys()])
  const cure =
    near.length > 0 ? `did you mean ${near.join(' or ')}?` : `it is one of ${[...model.links.keys()].join(', ')}`
  faults.push(`column "type" names no link; ${cure}`)
  return undefined
}

/** The kind of a link's end: told by its id, by its kind, or by the link, where only one can stand there. */
function kindAt(
  link: Link,
  end: 'from' | 'to',
  cell: string,
  named: string | undefined,
  faults: string[],
): Kind | undefined {
  const possible = [...new Set(link.ends.map((each) => each[end]))].map((name) => model.kinds.get(name)!)
  const told =
    named === undefined ? possible : possible.filter(({ name }) => name.toLowerCase() === named.toLowerCase())
  const kind = told.find((each) => isIdOf(cell, each)) ?? (told.length === 1 ? told[0] : undefined)
  if (kind) return kind
  const names = possible.map(({ name }) => name).join(', ')
  faults.push(
    named === undefined
      ? `column "${end}" may be a ${possible.map(({ name }) => name).join(' or a ')}; add a column "${end} kind", or write an id`
      : `column "${end} kind" is none of ${names}`,
  )
  return undefined
}
