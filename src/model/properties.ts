/** What a value may be. Each type says how it is compared, ordered, stored and filtered. */
export type ValueType =
  | 'text' // compared by its fold, or as written when asked
  | 'url' // as text; must be an http(s) address
  | 'integer'
  | 'boolean'
  | 'date' // "2022", "2022-09" or "2022-09-01": ordered as text
  | 'choice' // one of a fixed list, a GraphQL enum
  | 'texts' // a list of text; never null, empty when nothing is known
  | 'records' // a list of small objects; never null; read whole, not filtered
  | 'refs' // ids of nodes of one kind; never null; read as nodes, filtered by id

/** A fault in a value, as the end of a sentence: "released " + fault. */
export class Fault {
  readonly message: string
  constructor(message: string) {
    this.message = message
  }
}

export interface Property<T = unknown, R extends boolean = boolean> {
  readonly type: ValueType
  /** Never absent on a stored node or link. Lists are always required: empty stands for nothing known. */
  readonly required: boolean
  /** Required, and nothing stands in for it: a new node or link must be given one. */
  readonly mustBeGiven: R
  /** Root lists may be ordered by it at any size. */
  readonly indexed: boolean
  /** Not in the SDL: kept for the house itself. */
  readonly hidden: boolean
  /** The value a new node or link gets where none is given; reads the other given values. */
  readonly fallback?: (given: Readonly<Record<string, unknown>>) => unknown
  /**
   * What it becomes once more was told of its node: reads all that then stands, and gives the same whatever was told
   * first.
   */
  readonly settled?: (whole: Readonly<Record<string, unknown>>) => unknown
  /** The GraphQL enum of a choice. */
  readonly choice?: { readonly name: string; readonly values: readonly string[] }
  /** What `refs`, or the `refers` fields of `records`, name: a kind. */
  readonly kind?: string
  /** For records: the SDL type's name, its fields, which of them tell two apart, and which hold ids of `kind`. */
  readonly record?: {
    readonly name: string
    readonly fields: Readonly<Record<string, Property>>
    readonly identity: readonly string[]
    readonly refers: readonly string[]
  }
  /** The value as it is kept, or what is wrong with it. Idempotent. Never called with null or undefined. */
  readonly normalise: (value: unknown) => T | Fault
}

interface Options {
  required?: boolean
  indexed?: boolean
  hidden?: boolean
  fallback?: (given: Readonly<Record<string, unknown>>) => unknown
  settled?: (whole: Readonly<Record<string, unknown>>) => unknown
}
type MustBeGiven<O> = O extends { required: true } ? (O extends { fallback: unknown } ? false : true) : false

function property<T, O extends Options>(
  type: ValueType,
  options: O | undefined,
  normalise: (value: unknown) => T | Fault,
): Property<T, MustBeGiven<O>> {
  return {
    type,
    required: options?.required ?? isList(type),
    mustBeGiven: (options?.required === true && options.fallback === undefined) as MustBeGiven<O>,
    indexed: options?.indexed ?? false,
    hidden: options?.hidden ?? false,
    ...(options?.fallback && { fallback: options.fallback }),
    ...(options?.settled && { settled: options.settled }),
    normalise,
  }
}

export function text<const O extends Options>(options?: O) {
  return property('text', options, cleanText)
}

export function url<const O extends Options>(options?: O) {
  return property('url', options, (value) => {
    const address = cleanText(value)
    if (address instanceof Fault) return address
    return /^https?:\/\/[^\s]+$/i.test(address) ? address : new Fault('is not an http or https address')
  })
}

export function integer<const O extends Options>(options?: O) {
  return property('integer', options, (value) => {
    const number = typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value
    return Number.isSafeInteger(number) ? (number as number) : new Fault('is not a whole number')
  })
}

export function boolean<const O extends Options>(options?: O) {
  return property('boolean', options, (value) =>
    typeof value === 'boolean' ? value : new Fault('is neither true nor false'),
  )
}

/** A date known to the day, the month or the year; nothing is ever invented to fill it up. */
export function partialDate<const O extends Options>(options?: O) {
  return property('date', options, (value) => {
    const parts = typeof value === 'string' ? /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(value.trim()) : null
    if (!parts) return new Fault('is not a date like "2022", "2022-09" or "2022-09-01"')
    const [written, year, month, day] = parts as unknown as [string, string, string?, string?]
    const lastDay = new Date(Date.UTC(Number(year), Number(month ?? 1), 0)).getUTCDate()
    if (month && (month < '01' || month > '12')) return new Fault('names a month that does not exist')
    if (day && (day < '01' || Number(day) > lastDay)) return new Fault('names a day that does not exist')
    return written
  })
}

