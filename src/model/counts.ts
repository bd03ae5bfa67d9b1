import { integer, type Property } from './properties.ts'

/**
 * How many links a field lists, kept with each node so that lists can be ordered by it. Nobody gives it or reads it:
 * it is no property of the kind, engines keep it right with every link they write. Missing where there is no link.
 */
export interface CountOf<Field> {
  /** Its name in an order: "songsCount" of the field "songs". */
  readonly property: string
  readonly declared: Property<number>
  readonly field: Field
}

export function countProperty(field: string): string {
  return `${field}Count`
}

/** One for each field that shows the end of a link whole; what a view or a chain lists is more than links can tell. */
export function countsOf<Field extends Listing>(fields: Iterable<Field>): ReadonlyMap<string, CountOf<Field>> {
  const whole = [...fields].filter(({ hops, view }) => hops.length === 1 && !view)
  const counts = whole.map((field): CountOf<Field> => ({ property: countProperty(field.name), declared, field }))
  return new Map(counts.map((count) => [count.property, count]))
}

/** What of a link field tells whether it is counted. */
interface Listing {
  readonly name: string
  readonly hops: readonly unknown[]
  readonly view?: unknown
}

const declared = integer({ indexed: true, hidden: true })
