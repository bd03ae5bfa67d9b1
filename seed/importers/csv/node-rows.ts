import type { Entry, EntryLink } from '../../../src/ingest/entry.ts'
import type { Kind, Properties } from '../../../src/model/define.ts'
import { model } from '../../../src/model/index.ts'
import { cellValue, listed, nodeNamed } from './cells.ts'
import type { Column } from './columns.ts'
import { cellProperties, declaredName, type LinkField, linkFieldsOf } from './fields.ts'
import { toldOf } from './told-cells.ts'

/** What a row says, or what is wrong with it: every fault of it, with its column. */
export type RowRead = { readonly entry: Entry } | { readonly faults: readonly string[] }

/** A row of a table of nodes as an entry. Empty cells say nothing. */
export function readNodeRow(cells: readonly string[], columns: readonly Column[], kind: Kind | undefined): RowRead {
  const row = new NodeRow(columns, cells)
  const of = kind ?? row.kind()
  return of ? row.read(of) : { faults: row.faults }
}

class NodeRow {
  readonly faults: string[] = []
  readonly #cells: readonly { readonly column: Column; readonly cell: string }[]

  constructor(columns: readonly Column[], cells: readonly string[]) {
    this.#cells = columns.flatMap((column, place) => {
      const cell = cells[place]?.trim() ?? ''
      return cell === '' ? [] : [{ column, cell }]
    })
  }

  kind(): Kind | undefined {
    const written = this.#cells.find(({ column }) => column.target.tells === 'kind')
    if (!written) {
      this.faults.push('column "kind" is empty')
      return undefined
    }
    const named = [...model.kinds.values()].find(({ name }) => name.toLowerCase() === written.cell.toLowerCase())
    if (!named) this.#fault(written.column, `names no kind; it is one of ${[...model.kinds.keys()].join(', ')}`)
    return named
  }

  read(kind: Kind): RowRead {
    const properties: Record<string, unknown> = {}
    const externalIds: Record<string, string[]> = {}
    const aliases: string[] = []
    const told: Record<string, unknown> = {}
    const lists = new Map<string, string[]>()
    const linkProperties = new Map<string, Record<string, unknown>>()
    let id: string | undefined
    for (const { column, cell } of this.#cells) {
      const { target } = column
      if (target.tells === 'id') id = cell
      else if (target.tells === 'name') properties[kind.display] = cell
      else if (target.tells === 'aliases') aliases.push(...listed(cell))
      else if (target.tells === 'outsideId') externalIds[target.source] = listed(cell)
      else if (target.tells === 'told') Object.assign(told, this.#told(column, target.name, cell))
      else if (target.tells === 'property') this.#put(properties, column, target.name, cell, kind.properties, kind.name)
      else if (target.tells === 'link' || target.tells === 'linkProperty') {
        const field = linkFieldsOf(kind).get(target.field)
        if (!field) this.#fault(column, `is nothing that ${kind.name} has`)
        else if (target.tells === 'link') lists.set(target.field, listed(cell))
        else {
          const values = linkProperties.get(target.field) ?? {}
          linkProperties.set(target.field, values)
          this.#put(values, column, target.name, cell, field.link.properties, field.link.type)
        }
      }
    }
    const links = [...lists].flatMap(([field, names]) =>
      linksOf(linkFieldsOf(kind).get(field)!, names, linkProperties.get(field) ?? {}, told),
    )
    if (id === undefined && properties[kind.display] === undefined && Object.keys(externalIds).length === 0)
      this.faults.push(`says neither ${kind.display} nor id: nobody knows what it is about`)
    if (this.faults.length > 0) return { faults: this.faults }
    return {
      entry: {
        kind: kind.name,
        ...(id !== undefined && { id }),
        properties,
        ...(aliases.length > 0 && { aliases }),
        ...(Object.keys(externalIds).length > 0 && { externalIds }),
        ...told,
        ...(links.length > 0 && { links }),
      },
    }
  }

  /** Puts a cell where it belongs, under the name it is declared by. */
  #put(into: Record<string, unknown>, column: Column, written: string, cell: string, declared: Properties, of: string) {
    const properties = cellProperties(declared)
    const name = declaredName(properties, written)
    const read = name === undefined ? undefined : cellValue(name, properties.get(name)!, cell)
    if (read && 'value' in read) into[name!] = read.value
    else this.#fault(column, read ? read.fault : `is nothing that ${of} has`)
  }

  #told(column: Column, name: string, cell: string): Record<string, unknown> {
    const read = toldOf(name, cell)
    if (!('fault' in read)) return { [name]: read.value }
    this.#fault(column, read.fault)
    return {}
  }

  #fault(column: Column, fault: string): void {
    this.faults.push(`column "${column.header}" ${fault}`)
  }
}

/** Names in a cell stand in an order, which is kept where the link has a place for it and does not need it otherwise. */
function linksOf(
  { link, end, far }: LinkField,
  names: readonly string[],
  values: Record<string, unknown>,
  told: Record<string, unknown>,
): EntryLink[] {
  const { position } = link.properties as { position?: { required: boolean } }
  const counted = position !== undefined && !position.required && values.position === undefined
  return names.map((name, place) => ({
    type: link.type,
    [end]: nodeNamed(name, far),
    properties: { ...values, ...(counted && { position: place + 1 }) },
    ...told,
  }))
}