export function choice<const V extends readonly string[], const O extends Options>(
  name: string,
  values: V,
  options?: O,
) {
  const made = property('choice', options, (value) =>
    values.includes(value as string) ? (value as V[number]) : new Fault(`is none of ${values.join(', ')}`),
  )
  return { ...made, choice: { name, values } }
}

/** A list of text without empty entries or repeats, in the order given. */
export function texts<const O extends Options>(options?: O) {
  return property('texts', options, (value) => {
    if (!Array.isArray(value)) return new Fault('is not a list')
    const kept = new Set<string>()
    for (const entry of value) {
      const clean = cleanText(entry)
      if (clean instanceof Fault) return clean
      kept.add(clean)
    }
    return [...kept]
  })
}

/** Small objects kept with their node, each field checked by the given properties. */
export function records<const F extends Record<string, Property>>(
  name: string,
  fields: F,
  options: {
    readonly identity: readonly (keyof F & string)[]
    readonly kind?: string
    readonly refers?: readonly (keyof F & string)[]
    readonly settled?: Options['settled']
  },
) {
  const made = property('records', options.settled && { settled: options.settled }, (value): RecordOf<F>[] | Fault => {
    if (!Array.isArray(value)) return new Fault('is not a list')
    const kept: RecordOf<F>[] = []
    for (const entry of value) {
      const record = normaliseFields(fields, entry)
      if (record instanceof Fault) return record
      kept.push(record as RecordOf<F>)
    }
    return kept
  })
  const record = { name, fields, identity: options.identity, refers: options.refers ?? [] }
  return { ...made, record, ...(options.kind !== undefined && { kind: options.kind }) }
}

/** Ids of nodes of one kind: each once, in order of the ids. */
export function refs(kind: string) {
  const made = property('refs', {}, (value) => {
    if (!Array.isArray(value)) return new Fault('is not a list')
    for (const id of value) if (typeof id !== 'string' || !id) return new Fault('holds something that is not an id')
    return [...new Set(value as string[])].sort()
  })
  return { ...made, kind }
}

type RecordOf<F extends Record<string, Property>> = {
  [K in keyof F]: F[K] extends Property<infer T, infer R> ? (R extends true ? T : T | null) : never
}

function normaliseFields(fields: Record<string, Property>, entry: unknown): Record<string, unknown> | Fault {
  if (typeof entry !== 'object' || entry === null) return new Fault('holds something that is not an object')
  const given = entry as Record<string, unknown>
  const kept: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(fields)) {
    const value = given[name]
    if (value === undefined || value === null) {
      if (field.mustBeGiven) return new Fault(`lacks ${name}`)
      kept[name] = isList(field.type) ? [] : null
      continue
    }
    const normal = field.normalise(value)
    if (normal instanceof Fault) return new Fault(`has ${name}, which ${normal.message}`)
    kept[name] = normal
  }
  const stray = Object.keys(given).find((name) => !(name in fields))
  return stray === undefined ? kept : new Fault(`has ${stray}, which is not a field of it`)
}

/** Lists are never null: an empty one stands for nothing known. */
export function isList(type: ValueType): boolean {
  return type === 'texts' || type === 'records' || type === 'refs'
}

/** A new node's or link's value: the one given, else its fallback, else null or an empty list. */
export function valueOr(property: Property, name: string, given: Readonly<Record<string, unknown>>): unknown {
  return given[name] ?? property.fallback?.(given) ?? (isList(property.type) ? [] : null)
}

/** Whether its fold is kept beside it, to be compared. Nothing compares what is hidden and may be missing. */
export function isFolded({ type, hidden, required }: Property): boolean {
  return (type === 'text' || type === 'url' || type === 'texts') && (required || !hidden)
}

/** Trimmed, composed (NFC) text. Engines disagree on NUL and on half a surrogate pair, so both stop here. */
function cleanText(value: unknown): string | Fault {
  if (typeof value !== 'string') return new Fault('is not text')
  const clean = value.normalize('NFC').trim()
  if (clean === '') return new Fault('is empty')
  if (clean.includes('\0')) return new Fault('contains a NUL character')
  if (!clean.isWellFormed()) return new Fault('contains half of a surrogate pair')
  return clean
}
