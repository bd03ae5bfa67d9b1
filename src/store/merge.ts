import type { Properties } from '../model/define.ts'
import { isList, type Property } from '../model/properties.ts'

type Values = Readonly<Record<string, unknown>>

/** A new node's or link's values: those given, fallbacks for the rest, null or an empty list where there is none. */
export function completed(properties: Properties, given: Values): Values {
  const whole: Record<string, unknown> = {}
  for (const [name, property] of Object.entries(properties))
    whole[name] = given[name] ?? property.fallback?.(given) ?? (isList(property.type) ? [] : null)
  return whole
}

/**
 * What stands after a write: what is given replaces what was, what is not given stays, lists grow together
 * (records that are told apart by their identity are merged one by one). Returns `stored` itself when nothing changes.
 */
export function merged(properties: Properties, stored: Values, given: Values): Values {
  let changed: Record<string, unknown> | undefined
  for (const [name, property] of Object.entries(properties)) {
    const value = given[name]
    if (value === undefined || value === null) continue
    const after = mergedValue(property, stored[name], value)
    if (same(after, stored[name])) continue
    changed ??= { ...stored }
    changed[name] = after
  }
  return changed ?? stored
}

/**
 * What stands when a merged-away node is written again: its lists still add to the node it became and gaps are filled,
 * but the survivor's own values stay, so that importing both again does not turn its name to and fro.
 */
export function filled(properties: Properties, stored: Values, given: Values): Values {
  const adds = Object.entries(given).filter(([name]) => {
    const property = properties[name]
    return property && (isList(property.type) || stored[name] === null || stored[name] === undefined)
  })
  return merged(properties, stored, Object.fromEntries(adds))
}

function mergedValue(property: Property, stored: unknown, given: unknown): unknown {
  if (!isList(property.type)) return given
  const before = (stored ?? []) as unknown[]
  if (property.type === 'records') return mergedRecords(property.record!, before as Values[], given as Values[])
  const both = [...new Set([...before, ...(given as unknown[])])]
  return property.type === 'refs' ? both.sort() : both
}

function mergedRecords(record: NonNullable<Property['record']>, stored: Values[], given: Values[]): Values[] {
  const nameOf = (entry: Values) => JSON.stringify(record.identity.map((field) => entry[field] ?? null))
  const byName = new Map(stored.map((entry) => [nameOf(entry), entry]))
  for (const entry of given) {
    const before = byName.get(nameOf(entry))
    byName.set(nameOf(entry), before ? merged(record.fields, before, entry) : entry)
  }
  return [...byName.values()]
}

function same(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b))
}
