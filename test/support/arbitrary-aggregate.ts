import fc from 'fast-check'
import type { Properties } from '../../src/model/define.ts'
import type { AggregateSelection } from '../../src/store/selection.ts'

/** Spans of any dates and integers, and often a count by the year of one. */
export function aggregates(properties: Properties): fc.Arbitrary<AggregateSelection> {
  const told = Object.keys(properties).filter((name) => ['integer', 'date'].includes(properties[name]!.type))
  const spans = fc
    .tuple(fc.shuffledSubarray(told), fc.boolean())
    .map(([some, sum]) => some.map((property) => ({ property, sum: sum && properties[property]!.type === 'integer' })))
  const years =
    told.length > 0 ? fc.option(fc.constantFrom(...told), { nil: undefined, freq: 2 }) : fc.constant(undefined)
  return fc.record({ spans, years }) as fc.Arbitrary<AggregateSelection>
}
