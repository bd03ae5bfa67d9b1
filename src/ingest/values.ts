import type { Properties } from '../model/define.ts'
import { Fault, type Property } from '../model/properties.ts'
import { type Cited, cited } from './cited.ts'

export type Values = Record<string, unknown>
/** Told of every node that a value cites. */
export type Cite = (source: Cited) => void

/** Puts the given values, normalised, into `kept`: those under `properties` and, of `beside`, those next to it. */
export function fill(
  kept: Values,
  declared: Properties,
  beside: Properties,
  given: Values,
  cite: Cite,
): string | undefined {
  const own = given.properties ?? {}
  if (!isObject(own)) return 'properties is not an object'
  for (const name in own) {
    if (Object.hasOwn(beside, name)) return `properties holds ${name}, which belongs beside it`
    if (!Object.hasOwn(declared, name)) return `has the property ${name}, which is not declared; leave it out`
    const fault = put(kept, name, declared[name]!, own[name], cite)
    if (fault) return fault
  }
  for (const name in beside) {
    const fault = put(kept, name, declared[name]!, given[name], cite)
    if (fault) return fault
  }
  return undefined
}

/** Nothing is told by null, or by an empty list. */
export function put(kept: Values, name: string, property: Property, given: unknown, cite: Cite): string | undefined {
  if (given === undefined || given === null) return undefined
  let value = name === 'externalIds' ? outsideIds(given) : given
  if (name === 'confidence' && typeof value === 'string') value = value.toUpperCase()
  if (property.kind !== undefined) value = referring(property, value, cite)
  const normal = value instanceof Fault ? value : property.normalise(value)
  if (normal instanceof Fault) return `${name} ${normal.message}`
  if (!Array.isArray(normal) || normal.length > 0) kept[name] = normal
  return undefined
}

/** `{"imvdb": "1"}` and `{"youtube": ["a", "b"]}` as the list they stand for. */
function outsideIds(given: unknown): unknown {
  if (!isObject(given)) return given
  return Object.entries(given).flatMap(([source, ids]) =>
    (Array.isArray(ids) ? ids : [ids]).map((id) => ({ source, id })),
  )
}

/** The value with sources written as ids, each of them cited. */
function referring(property: Property, value: unknown, cite: Cite): unknown {
  if (!Array.isArray(value)) return value
  if (property.type === 'refs') return refer(property.kind!, value, cite)
  const refers = property.record?.refers ?? []
  const records: unknown[] = []
  for (const record of value) {
    if (!isObject(record)) return value
    const whole = { ...record }
    for (const field of refers) {
      if (whole[field] === undefined || whole[field] === null) continue
      whole[field] = refer(property.kind!, whole[field], cite)
      if (whole[field] instanceof Fault) return whole[field]
    }
    records.push(whole)
  }
  return records
}

function refer(kind: string, value: unknown, cite: Cite): unknown {
  if (!Array.isArray(value)) return referOne(kind, value, cite)
  const ids = value.map((one) => referOne(kind, one, cite))
  return ids.find((id) => id instanceof Fault) ?? ids
}

function referOne(kind: string, value: unknown, cite: Cite): string | Fault {
  const source = typeof value !== 'string' ? undefined : kind === 'Source' ? cited(value) : { id: value }
  if (!source) return new Fault('names something that is neither an id of a source nor an http address')
  cite(source)
  return source.id
}

/** The names of required properties that are not given and have no fallback, as the end of a sentence. */
export function lacking(properties: Properties, given: Values): string | undefined {
  for (const name in properties) {
    const property = properties[name]!
    if (property.mustBeGiven && given[name] === undefined) return `lacks ${name}, which it must have`
  }
  return undefined
}

export function isObject(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
