import { linkProperty } from '../../model/link-property.ts'
import { readLink, writtenLink } from '../known-link.ts'
import type { KnownLinks, LinkRow, Param } from '../selection.ts'
import { finishRows, type Given, type RowLayout } from './answer.ts'
import { grouped } from './grouped.ts'
import { at, quoted, type Stored, storedNames } from './names.ts'
import { nodesOf } from './rows.ts'
import { call, param, type Statement, unioned } from './statement.ts'

export interface CompiledLinks {
  readonly known: Param
  readonly layout: RowLayout
}

/**
 * Links by type and key, a branch for each type there is: so the statement is the same whichever types are asked for, and
 * a type without keys costs a look at an empty list. Branches give no more than the link, and name neither its ends nor
 * its values: planned like that, all of them together take two to four times less long.
 * Rows are `[key, …properties, …refs, type, from, to]`.
 */
export function knownLinks(out: Statement, { known, properties, refs }: KnownLinks, place: number) {
  const links = [...out.model.links.values()]
  const branches = links.map(({ type }) => {
    const pattern = `l:${quoted(type)}`
    const seek = `MATCH ()-[${pattern}]->() USING INDEX SEEK ${pattern}(key)`
    return [seek, `WHERE l.key IN ${param(known)}.${quoted(type)}`, 'RETURN l']
  })
  const lists = refs.map(({ property, node }, nth) => ({
    place: 1 + properties.length + nth,
    ...nodesOf(
      out,
      node,
      'l',
      stored(property, ({ name, refs: ids }) => ids ?? name),
    ),
  }))
  const types = properties.map((property) => linkProperty(out.model, property).type)
  const values = properties.map((property, nth) => {
    const value = stored(property, ({ name }) => name)
    return types[nth] === 'texts' ? `coalesce(${value}, [])` : value
  })
  const ends = ['type(l)', 'startNode(l).id', 'endNode(l).id']
  const row = ['l.key', ...values, ...lists.map(({ text }) => text), ...ends]
  const records = types.flatMap((type, nth) => (type === 'records' ? [1 + nth] : []))
  return {
    lines: [
      ...call([], unioned(branches)),
      ...lists.flatMap(({ calls }) => calls),
      `RETURN ${place} AS of, [${row.join(', ')}] AS row`,
    ],
    compiled: { known, layout: { records, lists, pages: [] } } satisfies CompiledLinks,
  }

  /** Where a type names it otherwise than another does, no link has both. */
  function stored(property: string, nameOf: (one: Stored) => string): string {
    const all = links.flatMap((link) => storedNames(link.properties).get(property) ?? [])
    const names = [...new Set(all.map(nameOf))].map((name) => at('l', name))
    return names.length === 1 ? names[0]! : `coalesce(${names.join(', ')})`
  }
}

/** What the statement is given: keys by type. */
export function keysByType(written: readonly string[]): Record<string, readonly string[]> {
  const types = grouped(written.map(readLink), ({ type }) => type)
  return Object.fromEntries([...types].map(([type, links]) => [type, links.map(({ key }) => key)]))
}

/** A row as the answer holds it, and the link it is of. */
export function finishLink(row: unknown[], { layout }: CompiledLinks, given: Given): readonly [string, LinkRow] {
  const [type, from, to] = row.splice(-3) as [string, string, string]
  finishRows([row], layout, given)
  return [writtenLink({ type, key: row[0] as string, from, to }), row]
}
