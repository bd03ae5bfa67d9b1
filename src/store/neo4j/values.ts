import neo4j from 'neo4j-driver'
import { LinernotesError } from '../../errors.ts'
import type { Properties } from '../../model/define.ts'
import { fold } from '../../model/fold.ts'
import { refersTo } from '../../model/index.ts'
import { isList } from '../../model/properties.ts'
import type { PropertyValues } from '../contract.ts'
import type { ParamValue } from '../selection.ts'
import { storedNames } from './names.ts'

/** What to store for whole values: nothing for what is not known, an empty list for an empty list. */
export function encoded(properties: Properties, values: PropertyValues): Record<string, unknown> {
  const stored: Record<string, unknown> = {}
  for (const { property, declared, name, key, refs } of storedNames(properties).values()) {
    const value = values[property]
    if (value === undefined || value === null) continue
    stored[name] = declared.type === 'records' ? JSON.stringify(value) : bolt(value)
    if (key !== undefined) stored[key] = Array.isArray(value) ? value.map(fold) : fold(value as string)
    if (refs !== undefined) stored[refs] = refersTo(declared, value)
  }
  return stored
}

/** The same to put in the place of what was stored: null for what is not known any more. */
export function replacing(properties: Properties, values: PropertyValues): Record<string, unknown> {
  const names = [...storedNames(properties).values()].flatMap(({ name, key, refs }) =>
    [name, key ?? [], refs ?? []].flat(),
  )
  const nothing = names.map((name) => [name, null])
  return { ...Object.fromEntries(nothing), ...encoded(properties, values) }
}

/** Whole values from what is stored: null, or an empty list, where nothing is. */
export function decoded(properties: Properties, stored: PropertyValues): PropertyValues {
  const values: Record<string, unknown> = {}
  for (const { property, declared, name } of storedNames(properties).values()) {
    const value = stored[name] ?? null
    if (value === null) values[property] = isList(declared.type) ? [] : null
    else values[property] = declared.type === 'records' ? JSON.parse(value as string) : value
  }
  return values
}

/** A selection's values as the one parameter of its statement: `$p.v0`, `$p.v1` … */
export function parameters(values: readonly ParamValue[]): Record<string, unknown> {
  return Object.fromEntries(values.map((value, place) => [`v${place}`, bolt(value)]))
}

/** A number of JavaScript would arrive as a float, which is another value and no LIMIT. */
export function bolt(value: unknown): unknown {
  if (typeof value === 'number') return integer(value)
  if (Array.isArray(value)) return typeof value[0] === 'number' ? value.map(integer) : value
  if (value === undefined || value === null) throw new LinernotesError('INTERNAL', 'A value of a selection is missing.')
  return value
}

function integer(value: number) {
  if (!Number.isSafeInteger(value)) throw new LinernotesError('INTERNAL', `${value} is not a whole number.`)
  return neo4j.int(value)
}
