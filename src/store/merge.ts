import type { Properties } from '../model/define.ts'
import { isList, type Property, valueOr } from '../model/properties.ts'
import { disagreed, unsettled } from './disagreed.ts'

type Values = Readonly<Record<string, unknown>>

/** A new node's or link's values: those given, fallbacks for the rest, null or an empty list where there is none. */
export function completed(properties: Properties, given: Values): Values {
  const whole: Record<string, unknown> = {}
  for (const [name, property] of Object.entries(properties)) whole[name] = valueOr(property, name, given)
  return whole
}

/**
 * What stands after a write: what is given replaces what was, unless a source of higher standing told that
 * (model/standing.ts); what is not given stays, lists grow together (records that are told apart by their identity are
 * merged one by one). Returns `stored` itself when nothing changes.
 */
export function merged(properties: Properties, stored: Values, given: Values): Values {
  return joined(properties, stored, given, 'given')
}

/**
 * The same where `stored` stands in a tie: what a merge leaves, and what a merged-away node says when it is written
 * again. Its lists still add and gaps are filled, so that importing both again does not turn a name to and fro.
 */
export function filled(properties: Properties, stored: Values, given: Values): Values {
  return joined(properties, stored, given, 'stored')
}

function joined(properties: Properties, stored: Values, given: Values, tie: 'given' | 'stored'): Values {
  const agreed = tie === 'given' && same(stored.standing, given.standing)
  const told = agreed ? given : disagreed(properties, stored, given, tie)
  let changed: Record<string, unknown> | undefined
  for (const [name, property] of Object.entries(properties)) {
    const value = told[name]
    if (value === undefined || (value === null && name !== 'standing')) continue
    const joint = mergedValue(property, stored[name], value)
    const after = agreed ? joint : unsettled(name, joint, { ...stored, ...told })
    if (same(after, stored[name])) continue
    changed ??= { ...stored }
    changed[name] = after
  }
  return changed ? settled(properties, stored, changed) : stored
}

/** Brings what depends on other values of its node in line with them; `stored` itself when that undoes every change. */
function settled(properties: Properties, stored: Values, changed: Record<string, unknown>): Values {
  const depending = Object.entries(properties).filter(([, property]) => property.settled)
  if (depending.length === 0) return changed
  for (const [name, property] of depending) {
    const after = property.settled!(changed)
    changed[name] = same(after, stored[name]) ? stored[name] : after
  }
  return Object.keys(properties).every((name) => same(changed[name], stored[name])) ? stored : changed
}

function mergedValue(property: Property, stored: unknown, given: unknown): unknown {
  if (!isList(property.type)) return given
  const before = (stored ?? []) as unknown[]
  if (property.type === 'records') return mergedRecords(property.record!, before as Values[], given as Values[])
  const both = [...new Set([...before, ...(given as unknown[])])]
  return property.type === 'refs' ? both.sort() : both
}

function mergedRecords(record: NonNullable<Property['record']>, stored: Values[], given: Values[]): Values[] {
  const nameOf = recordName(record)
  const byName = new Map(stored.map((entry) => [nameOf(entry), entry]))
  for (const entry of given) {
    const before = byName.get(nameOf(entry))
    byName.set(nameOf(entry), before ? merged(record.fields, before, entry) : entry)
  }
  return [...byName.values()]
}

/** What tells the records of a list apart, as one text. */
export function recordName({ identity }: NonNullable<Property['record']>): (entry: Values) => string {
  return (entry) => JSON.stringify(identity.map((field) => entry[field] ?? null))
}

/** Missing and null are the same. */
export function same(a: unknown, b: unknown): boolean {
  return (a ?? null) === (b ?? null) || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b))
}
