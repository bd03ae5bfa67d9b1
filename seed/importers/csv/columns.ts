import type { Kind } from '../../../src/model/define.ts'
import { model } from '../../../src/model/index.ts'
import { cellProperties, declaredName, linkFieldsOf, outsideSources, plain, told } from './fields.ts'
import { nearest } from './near.ts'

/** What a column of a table of nodes tells. */
export type Target =
  | { readonly tells: 'kind' | 'id' | 'name' | 'aliases' | 'nothing' }
  | { readonly tells: 'property'; readonly name: string }
  | { readonly tells: 'told'; readonly name: (typeof told)[number] }
  | { readonly tells: 'outsideId'; readonly source: string }
  | { readonly tells: 'link'; readonly field: string }
  | { readonly tells: 'linkProperty'; readonly field: string; readonly name: string }

export interface Column {
  /** As the file has it. */
  readonly header: string
  readonly target: Target
}

/** What the columns of a table tell, or what is wrong with its header. */
export type Columns = { readonly columns: readonly Column[] } | { readonly faults: readonly string[] }

/**
 * Tells the columns of a table of nodes by their headers, without regard to case, spaces, hyphens and underscores: the
 * names of the model, a link field also in the singular ("director"), its link's properties behind a dot
 * ("album.position"), or by themselves where only one link column has them. Of one kind, or of all.
 */
export function readColumns(
  headers: readonly string[],
  meant: (header: string) => string | null,
  kind: Kind | undefined,
): Columns {
  const kinds = kind ? [kind] : [...model.kinds.values()]
  const names = namesOf(kinds)
  const faults: string[] = []
  const found: (Target | undefined)[] = headers.map((header) => {
    const name = meant(header)
    return name === null || name === '' ? { tells: 'nothing' } : (names.get(plain(name)) ?? property(name, names))
  })
  const links = found.flatMap((target) => (target?.tells === 'link' ? [target.field] : []))
  const columns = headers.map((header, place): Column => {
    const target = found[place] ?? bare(meant(header)!, links, kinds)
    if (!target) faults.push(unknown(header, meant(header)!, names))
    return { header, target: target ?? { tells: 'nothing' } }
  })
  for (const [place, { header, target }] of columns.entries()) {
    const first = columns.findIndex((other) => JSON.stringify(other.target) === JSON.stringify(target))
    if (target.tells !== 'nothing' && first < place)
      faults.push(`column "${header}" tells the same as "${columns[first]!.header}"; leave one of them out`)
  }
  if (!kind && !columns.some(({ target }) => target.tells === 'kind'))
    faults.push('has no column "kind"; add one, or say --kind for all rows')
  return faults.length > 0 ? { faults } : { columns }
}

function namesOf(kinds: readonly Kind[]): Map<string, Target> {
  const names = new Map<string, Target>()
  const name = (written: string, target: Target) => {
    if (!names.has(plain(written))) names.set(plain(written), target)
  }
  for (const tells of ['kind', 'id', 'name', 'aliases'] as const) name(tells, { tells })
  name('title', { tells: 'name' })
  for (const each of told) name(each, { tells: 'told', name: each })
  for (const source of outsideSources) name(source, { tells: 'outsideId', source })
  for (const kind of kinds)
    for (const each of cellProperties(kind.properties).keys()) name(each, { tells: 'property', name: each })
  for (const kind of kinds)
    for (const field of linkFieldsOf(kind).keys()) {
      name(field, { tells: 'link', field })
      if (field.endsWith('s')) name(field.slice(0, -1), { tells: 'link', field })
    }
  return names
}

/** "album.position", "id.wikidata" */
function property(written: string, names: ReadonlyMap<string, Target>): Target | undefined {
  const [, of = '', name = ''] = /^(.+?)\.(.+)$/.exec(written.trim()) ?? []
  if (plain(of) === 'id') return { tells: 'outsideId', source: name.trim().toLowerCase() }
  const target = names.get(plain(of))
  return target?.tells === 'link' ? { tells: 'linkProperty', field: target.field, name: name.trim() } : undefined
}

/** A property of the links of just one of the table's link columns, or of the one whose links need it. */
function bare(written: string, fields: readonly string[], kinds: readonly Kind[]): Target | undefined {
  const named = fields.flatMap((field) => {
    const links = kinds.flatMap((kind) => linkFieldsOf(kind).get(field)?.link ?? [])
    return links.flatMap(({ properties }) => {
      const declared = cellProperties(properties)
      const name = declaredName(declared, written)
      return name === undefined ? [] : [{ field, name, needed: declared.get(name)!.mustBeGiven }]
    })
  })
  const needed = named.filter((each) => each.needed)
  const [one, ...others] = needed.length > 0 ? needed : named
  if (!one || others.some(({ field }) => field !== one.field)) return undefined
  return { tells: 'linkProperty', field: one.field, name: one.name }
}

function unknown(header: string, name: string, names: ReadonlyMap<string, Target>): string {
  const near = new Set(nearest(plain(name), [...names.keys()]).map((each) => shown(names.get(each)!, each)))
  const cure =
    near.size > 0
      ? `did you mean ${[...near].join(' or ')}? Or say in a mapping file what it tells`
      : 'rename it, or say in a mapping file what it tells'
  return `column "${header}" is not known; ${cure}`
}

/** The name as it is declared. */
function shown(target: Target, plainly: string): string {
  if (target.tells === 'link') return target.field
  return 'name' in target ? target.name : 'source' in target ? target.source : plainly
}
